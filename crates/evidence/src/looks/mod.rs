//! What a file is, told by its content.
//!
//! Only what is taken is looked for, each kind as strictly as it can be: its first bytes, its end, and that it is nothing else besides. A
//! library of first bytes would say less of more kinds, and of most of them only that they are refused.

mod film;
mod mail;
mod packed;
mod pictures;
mod text;

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};

use crate::{Charset, FileKind, NotTaken};

/// It cannot be said what a file is.
pub enum Untold {
    /// It is nothing that is taken.
    NotTaken(NotTaken),
    /// The disk does not give it.
    Disk(io::Error),
}

impl From<NotTaken> for Untold {
    fn from(why: NotTaken) -> Self {
        Self::NotTaken(why)
    }
}

impl From<io::Error> for Untold {
    fn from(error: io::Error) -> Self {
        Self::Disk(error)
    }
}

/// A file that is looked at: its first bytes and its last are at hand.
pub struct Content<'a> {
    pub file: &'a File,
    pub bytes: u64,
    pub head: Vec<u8>,
    pub tail: Vec<u8>,
    /// Its name, cleaned.
    pub name: &'a str,
}

type Look = fn(&Content<'_>) -> Result<FileKind, Untold>;

/// How files begin, and what looks at the rest of them.
const BEGINNINGS: [(&[u8], Look); 8] = [
    (b"%PDF-", pdf),
    (b"\x89PNG\r\n\x1a\n", pictures::png),
    (b"\xff\xd8\xff", pictures::jpeg),
    (b"GIF87a", pictures::gif),
    (b"GIF89a", pictures::gif),
    (b"RIFF", pictures::webp),
    (b"PK", packed::office),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", mail::outlook),
];

/// How much of the beginning is at hand.
const HEAD: u64 = 4096;
/// How much of the end: as far as the list of a zip may stand before it.
const TAIL: u64 = packed::END as u64 + u16::MAX as u64;

/// What a file is, with the charset of a text.
pub fn told(file: &File, bytes: u64, name: &str) -> Result<(FileKind, Option<Charset>), Untold> {
    let head = part(file, 0, HEAD.min(bytes))?;
    let tail = part(file, bytes.saturating_sub(TAIL), TAIL.min(bytes))?;
    let content = Content { file, bytes, head, tail, name };
    let known = BEGINNINGS.iter().find(|(beginning, _)| content.head.starts_with(beginning));
    let look = match known {
        Some((_, look)) => *look,
        None if content.head.get(4..8) == Some(b"ftyp") => film::mp4,
        None if content.is_program() => return Err(NotTaken::Script.into()),
        None => return text::told(&content),
    };
    let kind = look(&content)?;
    content.is_nothing_but(kind)?;
    Ok((kind, None))
}

impl Content<'_> {
    /// Reads from a place on.
    pub fn from(&self, at: u64) -> io::Result<io::BufReader<&File>> {
        let mut file = self.file;
        file.seek(SeekFrom::Start(at))?;
        Ok(io::BufReader::new(file))
    }

    /// Whether it begins as programs do, of which texts cannot have the zeros.
    fn is_program(&self) -> bool {
        PROGRAMS.iter().any(|beginning| self.head.starts_with(beginning)) && self.head.contains(&0)
    }

    /// A picture or PDF that ends in a zip is opened as the one by some programs, as the other by others.
    fn is_nothing_but(&self, kind: FileKind) -> Result<(), NotTaken> {
        if !self.head.starts_with(b"PK") && packed::has_end(&self.tail) {
            return Err(NotTaken::TwoInOne(kind));
        }
        Ok(())
    }
}

/// How programs begin, of Windows and of Linux.
const PROGRAMS: [&[u8]; 2] = [b"MZ", b"\x7fELF"];

/// A kind, where the file that looks like it is whole.
fn whole(kind: FileKind, is_whole: bool) -> Result<FileKind, Untold> {
    if is_whole { Ok(kind) } else { Err(NotTaken::CutOff(kind).into()) }
}

/// How much of its end a PDF may have after its last mark.
const AFTER_PDF: usize = 8192;

/// A PDF begins with its mark, not near it, and ends with another.
fn pdf(content: &Content<'_>) -> Result<FileKind, Untold> {
    let end = &content.tail[content.tail.len().saturating_sub(AFTER_PDF)..];
    whole(FileKind::Pdf, end.windows(5).any(|window| window == b"%%EOF"))
}

fn part(mut file: &File, at: u64, length: u64) -> io::Result<Vec<u8>> {
    file.seek(SeekFrom::Start(at))?;
    let mut bytes = Vec::new();
    file.take(length).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Whether what was read ended too early: then the file is cut off; all else is the disk's.
pub fn unless_cut<T>(read: io::Result<T>) -> io::Result<Option<T>> {
    match read {
        Ok(value) => Ok(Some(value)),
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(None),
        Err(error) => Err(error),
    }
}
