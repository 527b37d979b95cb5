//! Which format a document has, and the tree that it shows; all formats end in the same [`Tree`].
//!
//! What a document is, its bytes say; its name decides only between kinds of text.

mod decode;
mod inline;
mod text;

use encoding_rs::Encoding;
use goldthread_anchor::Anchor;
use goldthread_plan::Doubt;
use goldthread_reader_docx::{self as reader_docx, ZipKind};
use goldthread_tree::{Limits, Tree, Unreadable};
use {
    goldthread_reader_html as reader_html, goldthread_reader_pdf as reader_pdf,
    goldthread_reader_sheets as reader_sheets,
};

use decode::Decoded;

/// A document that a format has opened.
pub struct Opened {
    /// Its text, where it is one.
    pub text: Option<String>,
    /// What it shows.
    pub tree: Tree,
    /// What kind of file it is.
    pub media_type: &'static str,
}

const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const EXCEL: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const OPEN_SHEET: &str = "application/vnd.oasis.opendocument.spreadsheet";

/// The first bytes of a compound file.
const OLE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// First bytes of files that no reader is made for, and what they are.
const UNKNOWN: &[(&[u8], &str)] = &[
    (b"\xFF\xFE\0\0", "a text in UTF-32"),
    (b"\0\0\xFE\xFF", "a text in UTF-32"),
    (b"{\\rtf", "a rich text document"),
    (b"\x89PNG", "a picture"),
    (b"\xFF\xD8\xFF", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1F\x8B", "a compressed file"),
    (b"\x7FELF", "a program"),
    (b"MZ", "a program"),
    (b"SQLite format 3\0", "a database"),
];

/// Opens a document by what its bytes show it to be.
pub fn open(name: &str, bytes: &[u8], limits: &Limits) -> Result<Opened, Unreadable> {
    let unknown = |what| Unreadable::Unknown { name: name.to_owned(), what };
    if let Some((_, what)) = UNKNOWN.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Err(unknown(what));
    }
    if is_pdf(bytes) {
        return Ok(shown(reader_pdf::read(name, bytes, limits)?, "application/pdf"));
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return open_zip(name, bytes, limits);
    }
    if bytes.starts_with(OLE) {
        return open_ole(name, bytes, limits);
    }
    if reader_html::looks_like_html(bytes) {
        return Ok(shown(reader_html::read(name, bytes, limits)?, "text/html"));
    }
    if is_binary(bytes) {
        return Err(unknown("a binary file"));
    }
    open_text(name, bytes, limits)
}

fn open_zip(name: &str, bytes: &[u8], limits: &Limits) -> Result<Opened, Unreadable> {
    let unknown = |what| Err(Unreadable::Unknown { name: name.to_owned(), what });
    match reader_docx::kind_of_zip(bytes) {
        Some(ZipKind::Word) => Ok(shown(reader_docx::read(name, bytes, limits)?, WORD)),
        Some(ZipKind::Excel) => Ok(shown(reader_sheets::read_workbook(name, bytes, limits)?, EXCEL)),
        Some(ZipKind::OpenSheet) => Ok(shown(reader_sheets::read_workbook(name, bytes, limits)?, OPEN_SHEET)),
        Some(ZipKind::Slides) => unknown("a presentation"),
        Some(ZipKind::OpenText) => unknown("an OpenDocument text"),
        Some(ZipKind::Other) => unknown("a zipped folder"),
        None => Err(Unreadable::Damaged {
            name: name.to_owned(),
            what: "its parts cannot be unpacked".to_owned(),
        }),
    }
}

/// What Office wrote before 2007, and what it still puts round a document with a password.
fn open_ole(name: &str, bytes: &[u8], limits: &Limits) -> Result<Opened, Unreadable> {
    if reader_docx::is_encrypted_ole(bytes) {
        return Err(Unreadable::Password { name: name.to_owned() });
    }
    let names = |part: &str| {
        let wide: Vec<u8> = part.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wide.len()).any(|window| window == wide)
    };
    if names("WordDocument") {
        return Err(Unreadable::Unknown { name: name.to_owned(), what: "a Word document of before 2007" });
    }
    Ok(shown(reader_sheets::read_workbook(name, bytes, limits)?, "application/vnd.ms-excel"))
}

fn shown(tree: Tree, media_type: &'static str) -> Opened {
    Opened { text: None, tree, media_type }
}

/// The mark of a PDF may stand a little after the start.
fn is_pdf(bytes: &[u8]) -> bool {
    bytes[..bytes.len().min(1024)].windows(5).any(|window| window == b"%PDF-")
}

fn open_text(name: &str, bytes: &[u8], limits: &Limits) -> Result<Opened, Unreadable> {
    let (text, decoded) = decode::decode(bytes);
    if text.trim().is_empty() {
        return Err(Unreadable::Empty { name: name.to_owned() });
    }
    if reader_sheets::looks_delimited(name, &text) {
        return Ok(shown(reader_sheets::read_delimited(name, &text, limits)?, "text/csv"));
    }
    let mut tree = text::read(&text);
    if decoded == Decoded::Guessed {
        tree.doubts.insert(0, guessed());
    }
    let media_type = if is_markdown(name, &text) { "text/markdown" } else { "text/plain" };
    Ok(Opened { text: Some(text), tree, media_type })
}

fn guessed() -> Doubt {
    let message =
        "the file does not say how its letters are coded; it was read as Windows-1252, so some may be wrong";
    Doubt { code: "encoding-guessed".to_owned(), message: message.to_owned(), at: Anchor::Typed }
}

fn is_binary(bytes: &[u8]) -> bool {
    if Encoding::for_bom(bytes).is_some() || decode::unmarked_utf16(bytes).is_some() {
        return false;
    }
    let head = &bytes[..bytes.len().min(64 * 1024)];
    let odd = head.iter().filter(|byte| **byte < 0x20 && !b"\t\n\r\x0C\x0B".contains(byte)).count();
    head.contains(&0) || odd * 50 > head.len()
}

fn is_markdown(name: &str, text: &str) -> bool {
    let end = name.rsplit_once('.').map(|(_, end)| end.to_lowercase());
    end.is_some_and(|end| ["md", "markdown"].contains(&end.as_str()))
        || text.lines().take(200).any(|line| line.starts_with("# ") || line.starts_with("## "))
}

/// The tree of a text that is known to be one.
#[cfg(test)]
pub fn read_text(text: &str) -> Tree {
    text::read(text)
}
