//! What is known of a file that was taken in.

use crate::{Charset, Checksum, Disposition, FileKind, serving};

/// What a file may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The most bytes that a file may have.
    pub most_bytes: u64,
}

impl Default for Limits {
    /// 50 MB a file.
    fn default() -> Self {
        Self { most_bytes: 50_000_000 }
    }
}

/// A file that was taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// What it is kept by.
    pub sha256: Checksum,
    /// How many bytes it has.
    pub bytes: u64,
    /// What its content says it is.
    pub kind: FileKind,
    /// How its letters stand in its bytes; of texts only.
    pub charset: Option<Charset>,
    /// Its media type, with the charset of a text.
    pub media_type: String,
    /// Its name for people to see, cleaned, with an ending that fits its kind. It is never a path.
    pub name: String,
    /// What the scanner said.
    pub scan: Scan,
}

impl Kept {
    /// Whether a browser may show it itself.
    pub fn disposition(&self) -> Disposition {
        serving::disposition(self.kind)
    }
}

/// Whether a file was looked at for viruses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scan {
    /// There is no scanner.
    NotAsked,
    /// Nothing was found.
    Clean,
    /// The scanner could not be asked, and files are taken all the same.
    Unavailable,
}
