use std::sync::Arc;

use thiserror::Error;

use crate::{Authority, EntryId, NotAnEntry, StreamId, StreamSeq};

/// What lies under a fault, as the driver tells it.
pub type Cause = Arc<dyn std::error::Error + Send + Sync>;

/// A ledger cannot be used as it lies there. Nothing of what was asked was kept.
#[derive(Clone, Debug, Error)]
pub enum Fault {
    /// Another program is writing.
    #[error("{place} is in use by another program; wait until that is done, or stop it, and try again")]
    Locked {
        /// The file.
        place: String,
    },
    /// There is no room.
    #[error("{place} cannot grow: the disk, or the limit set for the file, is full; make room and try again")]
    Full {
        /// The file.
        place: String,
    },
    /// What is read cannot be right.
    #[error("{place} is damaged: {what}; restore an archive into a new data folder")]
    Damaged {
        /// The file.
        place: String,
        /// What was seen.
        what: String,
    },
    /// An entry that is kept there was spoilt.
    #[error(
        "{place}: {entry}; run `goldthread verify` to see what else was changed, and restore an archive into a new data \
         folder"
    )]
    Unreadable {
        /// The file.
        place: String,
        /// The entry, and what of it cannot be read.
        entry: NotAnEntry,
    },
    /// What has its name is no file.
    #[error(
        "{place} is a folder, a pipe or a device, and not a file; move it away, or use another data folder"
    )]
    NotAFile {
        /// What stands where the file should.
        place: String,
    },
    /// A link leads nowhere.
    #[error(
        "{place} is a link to something that is not there; mend or remove the link, or use another data folder"
    )]
    DeadLink {
        /// The link.
        place: String,
    },
    /// A newer program made it.
    #[error(
        "{place} was made by a newer goldthread (layout {found}; this one knows up to {known}); use the newer one"
    )]
    Newer {
        /// The file.
        place: String,
        /// The version of its layout.
        found: i64,
        /// The newest layout that this program knows.
        known: i64,
    },
    /// It is something else.
    #[error(
        "{place} is not a ledger of goldthread, or its beginning is damaged; use another data folder, or restore an archive \
         into a new one"
    )]
    NotALedger {
        /// The file.
        place: String,
    },
    /// The system does not let it be written.
    #[error("{place} cannot be opened for writing; get the right to write there, or use another data folder")]
    NotWritable {
        /// The file or folder.
        place: String,
        /// What the system says.
        #[source]
        cause: Cause,
    },
    /// There is nothing there.
    #[error("there is no ledger at {place}; use the data folder that has one, or import a plan to begin one")]
    Missing {
        /// The file.
        place: String,
    },
    /// Its writer has gone.
    #[error("{place} takes no more entries because its writer stopped; start the program again")]
    Stopped {
        /// The file.
        place: String,
    },
    /// Anything else that went wrong underneath.
    #[error(
        "{place} could not be read or written, and what was to be kept, if anything, was not; look at the disk and try again"
    )]
    Failed {
        /// The file.
        place: String,
        /// What the driver says.
        #[source]
        cause: Cause,
    },
}

/// A batch was not kept.
#[derive(Clone, Debug, Error)]
pub enum AppendError {
    /// Others have appended to the stream in the meantime: read again, decide again.
    #[error(
        "{stream} has changed meanwhile: this was decided at its entry {expected}, and it is now at {found}; \
         look again and repeat"
    )]
    Conflict {
        /// The stream.
        stream: StreamId,
        /// The number that the change was decided on.
        expected: StreamSeq,
        /// The number that the stream is at.
        found: StreamSeq,
    },
    /// An entry of that id is kept already.
    #[error("entry {id} is kept already; it was not kept a second time")]
    AlreadyKept {
        /// The id.
        id: EntryId,
    },
    /// The entry that it is said to follow from is not there.
    #[error("entry {id} follows from {cause}, which is not an entry of {authority}")]
    UnknownCause {
        /// The entry that was to be kept.
        id: EntryId,
        /// The entry that it names.
        cause: EntryId,
        /// Whose it would be.
        authority: Authority,
    },
    /// There is nothing to keep.
    #[error("there is no entry in what was to be kept; a source is kept with the entries that speak of it")]
    Empty,
    /// The ledger cannot be used.
    #[error(transparent)]
    Fault(#[from] Fault),
}
