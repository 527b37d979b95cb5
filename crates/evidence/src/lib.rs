//! The files that bear something out: kept by their content, outside the ledger, so that they can be erased.
//!
//! A [`Store`] takes a file in, finds out by its content what it is, and gives it back as long as it is what was taken in. This crate
//! knows nothing of plans or pages, has no clock, and decides nothing of who may see what. Start at [`Store::put`] and [`Store::get`]; how a
//! browser is to be handed a file says [`served`]; a [`Scanner`] asks `ClamAV`; [`pack`] makes one zip of many. Why files lie beside the
//! ledger is told in docs/adr/0018.

mod checksum;
mod fault;
mod held;
mod incoming;
mod kept;
mod kind;
mod looks;
mod name;
mod not_kept;
mod pack;
mod received;
mod scanner;
mod serving;
mod store;

pub use checksum::{BadChecksum, Checksum};
pub use fault::{Fault, NotGiven};
pub use held::{Checked, Held, Trouble, Wrong};
pub use kept::{Kept, Limits, Scan};
pub use kind::{Charset, FileKind};
pub use name::clean;
pub use not_kept::{NotKept, NotTaken, TAKEN};
pub use pack::{Content, Index, Item, NotPacked, PackLimits, Packed, pack};
pub use received::Received;
pub use scanner::{Address, BadAddress, ScanLimits, Scanned, Scanner, Unscanned};
pub use serving::{Disposition, served};
pub use store::{FOLDER_NAME, Given, Store};
