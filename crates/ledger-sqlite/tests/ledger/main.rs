//! The public face of the ledger on SQLite, against real files.

mod support;

mod append;
mod archive;
mod attacks;
mod bad_files;
mod kill;
mod story;
