use crate::{Authority, Entry, Hash, NewEntry, StreamId, StreamSeq};

/// Changes of one authority that are kept together or not at all, with the sources that they speak of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Batch {
    /// Whose changes they are.
    pub authority: Authority,
    /// Sources that are kept in the same transaction; one that is there already is not kept again.
    pub sources: Vec<Source>,
    /// The changes, stream by stream, in the order that they are to be numbered.
    pub parts: Vec<Part>,
}

/// Changes to one stream.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What they are about.
    pub stream: StreamId,
    /// The last number of the stream that the changes were decided on; 0 for a new stream.
    pub expected: StreamSeq,
    /// The changes, in order; with none, it is a condition: the stream must be where it is expected.
    pub entries: Vec<NewEntry>,
}

/// The bytes of a document, under their own hash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    hash: Hash,
    content: Vec<u8>,
}

/// What was kept of a batch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appended {
    /// The entries, as they are kept.
    pub entries: Vec<Entry>,
}

impl Batch {
    /// A batch with nothing in it yet.
    pub fn new(authority: Authority) -> Self {
        Self { authority, sources: Vec::new(), parts: Vec::new() }
    }

    /// Adds changes to a stream that were decided when its last number was `expected`.
    #[must_use]
    pub fn with(mut self, stream: StreamId, expected: StreamSeq, entries: Vec<NewEntry>) -> Self {
        self.parts.push(Part { stream, expected, entries });
        self
    }

    /// Adds a source.
    #[must_use]
    pub fn with_source(mut self, source: Source) -> Self {
        self.sources.push(source);
        self
    }
}

impl Source {
    /// The source with this content.
    pub fn new(content: Vec<u8>) -> Self {
        Self { hash: Hash::of(&content), content }
    }

    /// SHA-256 of its content: its name in the ledger.
    pub fn hash(&self) -> Hash {
        self.hash
    }

    /// Its bytes.
    pub fn content(&self) -> &[u8] {
        &self.content
    }
}
