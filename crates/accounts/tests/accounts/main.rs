//! The public face of the accounts, against real files; the time is handed in.
#![allow(clippy::unwrap_used, reason = "helpers of tests fail the test they help")]

mod support;

mod bad_files;
mod guessing;
mod keeping;
mod links;
mod looks;
mod record;
mod second_factor;
mod secrets;
mod sessions;
mod signing_in;
mod together;
mod views;
