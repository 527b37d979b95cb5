use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::{NoContext, Uuid};

use crate::{Authority, Body, By, Hash, Kind, Moment, Row, Seq, StreamId, StreamSeq};

/// One change, as it is kept for ever.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Whose it is.
    pub authority: Authority,
    /// Its number in the authority.
    pub seq: Seq,
    /// Its own id.
    pub id: EntryId,
    /// What it is about.
    pub stream: StreamId,
    /// Its number in the stream.
    pub stream_seq: StreamSeq,
    /// When it happened.
    pub happened_at: Moment,
    /// When it was recorded; never before the entry before it, even if the clock was set back.
    pub recorded_at: Moment,
    /// Who did it.
    pub by: By,
    /// What kind of thing happened.
    pub kind: Kind,
    /// The version of the body.
    pub version: u16,
    /// What it says.
    pub body: Body,
    /// The entry that it follows from.
    pub caused_by: Option<EntryId>,
    /// The leaf of the authority's tree that all the fields above make.
    pub leaf_hash: Hash,
}

/// Which entry: a UUID of version 7.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EntryId(Uuid);

/// A change that is to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewEntry {
    /// Its own id; an id that is kept already is refused, so a repeated request is never kept twice.
    pub id: EntryId,
    /// When it happened.
    pub happened_at: Moment,
    /// Who did it.
    pub by: By,
    /// What kind of thing happened.
    pub kind: Kind,
    /// The version of the body.
    pub version: u16,
    /// What it says.
    pub body: Body,
    /// The entry that it follows from; one of the same authority.
    pub caused_by: Option<EntryId>,
}

/// Where a new entry comes to stand, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Whose it is.
    pub authority: Authority,
    /// Its number in the authority.
    pub seq: Seq,
    /// What it is about.
    pub stream: StreamId,
    /// Its number in the stream.
    pub stream_seq: StreamSeq,
    /// When it is recorded.
    pub recorded_at: Moment,
}

impl Entry {
    /// The entry that `new` becomes at `place`, with its leaf hash.
    pub fn seal(new: NewEntry, place: Place) -> Self {
        let NewEntry { id, happened_at, by, kind, version, body, caused_by } = new;
        let Place { authority, seq, stream, stream_seq, recorded_at } = place;
        let leaf_hash = Hash::from([0; 32]);
        let mut entry = Self {
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
        };
        entry.leaf_hash = Row::from(&entry).computed_hash();
        entry
    }
}

impl EntryId {
    /// A new id made at `moment`, with fresh random bits.
    pub fn new(moment: Moment) -> Self {
        let micros = moment.timestamp().as_microsecond().unsigned_abs();
        let nanos = u32::try_from(micros % 1_000_000).map_or(0, |micros| micros * 1_000);
        Self(Uuid::new_v7(uuid::Timestamp::from_unix(NoContext, micros / 1_000_000, nanos)))
    }

    /// The id itself.
    pub fn uuid(self) -> Uuid {
        self.0
    }
}

impl From<Uuid> for EntryId {
    fn from(id: Uuid) -> Self {
        Self(id)
    }
}

impl FromStr for EntryId {
    type Err = uuid::Error;

    fn from_str(text: &str) -> Result<Self, uuid::Error> {
        text.parse().map(Self)
    }
}

impl fmt::Display for EntryId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
