use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use goldthread_ledger::{BadName, Fault, NotAHash, NotAMoment, NotAnEntry};
use goldthread_sqlite_file::{Why, make, said};
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
    #[error("{}", said(.0, "a value that is kept beside the entries cannot be read"))]
    Sql(#[from] rusqlite::Error),
    #[error(transparent)]
    Entry(#[from] NotAnEntry),
    #[error("{0} cannot be read")]
    Beside(&'static str),
    #[error("{0}")]
    File(String),
}

impl Trouble {
    /// Whether it lies in what the file holds, and not in how it can be reached.
    pub(crate) fn is_damage(&self) -> bool {
        if let Self::Sql(error) = self { Why::of(error) == Why::Damaged } else { true }
    }
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

    fn folder(&self) -> &Path {
        self.path.parent().unwrap_or(Path::new("."))
    }

    pub(crate) fn place(&self) -> String {
        self.path.display().to_string()
    }

    /// Makes folder and file where they are not there; the file for nobody else to read.
    pub(crate) fn make(&self) -> Result<(), Fault> {
        let folder = self.folder();
        fs::create_dir_all(folder).map_err(|error| not_writable(folder, error))?;
        make(&self.path).map_err(|error| not_writable(&self.path, error))
    }

    /// Refuses what can hold no database; nothing there is none of that.
    pub(crate) fn check_kind(&self) -> Result<(), Fault> {
        leads_somewhere(self.folder())?;
        leads_somewhere(&self.path)?;
        match fs::metadata(&self.path) {
            Ok(found) if !found.is_file() => Err(Fault::NotAFile { place: self.place() }),
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
            Trouble::Entry(entry) => Fault::Unreadable { place, entry },
            Trouble::Sql(error) => sql_fault(place, error),
            damage => Fault::Damaged { place, what: damage.to_string() },
        }
    }
}

fn sql_fault(place: String, error: rusqlite::Error) -> Fault {
    match Why::of(&error) {
        Why::Damaged => Fault::Damaged { place, what: Trouble::Sql(error).to_string() },
        Why::Locked => Fault::Locked { place },
        Why::Full => Fault::Full { place },
        Why::NotADatabase => Fault::NotALedger { place },
        Why::NotWritable => Fault::NotWritable { place, cause: Arc::new(error) },
        Why::Other => Fault::Failed { place, cause: Arc::new(error) },
    }
}

fn leads_somewhere(place: &Path) -> Result<(), Fault> {
    if place.is_symlink() && !place.exists() {
        return Err(Fault::DeadLink { place: place.display().to_string() });
    }
    Ok(())
}

fn not_writable(place: &Path, error: std::io::Error) -> Fault {
    Fault::NotWritable { place: place.display().to_string(), cause: Arc::new(error) }
}
