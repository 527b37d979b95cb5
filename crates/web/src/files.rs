//! The files of evidence as a server takes them in, gives them, and lets go of those that nobody names.

mod sweep;
#[cfg(test)]
mod tests;

use std::sync::{Mutex, PoisonError};

use goldthread_evidence::{Kept, Limits, NotKept, Scan, Scanner, Store, Unscanned};
use goldthread_plan::evidence::{EvidenceBody, FileScan};

pub use self::sweep::NotSwept;

/// The folder of files, and what is taken into it. Its calls block.
pub struct Files {
    store: Store,
    limits: Limits,
    scanner: Option<(Scanner, Unscanned)>,
    /// Held while a file gets its name, and while those are looked for that nobody names.
    naming: Mutex<()>,
}

impl Files {
    /// Files that are not looked at for viruses, of as many bytes as are usual.
    pub fn new(store: Store) -> Self {
        Self { store, limits: Limits::default(), scanner: None, naming: Mutex::default() }
    }

    /// With another limit.
    #[must_use]
    pub fn limited(self, limits: Limits) -> Self {
        Self { limits, ..self }
    }

    /// With a scanner, and what becomes of a file when it does not answer.
    #[must_use]
    pub fn scanned_by(self, scanner: Scanner, unscanned: Unscanned) -> Self {
        Self { scanner: Some((scanner, unscanned)), ..self }
    }

    /// The folder.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// The most bytes that a file may have.
    pub fn most_bytes(&self) -> usize {
        usize::try_from(self.limits.most_bytes).unwrap_or(usize::MAX)
    }

    /// Takes a file in, and gives what a plan is to know of it.
    ///
    /// # Errors
    /// [`NotKept`] says why it is not taken; nothing of it is left then.
    pub fn take(&self, content: &[u8], name: &str) -> Result<EvidenceBody, NotKept> {
        let received = self.store.receive(content, name, &self.limits)?;
        let received = match &self.scanner {
            Some((scanner, unscanned)) => received.scan(scanner, *unscanned)?,
            None => received,
        };
        let _naming = self.naming.lock().unwrap_or_else(PoisonError::into_inner);
        received.keep().map(body)
    }
}

/// What a plan is to know of a file.
fn body(kept: Kept) -> EvidenceBody {
    let Kept { sha256, bytes, kind: _, charset: _, media_type, name, scan } = kept;
    let scan = match scan {
        Scan::NotAsked => FileScan::NotAsked,
        Scan::Clean => FileScan::Clean,
        Scan::Unavailable => FileScan::NotAnswered,
    };
    EvidenceBody::File { sha256: sha256.to_string(), name, media_type, bytes, scan }
}
