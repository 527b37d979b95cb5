//! Entries that are never changed, and the tree that proves it.
//!
//! Every change that Goldthread keeps is an [`Entry`]: who, when it happened, when it was recorded, what. The entries of
//! an [`Authority`] are the leaves of a Merkle tree (RFC 9162); a [`Checkpoint`] is its root in a form that a person can
//! print and compare. This crate says what a ledger is and how it is checked. It has no driver: it opens no file, reads
//! no clock, and knows nothing of what entries say beyond the list of plans. Start at [`Ledger`], then [`Batch`];
//! [`leaf`] is how an entry becomes a leaf, [`verify`] how a ledger is checked, [`archive`] how it leaves the house.

pub mod archive;
mod batch;
mod body;
mod checkpoint;
mod entry;
mod fault;
mod hash;
pub mod leaf;
mod ledger;
pub mod merkle;
mod moment;
mod names;
mod number;
mod projection;
/// Reading an archive without believing it.
pub mod restore;
mod row;
pub mod verify;
mod words;

pub use batch::{Appended, Batch, Part, Source};
pub use body::{BadBody, Body};
pub use checkpoint::{Checkpoint, HeldCheckpoint, NotACheckpoint};
pub use entry::{Entry, EntryId, NewEntry, Place};
pub use fault::{AppendError, Cause, Fault};
pub use hash::{Hash, NotAHash};
pub use ledger::Ledger;
pub use moment::{Clock, Moment, NotAMoment};
pub use names::{Authority, BadName, By, Kind, StreamId};
pub use number::{Seq, StreamSeq};
pub use projection::{PlanList, PlanRow, Projection};
pub use row::{NotAnEntry, Row};
pub use words::{NotWords, Words};
