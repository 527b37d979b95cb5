//! A whole authority as one file of JSON Lines.
//!
//! The first line says what it is. Then, in order: each source, in pieces (`{"source":{...}}`, then
//! `{"piece":"<base64>"}` until its bytes are complete); each entry (`{"entry":{...}}`); each issued checkpoint
//! (`{"checkpoint":"<its text>"}`); and last `{"end":{...}}` with the root of the tree, so that a file cut short is
//! not taken for a whole one. The same ledger writes the same bytes.

use std::io;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::{Authority, Checkpoint, Fault, Hash, Row};

/// What the first line says it is.
pub const FORMAT: &str = "goldthread-archive/1";

/// How many bytes of a source stand on one line.
pub const PIECE: usize = 48 * 1024;

/// The longest line that is read: a body may be long, but no line may fill the memory.
pub const LONGEST_LINE: u64 = 64 * 1024 * 1024;

/// The largest source that is read.
pub const LARGEST_SOURCE: u64 = 512 * 1024 * 1024;

/// One line of an archive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Line {
    /// The first line.
    Archive(Header),
    /// A source begins.
    Source(SourceHeader),
    /// The next bytes of the source, in base64.
    Piece(String),
    /// An entry.
    Entry(Box<Row>),
    /// A checkpoint that was issued, in its text form.
    Checkpoint(String),
    /// The last line.
    End(End),
}

/// What an archive holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Header {
    /// [`FORMAT`].
    pub format: String,
    /// Whose entries they are.
    pub authority: Authority,
}

/// A source that follows in pieces.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceHeader {
    /// SHA-256 of its bytes.
    pub sha256: Hash,
    /// How many bytes.
    pub bytes: u64,
}

/// What an archive must have held when its end is reached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct End {
    /// How many sources.
    pub sources: u64,
    /// How many entries.
    pub entries: u64,
    /// How many issued checkpoints.
    pub checkpoints: u64,
    /// The root of the tree over the entries.
    pub root: Hash,
}

/// What was written to an archive, or read from one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Archived {
    /// The checkpoint of the entries.
    pub checkpoint: Checkpoint,
    /// How many sources.
    pub sources: u64,
}

/// An archive cannot be written.
#[derive(Debug, Error)]
pub enum ArchiveError {
    /// There is nothing to write.
    #[error("{authority} has no entries here; `goldthread log` names the authorities that have")]
    NoEntries {
        /// The authority that was asked for.
        authority: Authority,
    },
    /// What is kept does not agree with itself.
    #[error(
        "{authority} was not archived because its entries do not agree with its tree; run `goldthread verify`"
    )]
    Unsound {
        /// The authority.
        authority: Authority,
    },
    /// The file cannot be written.
    #[error("the archive could not be written whole; make room or choose another place, and try again")]
    Write(#[source] io::Error),
    /// The ledger cannot be read.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// An archive cannot be restored; nothing of it was kept.
#[derive(Debug, Error)]
pub enum RestoreError {
    /// The authority has entries here.
    #[error("{authority} has entries here already; restore into an empty data folder")]
    NotEmpty {
        /// The authority that the archive is of.
        authority: Authority,
    },
    /// A line is not what must stand there.
    #[error("line {line} of the archive is wrong: {why}; nothing was kept; use another copy of the archive")]
    Line {
        /// The line, from 1.
        line: u64,
        /// What is wrong with it.
        why: String,
    },
    /// It ends too soon.
    #[error("the archive ends after line {lines}, before its last line; nothing was kept; use a whole copy")]
    CutShort {
        /// How many lines there are.
        lines: u64,
    },
    /// The file cannot be read.
    #[error("the archive could not be read after line {lines}; nothing was kept")]
    Read {
        /// How many lines were read.
        lines: u64,
        /// What the system says.
        #[source]
        source: io::Error,
    },
    /// The ledger cannot be used.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl Line {
    /// The line as it is written, without its line feed.
    ///
    /// # Panics
    /// Never: every line has a JSON form.
    pub fn text(&self) -> String {
        serde_json::to_string(self).expect("every line of an archive has a JSON form")
    }

    /// The lines of a source.
    pub fn of_source(hash: Hash, content: &[u8]) -> impl Iterator<Item = Self> {
        let header = SourceHeader { sha256: hash, bytes: content.len() as u64 };
        let pieces = content.chunks(PIECE).map(|piece| Self::Piece(STANDARD.encode(piece)));
        std::iter::once(Self::Source(header)).chain(pieces)
    }
}

/// The bytes of a piece.
pub(crate) fn decode_piece(text: &str) -> Option<Vec<u8>> {
    STANDARD.decode(text).ok()
}
