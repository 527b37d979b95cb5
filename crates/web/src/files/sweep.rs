//! Lets go of files that nobody names: a form was refused after its file had been taken in, or the program ended between the two.
//!
//! How old a file is, is told by the last entry, not by the clock. Where an old backup of the ledger is put back beside newer files, all of
//! them are newer than its last entry, and none is lost while that is found out.

use std::collections::HashSet;
use std::sync::PoisonError;
use std::time::{Duration, SystemTime};

use goldthread_evidence::{Checksum, Fault};

use super::Files;
use crate::store::{NamedFiles, StoreError};

/// As long before the last entry a file must have been taken in.
const GRACE: Duration = Duration::from_hours(24);

/// What nobody names could not be let go of.
#[derive(Debug, thiserror::Error)]
pub enum NotSwept {
    /// It is not known what is named.
    #[error("the files that evidence names cannot be told")]
    Plans(#[from] StoreError),
    /// The folder cannot be used.
    #[error(transparent)]
    Folder(#[from] Fault),
}

impl Files {
    /// Erases what none of the named files is, and was taken in more than a day before the last entry. Gives how many there were.
    ///
    /// # Errors
    /// [`Fault`] where the folder cannot be read or written.
    pub fn sweep(&self, named: &NamedFiles) -> Result<usize, Fault> {
        let Some(last) = named.last.map(SystemTime::from) else { return Ok(0) };
        let wanted: HashSet<Checksum> =
            named.files.iter().filter_map(|file| file.sha256.parse().ok()).collect();
        let is_old = |since: SystemTime| since.checked_add(GRACE).is_some_and(|since| since < last);
        // What is taken in again gets its name after this, or is as new as today by now.
        let _naming = self.naming.lock().unwrap_or_else(PoisonError::into_inner);
        let mut gone = 0;
        for held in self.store.held()? {
            if !wanted.contains(&held.sha256) && is_old(held.since) {
                gone += usize::from(self.store.erase(&held.sha256)?);
            }
        }
        Ok(gone)
    }
}
