//! The folder of evidence through its public face: real files in a real folder, real sockets, real zips.
#![allow(clippy::unwrap_used, reason = "helpers of tests fail the test they help")]

mod children;
mod damage;
mod disguises;
mod disk;
mod keeping;
mod kinds;
mod packing;
mod samples;
mod scanning;
mod support;
