//! The ledger on SQLite: the file `goldthread.db` of a data folder.
//!
//! One thread writes, and commits in groups (`writer.rs`); reads have connections of their own. The tables stand in
//! `migrations/`; `rows.rs` is the only place that names their columns. What a ledger promises, and how it is checked, is
//! told in `goldthread-ledger`; here is only how it is kept. Start at [`SqliteLedger`].

mod append;
mod archive;
mod checkpoint;
mod connection;
mod file;
mod ledger;
mod projection;
mod readers;
mod restore;
mod rows;
mod session;
mod settings;
mod verify;
mod writer;

pub use file::FILE_NAME;
pub use ledger::SqliteLedger;
pub use settings::Settings;
