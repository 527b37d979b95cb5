//! The only place that names tables and columns. A file of it for each thing that is kept.

mod account;
mod device;
mod factor;
mod link;
mod password;
mod record;
mod session;
mod values;
mod view;

use rusqlite::{Connection, OptionalExtension, Params, Row};

pub(crate) use link::LinkRow;
pub(crate) use password::PasswordRow;

use crate::Fault;
use crate::file::DbFile;

/// The rows of the file, inside a transaction where there is one.
pub(crate) struct Rows<'a> {
    db: &'a Connection,
    file: &'a DbFile,
}

impl<'a> Rows<'a> {
    pub(crate) fn new(db: &'a Connection, file: &'a DbFile) -> Self {
        Self { db, file }
    }

    /// How many rows it concerned.
    fn change(&self, sql: &str, values: impl Params) -> Result<usize, Fault> {
        let changed = self.db.prepare_cached(sql).and_then(|mut statement| statement.execute(values));
        changed.map_err(|error| self.file.fault(error))
    }

    fn one<T>(
        &self,
        sql: &str,
        values: impl Params,
        read: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Option<T>, Fault> {
        let found =
            self.db.prepare_cached(sql).and_then(|mut found| found.query_row(values, read).optional());
        found.map_err(|error| self.file.fault(error))
    }

    fn all<T>(
        &self,
        sql: &str,
        values: impl Params,
        read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, Fault> {
        let found =
            self.db.prepare_cached(sql).and_then(|mut found| found.query_map(values, read)?.collect());
        found.map_err(|error| self.file.fault(error))
    }

    fn has(&self, sql: &str, values: impl Params) -> Result<bool, Fault> {
        self.one(sql, values, |_| Ok(())).map(|found| found.is_some())
    }
}
