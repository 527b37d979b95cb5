//! What can go wrong with the folder of files.

use std::io;
use std::path::Path;

use thiserror::Error;

/// The folder of files cannot be used.
#[derive(Debug, Error)]
pub enum Fault {
    /// Something else has its name.
    #[error("{place} is no folder of evidence; move it away, or use another data folder")]
    NotAFolder {
        /// What stands there.
        place: String,
    },
    /// The system says no.
    #[error("evidence cannot be read or written at {place}")]
    Failed {
        /// The file or folder.
        place: String,
        /// What the system said.
        #[source]
        cause: io::Error,
    },
}

impl Fault {
    pub(crate) fn at(place: &Path) -> impl Fn(io::Error) -> Self + use<> {
        let place = place.display().to_string();
        move |cause| Self::Failed { place: place.clone(), cause }
    }

    /// Whether it lies in a disk that is full, or in a limit on how much may be written.
    pub(crate) fn is_for_room(&self) -> bool {
        use io::ErrorKind::{FileTooLarge, QuotaExceeded, StorageFull};
        matches!(self, Self::Failed { cause, .. } if matches!(cause.kind(), StorageFull | QuotaExceeded | FileTooLarge))
    }
}

/// A file that is asked for cannot be given.
#[derive(Debug, Error)]
pub enum NotGiven {
    /// It was never there, or it was erased.
    #[error("there is no such file; it may have been erased")]
    Missing,
    /// What lies there is not what was taken in. It is given to nobody.
    #[error("the file has changed since it was taken in; put it back from a copy")]
    Changed,
    /// The folder cannot be used.
    #[error(transparent)]
    Fault(#[from] Fault),
}
