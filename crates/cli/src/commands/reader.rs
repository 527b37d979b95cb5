#[cfg(unix)]
use crate::worker;
use crate::{Ended, failure::Failure};

/// Reads one document for another process of this program; people have no use for it.
#[cfg(unix)]
pub fn run() -> Result<Ended, Failure> {
    match worker::serve_one().map_err(Failure::Output)? {}
}

/// Where there are no limits that a process could set itself, documents are read where they are asked for.
#[cfg(not(unix))]
pub fn run() -> Result<Ended, Failure> {
    Err(Failure::Asked("documents are not read in a process of their own on this system".to_owned()))
}
