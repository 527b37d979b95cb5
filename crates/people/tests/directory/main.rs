//! The directory from outside: what is decided, what it leads to, what words stand for, who may do what.
#![allow(clippy::unwrap_used, reason = "helpers of tests fail the test they help")]

mod always;
mod apply;
mod giving;
mod hand_over;
mod people;
mod resolve;
mod rights;
mod roles;
mod support;
