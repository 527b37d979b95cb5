use std::sync::{Mutex, PoisonError};

use goldthread_ledger::Fault;
use rusqlite::Connection;

use crate::Settings;
use crate::connection::open_reader;
use crate::file::{DbFile, Trouble};

/// Connections that only read; as many as there ever were readers at once.
pub(crate) struct Readers {
    file: DbFile,
    settings: Settings,
    idle: Mutex<Vec<Connection>>,
}

impl Readers {
    pub(crate) fn new(file: DbFile, settings: Settings) -> Self {
        Self { file, settings, idle: Mutex::default() }
    }

    /// Runs `look` on one state of the database, whatever is written meanwhile.
    pub(crate) fn read<T>(&self, look: impl FnOnce(&Connection) -> Result<T, Trouble>) -> Result<T, Fault> {
        let found = self.read_with(|db| Ok::<_, Fault>(look(db)))?;
        found.map_err(|trouble| self.file.fault(trouble))
    }

    /// The same for a look that has errors of its own.
    pub(crate) fn read_with<T, E: From<Fault>>(
        &self,
        look: impl FnOnce(&Connection) -> Result<T, E>,
    ) -> Result<T, E> {
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let db = idle.map_or_else(|| open_reader(&self.file, &self.settings), Ok)?;
        let snapshot = db.unchecked_transaction().map_err(|error| self.file.fault(error))?;
        let found = look(&snapshot);
        // Nothing was written: however the transaction ends, nothing is lost by it.
        if snapshot.finish().is_ok() {
            self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(db);
        }
        found
    }
}
