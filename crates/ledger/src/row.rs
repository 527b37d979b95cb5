use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::{Body, Entry, Hash, leaf};

/// An entry as it lies in a table or an archive: plain texts and numbers, not yet believed.
///
/// What is kept is read into this first, so that what cannot be an entry can still be named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// Whose it is.
    pub authority: String,
    /// Its number in the authority.
    pub seq: u64,
    /// Its own id.
    pub id: String,
    /// What it is about.
    pub stream: String,
    /// Its number in the stream.
    pub stream_seq: u64,
    /// When it happened.
    pub happened_at: String,
    /// When it was recorded.
    pub recorded_at: String,
    /// Who did it.
    pub by: String,
    /// What kind of thing happened.
    pub kind: String,
    /// The version of the body.
    pub version: u16,
    /// What it says, as canonical JSON.
    pub body: String,
    /// The entry that it follows from.
    pub caused_by: Option<String>,
    /// The hash that was kept with it.
    pub leaf_hash: Hash,
}

/// A row that is kept cannot be an entry.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("entry {seq} of {authority} cannot be read: its {field} does not have the shape it was kept in")]
pub struct NotAnEntry {
    /// Whose it would be.
    pub authority: String,
    /// Its number.
    pub seq: u64,
    /// What cannot be read.
    pub field: &'static str,
}

impl Row {
    /// The leaf hash that its other fields give.
    pub fn computed_hash(&self) -> Hash {
        leaf::hash(self)
    }
}

impl TryFrom<Row> for Entry {
    type Error = NotAnEntry;

    fn try_from(row: Row) -> Result<Self, NotAnEntry> {
        let wrong = |field| NotAnEntry { authority: row.authority.clone(), seq: row.seq, field };
        Ok(Self {
            authority: row.authority.parse().map_err(|_| wrong("authority"))?,
            seq: crate::Seq(row.seq),
            id: row.id.parse().map_err(|_| wrong("id"))?,
            stream: row.stream.parse().map_err(|_| wrong("stream"))?,
            stream_seq: crate::StreamSeq(row.stream_seq),
            happened_at: row.happened_at.parse().map_err(|_| wrong("happened_at"))?,
            recorded_at: row.recorded_at.parse().map_err(|_| wrong("recorded_at"))?,
            by: row.by.parse().map_err(|_| wrong("by"))?,
            kind: row.kind.parse().map_err(|_| wrong("kind"))?,
            version: row.version,
            caused_by: row
                .caused_by
                .as_deref()
                .map(str::parse)
                .transpose()
                .map_err(|_| wrong("caused_by"))?,
            leaf_hash: row.leaf_hash,
            body: Body::kept(row.body.clone()).map_err(|_| wrong("body"))?,
        })
    }
}

impl From<&Entry> for Row {
    fn from(entry: &Entry) -> Self {
        let Entry {
            authority,
            seq,
            id,
            stream,
            stream_seq,
            happened_at,
            recorded_at,
            by,
            kind,
            version,
            body,
            caused_by,
            leaf_hash,
        } = entry;
        Self {
            authority: authority.to_string(),
            seq: seq.0,
            id: id.to_string(),
            stream: stream.to_string(),
            stream_seq: stream_seq.0,
            happened_at: happened_at.to_string(),
            recorded_at: recorded_at.to_string(),
            by: by.to_string(),
            kind: kind.to_string(),
            version: *version,
            body: body.to_string(),
            caused_by: caused_by.map(|id| id.to_string()),
            leaf_hash: *leaf_hash,
        }
    }
}
