use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use goldthread_sqlite_file::{Why, make, said, shut};

use crate::Fault;

/// The file in the data folder.
pub const FILE_NAME: &str = "accounts.db";

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

    fn not_writable(&self, error: std::io::Error) -> Fault {
        Fault::NotWritable { place: self.place(), cause: Arc::new(error) }
    }

    /// Makes folder and file where they are not there; the file for nobody else to read.
    pub(crate) fn make(&self) -> Result<(), Fault> {
        let folder = self.path.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(folder).map_err(|error| self.not_writable(error))?;
        make(&self.path).map_err(|error| self.not_writable(error))
    }

    /// Whether there is a file; what has its name and is none is a fault.
    pub(crate) fn is_there(&self) -> Result<bool, Fault> {
        match fs::metadata(&self.path) {
            Ok(found) if found.is_file() => Ok(true),
            Ok(_) => Err(Fault::NotAccounts { place: self.place() }),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
            Err(error) => Err(self.not_writable(error)),
        }
    }

    /// Lets nobody else read it.
    pub(crate) fn shut(&self) -> Result<(), Fault> {
        shut(&self.path).map_err(|error| self.not_writable(error))
    }

    /// The fault that a person is told of.
    pub(crate) fn fault(&self, error: rusqlite::Error) -> Fault {
        let place = self.place();
        match Why::of(&error) {
            Why::Damaged => self.damaged(said(&error, "a value that it holds cannot be read")),
            Why::Locked => Fault::Locked { place },
            Why::Full => Fault::Full { place },
            Why::NotADatabase => Fault::NotAccounts { place },
            Why::NotWritable => Fault::NotWritable { place, cause: Arc::new(error) },
            Why::Other => Fault::Failed { place, cause: Arc::new(error) },
        }
    }
}
