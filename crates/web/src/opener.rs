//! What opens documents: the deployment decides in which process, and within which limits.

use std::error::Error;

use goldthread_reader::{Limits, Source};

/// Opens documents. Its calls block.
pub trait Opener: Send + Sync {
    /// What a document shows. Where limits are kept, the document has also been read to its end within them.
    ///
    /// # Errors
    /// [`NotOpened`] when no reader can read it.
    fn open(&self, name: &str, bytes: &[u8]) -> Result<Source, NotOpened>;
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
    fn open(&self, name: &str, bytes: &[u8]) -> Result<Source, NotOpened> {
        Source::new(name, bytes, self.0).map_err(|unreadable| NotOpened::Document(unreadable.to_string()))
    }
}
