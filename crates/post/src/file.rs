use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rusqlite::{ErrorCode, ffi};

use crate::Fault;

/// The file in the data folder.
pub const FILE_NAME: &str = "post.db";

/// Which file is being used: what every fault names.
#[derive(Clone, Debug)]
pub(crate) struct DbFile {
    path: PathBuf,
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

    pub(crate) fn missing(&self) -> Fault {
        Fault::Missing { place: self.place() }
    }

    pub(crate) fn damaged(&self, what: impl Into<String>) -> Fault {
        Fault::Damaged { place: self.place(), what: what.into() }
    }

    pub(crate) fn not_writable(&self, error: std::io::Error) -> Fault {
        Fault::NotWritable { place: self.place(), cause: Arc::new(error) }
    }

    /// Makes folder and file where they are not there; the file for nobody else to read.
    pub(crate) fn make(&self) -> Result<(), Fault> {
        let folder = self.path.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(folder).map_err(|error| self.not_writable(error))?;
        let mut options = fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        match options.open(&self.path) {
            Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(self.not_writable(error)),
            _ => Ok(()),
        }
    }

    /// Whether there is a file; what has its name and is none is a fault.
    pub(crate) fn is_there(&self) -> Result<bool, Fault> {
        match fs::metadata(&self.path) {
            Ok(found) if found.is_file() => Ok(true),
            Ok(_) => Err(Fault::NotLetters { place: self.place() }),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
            Err(error) => Err(self.not_writable(error)),
        }
    }

    /// A copy that was put back may be for others to read, which the last six bits of its mode say; it is not any more.
    #[cfg(unix)]
    pub(crate) fn shut(&self) -> Result<(), Fault> {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(&self.path).map_err(|error| self.not_writable(error))?.permissions().mode();
        if mode.trailing_zeros() >= 6 {
            return Ok(());
        }
        let mine = fs::Permissions::from_mode(0o600);
        fs::set_permissions(&self.path, mine).map_err(|error| self.not_writable(error))
    }

    /// Elsewhere a file belongs to whoever the folder belongs to.
    #[cfg(not(unix))]
    pub(crate) fn shut(&self) -> Result<(), Fault> {
        Ok(())
    }

    /// The fault that a person is told of.
    pub(crate) fn fault(&self, error: rusqlite::Error) -> Fault {
        let place = self.place();
        if error.sqlite_error().is_some_and(|error| error.extended_code == ffi::SQLITE_IOERR_SHMSIZE) {
            return Fault::Full { place };
        }
        match error.sqlite_error_code() {
            _ if is_damage(&error) => self.damaged(said(&error)),
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Fault::Locked { place },
            Some(ErrorCode::DiskFull) => Fault::Full { place },
            Some(ErrorCode::NotADatabase) => Fault::NotLetters { place },
            Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => {
                Fault::NotWritable { place, cause: Arc::new(error) }
            }
            _ => Fault::Failed { place, cause: Arc::new(error) },
        }
    }
}

/// Whether it lies in what the file holds: a table that is gone, a value of another kind, a rule that does not hold.
fn is_damage(error: &rusqlite::Error) -> bool {
    let code = error.sqlite_error_code();
    is_unread(error)
        || matches!(error, rusqlite::Error::SqlInputError { .. })
        || matches!(
            code,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::ConstraintViolation | ErrorCode::Unknown)
        )
}

fn is_unread(error: &rusqlite::Error) -> bool {
    use rusqlite::Error as Sql;
    matches!(error, Sql::FromSqlConversionFailure(..) | Sql::InvalidColumnType(..) | Sql::Utf8Error(..))
}

/// What SQLite says, on one line and without the statement that it says it of.
fn said(error: &rusqlite::Error) -> String {
    let said = match error {
        rusqlite::Error::SqlInputError { msg, .. } => msg.clone(),
        unread if is_unread(unread) => "a value that it holds cannot be read".to_owned(),
        other => other.to_string(),
    };
    said.lines().next().unwrap_or_default().to_owned()
}
