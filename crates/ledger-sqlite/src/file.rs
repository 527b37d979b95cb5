use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use goldthread_ledger::{BadName, Fault, NotAHash, NotAMoment, NotAnEntry};
use rusqlite::ErrorCode;
use thiserror::Error;

/// The file in the data folder.
pub const FILE_NAME: &str = "goldthread.db";

/// Which file is being used: what every fault names.
#[derive(Clone, Debug)]
pub(crate) struct DbFile {
    path: PathBuf,
}

/// What goes wrong while rows are read or written.
#[derive(Debug, Error)]
pub(crate) enum Trouble {
    #[error(transparent)]
    Sql(#[from] rusqlite::Error),
    #[error(transparent)]
    Entry(#[from] NotAnEntry),
    #[error("{0} cannot be read")]
    Beside(&'static str),
}

impl From<BadName> for Trouble {
    fn from(_: BadName) -> Self {
        Self::Beside("a name that is kept beside the entries")
    }
}

impl From<NotAMoment> for Trouble {
    fn from(_: NotAMoment) -> Self {
        Self::Beside("a time that is kept beside the entries")
    }
}

impl From<NotAHash> for Trouble {
    fn from(_: NotAHash) -> Self {
        Self::Beside("a hash that is kept beside the entries")
    }
}

impl DbFile {
    pub(crate) fn in_folder(folder: &Path) -> Self {
        Self { path: folder.join(FILE_NAME) }
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    pub(crate) fn place(&self) -> String {
        self.path.display().to_string()
    }

    /// Makes folder and file where they are not there; the file for nobody else to read.
    pub(crate) fn make(&self) -> Result<(), Fault> {
        let folder = self.path.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(folder).map_err(|error| not_writable(folder, error))?;
        let mut options = fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        match options.open(&self.path) {
            Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(not_writable(&self.path, error)),
            _ => Ok(()),
        }
    }

    pub(crate) fn is_there(&self) -> bool {
        self.path.exists()
    }

    /// The fault that a person is told of.
    pub(crate) fn fault(&self, trouble: impl Into<Trouble>) -> Fault {
        let place = self.place();
        match trouble.into() {
            Trouble::Sql(error) => self.sql_fault(error),
            other => Fault::Damaged { place, what: other.to_string() },
        }
    }

    fn sql_fault(&self, error: rusqlite::Error) -> Fault {
        use rusqlite::Error as Sql;
        let place = self.place();
        if let Sql::FromSqlConversionFailure(..)
        | Sql::InvalidColumnType(..)
        | Sql::IntegralValueOutOfRange(..)
        | Sql::Utf8Error(..) = error
        {
            return Fault::Damaged { place, what: error.to_string() };
        }
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Fault::Locked { place },
            Some(ErrorCode::DiskFull) => Fault::Full { place },
            Some(ErrorCode::NotADatabase) => Fault::NotALedger { place },
            Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => {
                Fault::NotWritable { place, cause: Arc::new(error) }
            }
            // A table that is gone, or a number that a trigger refuses, is a file that someone has been at.
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::ConstraintViolation | ErrorCode::Unknown) => {
                Fault::Damaged { place, what: said(error) }
            }
            _ => Fault::Failed { place, cause: Arc::new(error) },
        }
    }
}

fn not_writable(place: &Path, error: std::io::Error) -> Fault {
    Fault::NotWritable { place: place.display().to_string(), cause: Arc::new(error) }
}

/// What SQLite says, without the statement that it says it of.
fn said(error: rusqlite::Error) -> String {
    match error {
        rusqlite::Error::SqlInputError { msg, .. } => msg,
        other => other.to_string(),
    }
}
