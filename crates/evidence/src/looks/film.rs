//! Films and sound: the boxes of ISO/IEC 14496-12, walked from the first to the last.

use std::io::{self, Read};

use super::{Content, Untold, unless_cut, whole};
use crate::{FileKind, NotTaken};

/// The brands of films. A phone's `qt` is the same in all but name.
const FILMS: [&[u8; 4]; 12] = [
    b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1", b"M4V ", b"MSNV", b"3gp4",
    b"qt  ",
];
/// The brands of sound.
const SOUNDS: [&[u8; 4]; 2] = [b"M4A ", b"M4B "];
/// The most boxes on the first level: there are a handful, or two for every second of film.
const MOST_BOXES: usize = 100_000;

/// A film or sound, whole, with its table of contents.
pub fn mp4(content: &Content<'_>) -> Result<FileKind, Untold> {
    let brand = content.head.get(8..12).unwrap_or_default();
    let is_of = |brands: &[&[u8; 4]]| brands.iter().any(|known| *known == brand);
    let kind = match (is_of(&FILMS), is_of(&SOUNDS)) {
        (true, _) => FileKind::Mp4,
        (_, true) => FileKind::M4a,
        _ => return Err(NotTaken::Unknown.into()),
    };
    whole(kind, is_whole(content)?)
}

/// Whether the boxes fill the file, and what is played and the table of its contents, without which nothing plays, are among them.
fn is_whole(content: &Content<'_>) -> io::Result<bool> {
    let (mut at, mut has_contents, mut has_media) = (0, false, false);
    for _ in 0..MOST_BOXES {
        if at >= content.bytes {
            break;
        }
        let Some((length, name)) = unless_cut(next(content, at))? else { return Ok(false) };
        has_contents |= &name == b"moov";
        has_media |= &name == b"mdat";
        // A box of length 0 goes to the end; one that is shorter than its head is none.
        at = match length {
            0 => content.bytes,
            1..8 => return Ok(false),
            _ => at.saturating_add(length),
        };
    }
    Ok(has_contents && has_media && at == content.bytes)
}

/// The length and the name of the box at a place.
fn next(content: &Content<'_>, at: u64) -> io::Result<(u64, [u8; 4])> {
    let mut head = [0; 8];
    let mut reader = content.from(at)?;
    reader.read_exact(&mut head)?;
    let [a, b, c, d, name @ ..] = head;
    let mut length = u64::from(u32::from_be_bytes([a, b, c, d]));
    if length == 1 {
        reader.read_exact(&mut head)?;
        length = u64::from_be_bytes(head).max(2);
    }
    Ok((length, name))
}
