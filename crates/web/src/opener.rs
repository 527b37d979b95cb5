//! What opens and reads documents: the deployment decides in which process, and within which limits.

use std::error::Error;

use goldthread_reader::{Limits, Mapping, Reading, Source, read_with};

/// A document that was opened and read.
#[derive(Debug)]
pub struct Opened {
    /// What it shows.
    pub source: Source,
    /// What it says, and how that came about.
    pub reading: Reading,
}

/// Opens documents and reads them. Its calls block. `mapping` is what people said that columns hold; it may be of any
/// size and shape, so reading by it keeps the same limits.
pub trait Opener: Send + Sync {
    /// What a document shows, and what it says.
    ///
    /// # Errors
    /// [`NotOpened`] when no reader can read it.
    fn open(&self, name: &str, bytes: &[u8], mapping: &Mapping) -> Result<Opened, NotOpened>;

    /// What a document says.
    ///
    /// # Errors
    /// [`NotOpened`] when no reader can read it.
    fn read(&self, name: &str, bytes: &[u8], mapping: &Mapping) -> Result<Reading, NotOpened>;

    /// What a document shows.
    ///
    /// # Errors
    /// [`NotOpened`] when no reader can read it.
    fn show(&self, name: &str, bytes: &[u8]) -> Result<Source, NotOpened>;

    /// A page of a PDF, from 1: the bytes of a picture in PNG.
    ///
    /// # Errors
    /// [`NotOpened`] when it is no PDF, has no such page, or the page cannot be drawn.
    fn picture(&self, name: &str, bytes: &[u8], page: u32) -> Result<Vec<u8>, NotOpened>;
}

/// Why a document was not opened.
#[derive(Debug, thiserror::Error)]
pub enum NotOpened {
    /// It is the document; a sentence that says what is the matter and what to do.
    #[error("{0}")]
    Document(String),
    /// Something failed that should not fail.
    #[error("the document could not be opened")]
    Fault(#[source] Box<dyn Error + Send + Sync>),
}

/// Opens documents in the process that asks.
#[derive(Clone, Copy, Debug, Default)]
pub struct InProcess(pub Limits);

impl Opener for InProcess {
    fn open(&self, name: &str, bytes: &[u8], mapping: &Mapping) -> Result<Opened, NotOpened> {
        let source = self.show(name, bytes)?;
        let reading = read_with(&source, mapping);
        Ok(Opened { source, reading })
    }

    fn read(&self, name: &str, bytes: &[u8], mapping: &Mapping) -> Result<Reading, NotOpened> {
        Ok(read_with(&self.show(name, bytes)?, mapping))
    }

    fn show(&self, name: &str, bytes: &[u8]) -> Result<Source, NotOpened> {
        Source::new(name, bytes, self.0).map_err(|unreadable| NotOpened::Document(unreadable.to_string()))
    }

    fn picture(&self, name: &str, bytes: &[u8], page: u32) -> Result<Vec<u8>, NotOpened> {
        goldthread_reader::picture(name, bytes, page, &self.0)
            .map_err(|unreadable| NotOpened::Document(unreadable.to_string()))
    }
}
