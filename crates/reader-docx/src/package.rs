//! The parts of a zipped document, unpacked within limits. Nothing is written, nothing outside is looked up.

use std::collections::HashMap;
use std::io::{Cursor, Read};

use encoding_rs::Encoding;
use goldthread_tree::{Limits, Unreadable};
use zip::ZipArchive;
use zip::result::ZipError;

use crate::xml::{Element, Fault, Xml};

/// The most files that a zipped document may hold.
const MOST_FILES: usize = 20_000;
/// The most elements within each other, whatever the limit: each takes room on the stack.
const DEEPEST: usize = 512;
/// How the entry of a file in the list at the end of a zip begins.
const ENTRY: &[u8] = b"PK\x01\x02";

/// A zipped document.
pub struct Package<'a> {
    name: &'a str,
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// Each file's number by its name, in lower case.
    files: HashMap<String, usize>,
    /// How many more bytes may be unpacked.
    room: u64,
    limits: Limits,
}

/// How one part refers to another.
pub struct Relationship {
    /// What the part calls it.
    pub id: String,
    /// The last word of its kind: `styles`, `footnotes`.
    pub kind: String,
    /// The path of the part that it points to; nothing where that is outside of the document.
    pub target: Option<String>,
}

impl<'a> Package<'a> {
    /// Opens a zipped document.
    ///
    /// # Errors
    /// [`Unreadable`] where the bytes are no zip, or one of too many files.
    pub fn open(name: &'a str, bytes: &'a [u8], limits: &Limits) -> Result<Self, Unreadable> {
        let files = bytes.windows(ENTRY.len()).filter(|window| *window == ENTRY).take(MOST_FILES + 1).count();
        if files > MOST_FILES {
            let what = format!("more than {MOST_FILES} files in one document");
            return Err(Unreadable::Excessive { name: name.to_owned(), what });
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| unreadable(name, "", &error))?;
        let files = (0..archive.len()).filter_map(|at| {
            let file = archive.name_for_index(at)?.ok()?;
            Some((file.replace('\\', "/").trim_start_matches('/').to_lowercase(), at))
        });
        let files = files.collect();
        Ok(Self { name, archive, files, room: limits.unpacked, limits: *limits })
    }

    /// Whether a part is there.
    pub fn has(&self, path: &str) -> bool {
        self.files.contains_key(&path.to_lowercase())
    }

    /// The bytes of a part, nothing where it is not there. The bytes are counted as they come, whatever the zip says of
    /// their number; no part may take more than half of the limit, since the tree needs room beside it.
    ///
    /// # Errors
    /// [`Unreadable`] where it cannot be unpacked, or unpacks to more than the limit.
    pub fn bytes(&mut self, path: &str) -> Result<Option<Vec<u8>>, Unreadable> {
        let Some(at) = self.files.get(&path.to_lowercase()) else { return Ok(None) };
        let file = self.archive.by_index(*at).map_err(|error| unreadable(self.name, path, &error))?;
        let room = self.room.min(self.limits.unpacked / 2);
        let mut bytes = Vec::new();
        let read = file.take(room.saturating_add(1)).read_to_end(&mut bytes);
        if bytes.len() as u64 > room {
            let what = format!("{path} unpacks to more than {room} bytes");
            return Err(Unreadable::Excessive { name: self.name.to_owned(), what });
        }
        self.room -= bytes.len() as u64;
        read.map_err(|error| unreadable(self.name, path, &ZipError::Io(error)))?;
        Ok(Some(bytes))
    }

    /// The elements of a part, nothing where it is not there.
    ///
    /// # Errors
    /// [`Unreadable`] where it cannot be unpacked or is not well formed.
    pub fn xml(&mut self, path: &str) -> Result<Option<Xml>, Unreadable> {
        let Some(bytes) = self.bytes(path)? else { return Ok(None) };
        let name = || self.name.to_owned();
        match Xml::parse(text(bytes), self.limits.depth.min(DEEPEST)) {
            Ok(xml) => Ok(Some(xml)),
            Err(Fault::Excessive(what)) => Err(Unreadable::Excessive { name: name(), what }),
            Err(Fault::Broken(at)) => {
                Err(Unreadable::Damaged { name: name(), what: format!("{path} is broken at byte {at}") })
            }
        }
    }

    /// What a part refers to; of the document itself with the path "".
    ///
    /// # Errors
    /// [`Unreadable`] where the list cannot be read.
    pub fn relationships(&mut self, path: &str) -> Result<Vec<Relationship>, Unreadable> {
        let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
        let slash = if folder.is_empty() { "" } else { "/" };
        let Some(xml) = self.xml(&format!("{folder}{slash}_rels/{file}.rels"))? else {
            return Ok(Vec::new());
        };
        let all = xml.root().into_iter().flat_map(Element::children);
        Ok(all.take(MOST_FILES).filter_map(|element| relationship(folder, element)).collect())
    }

    /// An error that says that the document is damaged.
    pub fn damaged(&self, what: &str) -> Unreadable {
        Unreadable::Damaged { name: self.name.to_owned(), what: what.to_owned() }
    }
}

fn relationship(folder: &str, element: Element<'_>) -> Option<Relationship> {
    let kind = element.attribute("Type")?;
    let is_outside = element.attribute("TargetMode").is_some_and(|mode| mode == "External");
    let target = element.attribute("Target")?;
    Some(Relationship {
        id: element.attribute("Id")?.into_owned(),
        kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
        target: (!is_outside).then(|| resolved(folder, &target)),
    })
}

/// The path of a part that another in `folder` refers to as `target`.
fn resolved(folder: &str, target: &str) -> String {
    let mut path: Vec<&str> = Vec::new();
    let folder = if target.starts_with('/') { "" } else { folder };
    for part in folder.split('/').chain(target.split('/')) {
        match part {
            "" | "." => {}
            ".." => drop(path.pop()),
            part => path.push(part),
        }
    }
    path.join("/")
}

fn unreadable(name: &str, path: &str, error: &ZipError) -> Unreadable {
    let name = name.to_owned();
    let part = if path.is_empty() { "its list of parts".to_owned() } else { path.to_owned() };
    match error {
        ZipError::UnsupportedArchive(what) if *what == ZipError::PASSWORD_REQUIRED => {
            Unreadable::Password { name }
        }
        ZipError::InvalidPassword => Unreadable::Password { name },
        _ => Unreadable::Damaged { name, what: format!("{part} cannot be unpacked") },
    }
}

/// The text of a part: UTF-8, or UTF-16 where its first bytes say so.
fn text(bytes: Vec<u8>) -> String {
    if let Some((encoding, mark)) = Encoding::for_bom(&bytes) {
        return encoding.decode_without_bom_handling(&bytes[mark..]).0.into_owned();
    }
    String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_stay_within_the_document() {
        let check = |folder: &str, target: &str, path: &str| assert_eq!(resolved(folder, target), path);
        check("word", "styles.xml", "word/styles.xml");
        check("word", "/word/styles.xml", "word/styles.xml");
        check("word", "../customXml/item1.xml", "customXml/item1.xml");
        check("word", "../../../../etc/passwd", "etc/passwd");
        check("", "word/./document.xml", "word/document.xml");
    }
}
