//! Governance from outside: what is decided, what it leads to, what is due from whom.
#![allow(clippy::unwrap_used, reason = "helpers of tests fail the test they help")]

mod always;
mod apply;
mod bodies;
mod councils;
mod decisions;
mod due;
mod meetings;
mod open;
mod oversight;
mod policies;
mod questions;
mod support;
