//! Lets go of files that nobody names: a form was refused after its file had been taken in, or the program ended between the two.
//!
//! How old a file is, is told by the last entry, not by the clock. Where an old backup of the ledger is put back beside newer files, all of
//! them are newer than its last entry, and none is lost while that is found out.

use std::collections::HashSet;
use std::sync::PoisonError;
use std::time::{Duration, SystemTime};

use goldthread_evidence::{Checksum, Fault};

use super::Files;
use crate::store::NamedFiles;

/// As long before the last entry a file must have been taken in.
const GRACE: Duration = Duration::from_hours(24);

/// What a look through the folder has found.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Swept {
    /// How many files nobody named; they are gone.
    pub gone: usize,
}

impl Files {
    /// Erases what none of the named files is, and was taken in a day or more before the last entry.
    ///
    /// # Errors
    /// [`Fault`] where the folder cannot be read or written.
    pub fn sweep(&self, named: &NamedFiles) -> Result<Swept, Fault> {
        let Some(last) = named.last.map(SystemTime::from) else { return Ok(Swept::default()) };
        let names: HashSet<Checksum> =
            named.files.iter().filter_map(|file| file.sha256.parse().ok()).collect();
        let is_old = |since: SystemTime| since.checked_add(GRACE).is_some_and(|since| since < last);
        // What is taken in again gets its name after this, or is as new as today by now.
        let _naming = self.naming.lock().unwrap_or_else(PoisonError::into_inner);
        let mut swept = Swept::default();
        for held in self.store.held()? {
            if !names.contains(&held.sha256) && is_old(held.since) {
                swept.gone += usize::from(self.store.erase(&held.sha256)?);
            }
        }
        Ok(swept)
    }
}
