//! The one connection to the file, and the transactions on it.

use rusqlite::{Connection, TransactionBehavior};

use crate::file::DbFile;
use crate::rows::Rows;
use crate::{Fault, Outside};

pub(crate) struct Db {
    connection: Connection,
    file: DbFile,
    /// What SQLite counts up when another connection has written.
    version: i64,
    /// Whether a write went wrong, so that what is in memory may not be what is in the file.
    is_doubtful: bool,
}

impl Db {
    pub(crate) fn new(connection: Connection, file: DbFile) -> Result<Self, Fault> {
        let mut db = Self { connection, file, version: 0, is_doubtful: false };
        db.version = db.data_version()?;
        Ok(db)
    }

    pub(crate) fn rows(&self) -> Rows<'_> {
        Rows::new(&self.connection, &self.file)
    }

    /// Does the work in a transaction, which is on the disk when this returns, or has left nothing.
    pub(crate) fn write<T, E: From<Fault>>(
        &mut self,
        work: impl FnOnce(&Rows<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let Self { connection, file, is_doubtful, .. } = self;
        let fault = |error| E::from(file.fault(error));
        let transaction =
            connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(fault)?;
        let done = work(&Rows::new(&transaction, file))?;
        transaction.commit().map_err(|error| {
            *is_doubtful = true;
            fault(error)
        })?;
        Ok(done)
    }

    /// Whether the file may hold something else than when this was last asked; asked again until that is settled.
    pub(crate) fn outside(&mut self) -> Result<Outside, Fault> {
        let version = self.data_version()?;
        let is_same = version == self.version && !self.is_doubtful;
        (self.version, self.is_doubtful) = (version, !is_same);
        Ok(if is_same { Outside::Unchanged } else { Outside::Changed })
    }

    /// What is in memory is what is in the file again.
    pub(crate) fn settled(&mut self) {
        self.is_doubtful = false;
    }

    /// Writes what waits beside the file into it, so that what was deleted is gone from the disk.
    pub(crate) fn checkpoint(&self) -> Result<(), Fault> {
        let run = self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
        run.map_err(|error| self.file.fault(error))
    }

    fn data_version(&self) -> Result<i64, Fault> {
        let version = self.connection.query_row("PRAGMA data_version", [], |row| row.get(0));
        version.map_err(|error| self.file.fault(error))
    }
}
