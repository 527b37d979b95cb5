//! What a zipped document is, by its parts.

use goldthread_tree::Limits;

use crate::package::Package;

/// What a zip holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ZipKind {
    /// A Word document or template, with macros or without.
    Word,
    /// An Excel workbook.
    Excel,
    /// A presentation.
    Slides,
    /// A sheet of `LibreOffice` and others.
    OpenSheet,
    /// A text document of `LibreOffice` and others.
    OpenText,
    /// Something else.
    Other,
}

/// Words in the list of types, and what they show.
const TYPES: &[(&str, ZipKind)] = &[
    ("wordprocessingml.document.main", ZipKind::Word),
    ("wordprocessingml.template.main", ZipKind::Word),
    ("ms-word.document.macroenabled.main", ZipKind::Word),
    ("ms-word.template.macroenabledtemplate.main", ZipKind::Word),
    ("spreadsheetml.sheet.main", ZipKind::Excel),
    ("spreadsheetml.template.main", ZipKind::Excel),
    ("ms-excel.sheet.", ZipKind::Excel),
    ("ms-excel.template.", ZipKind::Excel),
    ("presentationml.", ZipKind::Slides),
    ("opendocument.spreadsheet", ZipKind::OpenSheet),
    ("opendocument.text", ZipKind::OpenText),
];

/// Parts that show what a zip is where it has no list of types.
const PARTS: &[(&str, ZipKind)] = &[
    ("word/document.xml", ZipKind::Word),
    ("xl/workbook.xml", ZipKind::Excel),
    ("ppt/presentation.xml", ZipKind::Slides),
];

/// What a zip holds; nothing where the bytes are no zip that can be opened.
pub fn kind_of_zip(bytes: &[u8]) -> Option<ZipKind> {
    const LIST: u64 = 4 * 1024 * 1024;
    let limits = Limits { unpacked: LIST, ..Limits::default() };
    let mut package = Package::open("", bytes, &limits).ok()?;
    for list in ["[Content_Types].xml", "mimetype"] {
        let text = package.bytes(list).ok().flatten().unwrap_or_default();
        let text = String::from_utf8_lossy(&text).to_lowercase();
        if let Some((_, kind)) = TYPES.iter().find(|(word, _)| text.contains(word)) {
            return Some(*kind);
        }
    }
    let kind = PARTS.iter().find(|(part, _)| package.has(part)).map(|(_, kind)| *kind);
    Some(kind.unwrap_or(ZipKind::Other))
}

/// Whether the bytes are those of a Word, Excel or other new document that a password protects: an old container with
/// the document locked up in it.
pub fn is_encrypted_ole(bytes: &[u8]) -> bool {
    const CONTAINER: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
    const LOCKED: &str = "EncryptedPackage";
    let wanted: Vec<u8> = LOCKED.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.starts_with(CONTAINER) && bytes.windows(wanted.len()).any(|window| window == wanted)
}
