use std::sync::Arc;

use thiserror::Error;

/// What lies under a fault, as the driver or the system tells it.
pub type Cause = Arc<dyn std::error::Error + Send + Sync>;

/// The letters cannot be used as they lie there. Nothing of what was asked was kept.
#[derive(Clone, Debug, Error)]
pub enum Fault {
    /// There is nothing there.
    #[error(
        "there are no letters at {place}; use the data folder that has them, or start the server to begin them"
    )]
    Missing {
        /// The file.
        place: String,
    },
    /// Another program is writing.
    #[error("{place} is in use by another program; wait until that is done, or stop it, and try again")]
    Locked {
        /// The file.
        place: String,
    },
    /// There is no room.
    #[error("{place} cannot grow: the disk is full; make room and try again")]
    Full {
        /// The file.
        place: String,
    },
    /// What is read cannot be right.
    #[error(
        "{place} is damaged: {what}; put back a copy from before, or move it away to begin with no letters, knowing that some \
         may then be written again"
    )]
    Damaged {
        /// The file.
        place: String,
        /// What was seen.
        what: String,
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
        "{place} does not hold letters of goldthread, or its beginning is damaged; use another data folder, or put back a \
         copy from before"
    )]
    NotLetters {
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
