//! What SQLite means when it refuses, as far as it makes a difference to a person.

use rusqlite::{Error, ErrorCode, ffi};

/// Why something was not done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// It lies in what the file holds: a table that is gone, a value of another kind, a rule that does not hold.
    Damaged,
    /// Another program is writing.
    Locked,
    /// There is no room on the disk.
    Full,
    /// The file is no database.
    NotADatabase,
    /// The file cannot be reached or written to.
    NotWritable,
    /// Something else.
    Other,
}

impl Why {
    /// Why SQLite refused.
    pub fn of(error: &Error) -> Self {
        if error.sqlite_error().is_some_and(|error| error.extended_code == ffi::SQLITE_IOERR_SHMSIZE) {
            return Self::Full;
        }
        if is_unread(error) || matches!(error, Error::SqlInputError { .. }) {
            return Self::Damaged;
        }
        match error.sqlite_error_code() {
            // A number that a trigger refuses, a table or column that is gone: somebody has been at the file.
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::ConstraintViolation | ErrorCode::Unknown) => {
                Self::Damaged
            }
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Locked,
            Some(ErrorCode::DiskFull) => Self::Full,
            Some(ErrorCode::NotADatabase) => Self::NotADatabase,
            Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => {
                Self::NotWritable
            }
            _ => Self::Other,
        }
    }
}

/// Whether a value is of another kind than its column keeps.
pub fn is_unread(error: &Error) -> bool {
    matches!(
        error,
        Error::FromSqlConversionFailure(..)
            | Error::InvalidColumnType(..)
            | Error::IntegralValueOutOfRange(..)
            | Error::Utf8Error(..)
    )
}

/// What SQLite says, on one line and without the statement that it says it of; `unread` where a value cannot be read.
pub fn said(error: &Error, unread: &str) -> String {
    let said = match error {
        Error::SqlInputError { msg, .. } => msg.clone(),
        error if is_unread(error) => unread.to_owned(),
        other => other.to_string(),
    };
    said.lines().next().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use rusqlite::Connection;

    use super::*;

    #[test]
    fn what_the_file_holds_is_told_from_how_it_is_reached() {
        let db = Connection::open_in_memory().unwrap();
        db.execute_batch("CREATE TABLE a (x NOT NULL); INSERT INTO a VALUES ('text')").unwrap();
        let check = |error: Error, why: Why, words: &str| {
            assert_eq!((Why::of(&error), said(&error, "a value").as_str()), (why, words));
        };
        let found = db.query_row("SELECT x FROM a", [], |row| row.get::<_, i64>(0));
        check(found.unwrap_err(), Why::Damaged, "a value");
        check(db.execute("INSERT INTO b VALUES (1)", []).unwrap_err(), Why::Damaged, "no such table: b");
        let refused = db.execute("INSERT INTO a VALUES (NULL)", []).unwrap_err();
        check(refused, Why::Damaged, "NOT NULL constraint failed: a.x");
        check(Error::QueryReturnedNoRows, Why::Other, "Query returned no rows");
        let nowhere = Connection::open("/nowhere/at/all.db").unwrap_err();
        assert_eq!(Why::of(&nowhere), Why::NotWritable);
    }
}
