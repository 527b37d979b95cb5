//! The parts of a packed file, unpacked under a count.

use std::io::{Cursor, Read};

use goldthread_tree::{Limits, Unreadable};
use zip::ZipArchive;
use zip::result::ZipError;

/// A packed file. Parts are unpacked when they are asked for, and all that was unpacked counts towards one limit.
pub struct Package<'a> {
    name: &'a str,
    archive: ZipArchive<Cursor<&'a [u8]>>,
    room: u64,
    limit: u64,
}

impl<'a> Package<'a> {
    /// Opens a packed file.
    pub fn open(name: &'a str, bytes: &'a [u8], limits: &Limits) -> Result<Self, Unreadable> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| unopened(name, &error))?;
        Ok(Self { name, archive, room: limits.unpacked, limit: limits.unpacked })
    }

    /// The name of the file.
    pub fn name(&self) -> &'a str {
        self.name
    }

    /// Whether there is such a part; letters may differ in case, as the programs that write them allow.
    pub fn has(&self, part: &str) -> bool {
        self.find(part).is_some()
    }

    /// The text of a part; nothing where there is none.
    ///
    /// # Errors
    /// A part that unpacks to more than is left of the limit, or that is damaged.
    pub fn text(&mut self, part: &str) -> Result<Option<String>, Unreadable> {
        let Some(index) = self.find(part) else { return Ok(None) };
        let name = self.name;
        let file = self.archive.by_index(index).map_err(|error| unopened(name, &error))?;
        let mut bytes = Vec::new();
        let taken = file.take(self.room.saturating_add(1)).read_to_end(&mut bytes);
        taken.map_err(|error| self.damaged(format!("{part} cannot be unpacked ({error})")))?;
        let length = bytes.len() as u64;
        if length > self.room {
            let what = format!("its parts unpack to more than {} bytes", self.limit);
            return Err(Unreadable::Excessive { name: name.to_owned(), what });
        }
        self.room -= length;
        Ok(Some(decoded(bytes)))
    }

    /// A complaint about this file.
    pub fn damaged(&self, what: String) -> Unreadable {
        Unreadable::Damaged { name: self.name.to_owned(), what }
    }

    fn find(&self, part: &str) -> Option<usize> {
        let part = part.trim_start_matches('/');
        self.archive.index_for_name(part).or_else(|| {
            let names = 0..self.archive.len();
            let same = |index: &usize| {
                let name = self.archive.name_for_index(*index);
                name.and_then(Result::ok)
                    .is_some_and(|name| name.replace('\\', "/").eq_ignore_ascii_case(part))
            };
            names.into_iter().find(same)
        })
    }
}

/// XML is in UTF-8 or UTF-16; what is neither keeps its readable part.
fn decoded(bytes: Vec<u8>) -> String {
    if bytes.starts_with(&[0xFF, 0xFE])
        || bytes.starts_with(&[0xFE, 0xFF])
        || bytes.starts_with(&[0xEF, 0xBB, 0xBF])
    {
        return encoding_rs::UTF_8.decode(&bytes).0.into_owned();
    }
    String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

fn unopened(name: &str, error: &ZipError) -> Unreadable {
    match error {
        ZipError::UnsupportedArchive(why) if *why == ZipError::PASSWORD_REQUIRED => {
            Unreadable::Password { name: name.to_owned() }
        }
        _ => {
            let what = format!("the parts that it is packed of cannot be found ({error})");
            Unreadable::Damaged { name: name.to_owned(), what }
        }
    }
}
