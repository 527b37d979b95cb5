//! Many files as one zip, with a page that lists them: what is handed to an inspector or a board.
//!
//! The same items and files give the same bytes. The page comes last, since only then is it known which files could be given.

mod manifest;
mod page;

use std::collections::HashMap;
use std::io::{self, Write};

use jiff::civil::Date;
use thiserror::Error;
use zip::result::ZipError;
use zip::write::{SimpleFileOptions, StreamWriter};
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::{Checksum, Fault, FileKind, NotGiven, Store, name};

/// What the page says above its table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Index {
    /// What it is evidence of.
    pub title: String,
    /// Lines below: the plan, the entry that it is as at, who may see it.
    pub lines: Vec<String>,
}

/// A piece of evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What it is.
    pub title: String,
    /// Its kind in words: process, output, outcome, voice.
    pub kind: String,
    /// The day that it is of.
    pub date: Option<Date>,
    /// The last day that it bears anything out.
    pub valid_until: Option<Date>,
    /// How strong it is, in words.
    pub strength: String,
    /// The actions that it bears out.
    pub actions: Vec<String>,
    /// What there is to see.
    pub content: Content,
}

/// What there is to see of a piece of evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// A file that is kept.
    File {
        /// What it is kept by.
        sha256: Checksum,
        /// What it is.
        kind: FileKind,
        /// Its name.
        name: String,
    },
    /// A link.
    Link(String),
    /// A file that was erased.
    Erased,
}

/// How large a pack may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PackLimits {
    /// The most bytes of all files together. Beyond 4 GB old programs open no zip.
    pub most_bytes: u64,
    /// The most pieces of evidence.
    pub most_items: usize,
}

impl Default for PackLimits {
    /// 1 GB, and 2,000 pieces.
    fn default() -> Self {
        Self { most_bytes: 1_000_000_000, most_items: 2_000 }
    }
}

/// What was packed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Packed {
    /// How many files are in the pack, apart from its page and its manifest.
    pub files: usize,
    /// How many could not be given: missing or changed. The page says of each which.
    pub lost: usize,
}

/// A pack cannot be made.
#[derive(Debug, Error)]
pub enum NotPacked {
    /// There is too much.
    #[error("the files have {} MB together; {} MB is the most: pack fewer at once", bytes / 1_000_000, limit / 1_000_000)]
    TooLarge {
        /// What they have.
        bytes: u64,
        /// What is allowed.
        limit: u64,
    },
    /// There is too much.
    #[error("there are {items} pieces of evidence; {limit} is the most: pack fewer at once")]
    TooMany {
        /// How many there are.
        items: usize,
        /// What is allowed.
        limit: usize,
    },
    /// A file cannot be read.
    #[error(transparent)]
    Fault(#[from] Fault),
    /// Whoever is sent the pack takes no more.
    #[error("the pack could not be written")]
    NotWritten(#[source] io::Error),
}

impl From<ZipError> for NotPacked {
    fn from(error: ZipError) -> Self {
        Self::NotWritten(error.into())
    }
}

/// What became of the file of an item.
enum Outcome {
    Packed(String),
    Link,
    Erased,
    Missing,
    Changed,
}

/// A row of the page and of the manifest: an item and what became of its file.
struct Row<'a> {
    number: usize,
    item: &'a Item,
    outcome: Outcome,
}

/// Writes a zip as it goes: `files/01-name.pdf` and so on, `manifest.csv`, `index.html`. The same file is in it once. A file that is missing
/// or has changed stops nothing, and is named as such.
///
/// # Errors
/// [`NotPacked::TooLarge`] and [`NotPacked::TooMany`] before anything is written; the others may leave half a zip behind.
pub fn pack(
    store: &Store,
    items: &[Item],
    index: &Index,
    limits: &PackLimits,
    out: impl Write,
) -> Result<Packed, NotPacked> {
    within(store, items, limits)?;
    let mut pack = Pack { store, zip: ZipWriter::new_stream(out), packed: HashMap::new() };
    let mut rows = Vec::with_capacity(items.len());
    for (number, item) in (1..).zip(items) {
        rows.push(Row { number, item, outcome: pack.add(number, item)? });
    }
    let lost = rows.iter().filter(|row| matches!(row.outcome, Outcome::Missing | Outcome::Changed)).count();
    let files = pack.packed.len();
    pack.text("manifest.csv", &manifest::write(&rows).map_err(NotPacked::NotWritten)?)?;
    pack.text("index.html", page::page(index, &rows).into_string().as_bytes())?;
    let mut out = pack.zip.finish()?.into_inner();
    out.flush().map_err(NotPacked::NotWritten)?;
    Ok(Packed { files, lost })
}

fn within(store: &Store, items: &[Item], limits: &PackLimits) -> Result<(), NotPacked> {
    if items.len() > limits.most_items {
        return Err(NotPacked::TooMany { items: items.len(), limit: limits.most_items });
    }
    let sums = items.iter().filter_map(|item| match &item.content {
        Content::File { sha256, .. } => Some((*sha256, store.bytes(sha256).unwrap_or(0))),
        Content::Link(_) | Content::Erased => None,
    });
    let bytes = sums.collect::<HashMap<_, _>>().values().sum();
    if bytes > limits.most_bytes {
        return Err(NotPacked::TooLarge { bytes, limit: limits.most_bytes });
    }
    Ok(())
}

struct Pack<'a, W: Write> {
    store: &'a Store,
    zip: ZipWriter<StreamWriter<W>>,
    /// Where each file stands that is in the pack already.
    packed: HashMap<Checksum, String>,
}

/// The most characters of a name in the pack: some programs unpack no path of more than 260.
const LONGEST_NAME: usize = 80;

impl<W: Write> Pack<'_, W> {
    fn add(&mut self, number: usize, item: &Item) -> Result<Outcome, NotPacked> {
        let (sha256, kind, name) = match &item.content {
            Content::File { sha256, kind, name } => (sha256, kind, name),
            Content::Link(_) => return Ok(Outcome::Link),
            Content::Erased => return Ok(Outcome::Erased),
        };
        if let Some(path) = self.packed.get(sha256) {
            return Ok(Outcome::Packed(path.clone()));
        }
        let mut given = match self.store.get(sha256) {
            Ok(given) => given,
            Err(NotGiven::Missing) => return Ok(Outcome::Missing),
            Err(NotGiven::Changed) => return Ok(Outcome::Changed),
            Err(NotGiven::Fault(fault)) => return Err(fault.into()),
        };
        let path = format!("files/{number:02}-{}.{}", name::plain(name, LONGEST_NAME), kind.ending());
        self.zip.start_file(path.as_str(), options())?;
        io::copy(&mut given, &mut self.zip).map_err(NotPacked::NotWritten)?;
        self.packed.insert(*sha256, path.clone());
        Ok(Outcome::Packed(path))
    }

    fn text(&mut self, path: &str, content: &[u8]) -> Result<(), NotPacked> {
        self.zip.start_file(path, options())?;
        self.zip.write_all(content).map_err(NotPacked::NotWritten)
    }
}

/// Without a date of its own a file would have that of its packing, and never be the same twice.
fn options() -> SimpleFileOptions {
    SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644)
}
