//! Office documents: zips with the right parts in them. Only the list of parts is read, and the one that says what the others are.

use std::borrow::Cow;
use std::io::Read;

use zip::ZipArchive;

use super::{Content, Untold};
use crate::{FileKind, NotTaken};

/// The length of what stands at the end of a zip (APPNOTE 4.3.16).
pub const END: usize = 22;
/// The most parts of a document, and the most bytes of their list.
const MOST_PARTS: u16 = 10_000;
const LONGEST_LIST: u32 = 4_000_000;
/// The most bytes of the part that says what the others are.
const LONGEST_TYPES: u64 = 1_000_000;

type Archive<'a> = ZipArchive<&'a std::fs::File>;

/// Each kind: the part that it has, and what that part is said to be.
const OFFICE: [(FileKind, &str, &str); 3] = [
    (
        FileKind::Docx,
        "word/document.xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    ),
    (
        FileKind::Xlsx,
        "xl/workbook.xml",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
    ),
    (
        FileKind::Pptx,
        "ppt/presentation.xml",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
    ),
];
const OPEN_DOCUMENT: [FileKind; 3] = [FileKind::Odt, FileKind::Ods, FileKind::Odp];
/// The part that says what the others are.
const TYPES: &str = "[Content_Types].xml";
/// What stands in the list of types, or in the names of parts, where there is something to run.
const MACROS: [&str; 5] = ["macroenabled", "vbaproject", "vbadata", "activex", "macrosheet"];
/// Where `OpenDocument` keeps what runs.
const SCRIPTS: [&str; 2] = ["basic/", "scripts/"];

/// An office document of either family.
pub fn office(content: &Content<'_>) -> Result<FileKind, Untold> {
    if !content.head.starts_with(b"PK\x03\x04") || !has_one_short_list(content) {
        return Err(NotTaken::Archive.into());
    }
    let reader = content.from(0)?;
    let mut archive = ZipArchive::new(reader.into_inner()).map_err(|_| NotTaken::Archive)?;
    let names = archive.file_names().map(|name| name.map(Cow::into_owned));
    let names = names.collect::<Result<Vec<String>, _>>().map_err(|_| NotTaken::Archive)?;
    let is_microsoft = names.iter().any(|name| name == TYPES);
    let kind =
        if is_microsoft { microsoft(&mut archive, &names) } else { open_document(&mut archive, &names) };
    Ok(kind?)
}

fn microsoft(archive: &mut Archive<'_>, names: &[String]) -> Result<FileKind, NotTaken> {
    let types = part(archive, TYPES).ok_or(NotTaken::Archive)?;
    let found = OFFICE.iter().find(|(_, part, _)| names.iter().any(|name| name == part));
    let (kind, _, main) = found.ok_or(NotTaken::Archive)?;
    let runs = |text: &str| MACROS.iter().any(|word| text.to_lowercase().contains(word));
    if runs(&types) || names.iter().any(|name| runs(name)) {
        return Err(NotTaken::Macros);
    }
    if types.contains(main) { Ok(*kind) } else { Err(NotTaken::Archive) }
}

fn open_document(archive: &mut Archive<'_>, names: &[String]) -> Result<FileKind, NotTaken> {
    let media_type = part(archive, "mimetype").ok_or(NotTaken::Archive)?;
    let kind = OPEN_DOCUMENT.into_iter().find(|kind| kind.media_type() == media_type.trim());
    let kind = kind.filter(|_| names.iter().any(|name| name == "content.xml")).ok_or(NotTaken::Archive)?;
    let runs = |name: &String| SCRIPTS.iter().any(|folder| name.to_lowercase().starts_with(folder));
    if names.iter().any(runs) { Err(NotTaken::Macros) } else { Ok(kind) }
}

/// A part as text; nothing where it is not there, cannot be unpacked, or is longer than it can sensibly be.
fn part(archive: &mut Archive<'_>, name: &str) -> Option<String> {
    let file = archive.by_name(name).ok()?;
    let mut bytes = Vec::new();
    file.take(LONGEST_TYPES + 1).read_to_end(&mut bytes).ok()?;
    if bytes.len() as u64 > LONGEST_TYPES {
        return None;
    }
    // Word also writes UTF-16, which has a zero in every other byte.
    bytes.retain(|byte| *byte != 0);
    Some(String::from_utf8_lossy(&bytes).into_owned())
}

/// Whether the list of parts is short, ends where the file ends, and begins where it says: so there is no second list for another
/// program to find, nothing before the first part, and no more to be read than is sensible.
fn has_one_short_list(content: &Content<'_>) -> bool {
    let Some(list) = content.tail.last_chunk().and_then(List::at) else { return false };
    let is_whole = u64::from(list.begins) + u64::from(list.bytes) + END as u64 == content.bytes;
    is_whole && list.parts <= MOST_PARTS && list.bytes <= LONGEST_LIST
}

/// What the end of a zip says of its list.
struct List {
    parts: u16,
    bytes: u32,
    begins: u32,
}

impl List {
    fn at(end: &[u8; END]) -> Option<Self> {
        let short = |at: usize| u16::from_le_bytes([end[at], end[at + 1]]);
        let long = |at: usize| u32::from_le_bytes([end[at], end[at + 1], end[at + 2], end[at + 3]]);
        end.starts_with(MARK).then(|| Self { parts: short(10), bytes: long(12), begins: long(16) })
    }
}

const MARK: &[u8] = b"PK\x05\x06";

/// Whether the end of a zip stands in the last bytes of a file, with a comment that goes to the very end.
pub fn has_end(tail: &[u8]) -> bool {
    let reaches = |at: usize| {
        let rest = &tail[at..];
        let comment = rest.get(20..END).map(|length| usize::from(u16::from_le_bytes([length[0], length[1]])));
        rest.starts_with(MARK) && comment.is_some_and(|comment| comment + END == rest.len())
    };
    (0..tail.len()).any(reaches)
}
