//! Letters, from the outbox to a mail server on a real socket; the time is handed in.
#![allow(clippy::unwrap_used, reason = "helpers of tests fail the test they help")]

mod mail_server;
mod support;

mod arriving;
mod bad_files;
mod guarded;
mod keeping;
mod kill;
mod running;
mod troubles;
mod wishes;
