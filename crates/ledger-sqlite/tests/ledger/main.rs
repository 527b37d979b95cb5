//! The public face of the ledger on SQLite, against real files.
#![allow(clippy::unwrap_used, reason = "helpers of tests fail the test they help")]

mod support;

mod append;
mod archive;
mod attacks;
mod bad_files;
mod kill;
mod story;
mod torn;
