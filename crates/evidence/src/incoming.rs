//! A file that is arriving: in the same folder, under a name of its own, until it is whole.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use uuid::Uuid;

use crate::Fault;

/// How the names of files begin that are arriving.
pub const PREFIX: &str = ".arriving-";

/// A file that is arriving. It goes when this goes, unless it was given its name.
pub struct Incoming {
    path: PathBuf,
    pub file: File,
    is_settled: bool,
}

impl Incoming {
    /// Begins one. It is locked as long as it is open, so that no other program takes it for what a crash left.
    pub fn begin(root: &Path) -> Result<Self, Fault> {
        let path = root.join(format!("{PREFIX}{}", Uuid::now_v7().simple()));
        let fault = Fault::at(&path);
        let options = OpenOptions::new().read(true).write(true).create_new(true).mode(0o600).clone();
        let incoming = Self { file: options.open(&path).map_err(&fault)?, path, is_settled: false };
        incoming.file.lock().map_err(&fault)?;
        Ok(incoming)
    }

    pub fn fault(&self, error: io::Error) -> Fault {
        Fault::at(&self.path)(error)
    }

    /// Has the content written to the disk, so that no name ever stands for less than all of it.
    pub fn sync(&self) -> Result<(), Fault> {
        self.file.sync_all().map_err(Fault::at(&self.path))
    }

    /// Gives it its name. What had that name is the same content, or was damaged.
    pub fn becomes(mut self, place: &Path) -> Result<(), Fault> {
        fs::rename(&self.path, place).map_err(Fault::at(place))?;
        self.is_settled = true;
        Ok(())
    }
}

impl Drop for Incoming {
    fn drop(&mut self) {
        if !self.is_settled {
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Removes what programs that are no longer there left half taken in.
pub fn sweep(root: &Path) -> io::Result<()> {
    for entry in fs::read_dir(root)? {
        let entry = entry?;
        let is_arriving = entry.file_name().to_string_lossy().starts_with(PREFIX);
        if is_arriving && entry.file_type()?.is_file() && is_left(&entry.path()) {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

/// Whether nobody holds it any more. One that is gone meanwhile was held.
fn is_left(path: &Path) -> bool {
    File::open(path).is_ok_and(|file| file.try_lock().is_ok())
}
