//! Evidence: what bears actions out. A plan knows what a piece is and where its bytes or its page are; the bytes stand elsewhere.

mod command;
mod decide;
mod event;
mod piece;

pub use command::{EvidenceCommand, NewEvidence};
pub use decide::{EvidenceField, EvidenceRefusal};
pub use event::{EvidenceAdded, EvidenceReplaced, EvidenceServes, EvidenceWithdrawn};
pub use piece::{
    Evidence, EvidenceAbout, EvidenceBody, EvidenceKind, EvidenceNumber, EvidenceVersion, FileScan, Strength,
};
