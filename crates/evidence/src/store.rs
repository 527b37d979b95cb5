//! The folder of files: taking in, giving, erasing.

use std::fs::{self, DirBuilder, File};
use std::io::{self, ErrorKind, Read, Seek, SeekFrom};
use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use crate::incoming::{self, Incoming};
use crate::{Checksum, Fault, Kept, Limits, NotGiven, NotKept, Received};

/// The folder in the data folder.
pub const FOLDER_NAME: &str = "evidence";

/// The files of a deployment: the folder `evidence` of a data folder, for nobody else to read.
///
/// A file stands under its checksum, `ab/cdef…`, so that the same content is there once, however often it is taken in. It can be used from
/// many threads, and by several programs at once. Nothing here counts who refers to a file: whoever erases one has to know that no other
/// needs it. A file that was taken in, and of which the program ended before anybody noted it, is found by [`Store::held`].
pub struct Store {
    root: PathBuf,
    /// Held while a file gets its name or loses it, so that undoing one does not take away another's.
    turn: Mutex<()>,
}

/// A file that is given: read from its beginning, and found to be what was taken in.
#[derive(Debug)]
pub struct Given {
    /// Its content.
    pub file: File,
    /// How many bytes it has.
    pub bytes: u64,
}

impl Read for Given {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        self.file.read(into)
    }
}

impl Store {
    /// Opens the files of a data folder; makes their folder where it is not there, and removes what a crash left half taken in.
    ///
    /// # Errors
    /// [`Fault`] says why the folder cannot be used.
    pub fn open(folder: &Path) -> Result<Self, Fault> {
        let root = folder.join(FOLDER_NAME);
        let fault = Fault::at(&root);
        fs::create_dir_all(folder).map_err(&fault)?;
        make_folder(&root, |place| fs::metadata(place))?;
        // A copy that was put back may be for others to read.
        fs::set_permissions(&root, fs::Permissions::from_mode(0o700)).map_err(&fault)?;
        incoming::sweep(&root).map_err(&fault)?;
        sync(folder)?;
        Ok(Self { root, turn: Mutex::new(()) })
    }

    /// Takes a file in: it is on the disk, whole, when this returns. The name is what a browser or a person calls it.
    ///
    /// # Errors
    /// [`NotKept`] says why it is not taken in; nothing of it is left then.
    pub fn put(&self, content: impl Read, name: &str, limits: &Limits) -> Result<Kept, NotKept> {
        self.receive(content, name, limits)?.keep()
    }

    /// The first half of [`Store::put`]: the file has arrived and is one that is taken, and can be scanned before it is kept.
    ///
    /// # Errors
    /// [`NotKept`] says why it is not taken in; nothing of it is left then.
    pub fn receive(&self, content: impl Read, name: &str, limits: &Limits) -> Result<Received<'_>, NotKept> {
        Received::of(self, content, name, *limits)
    }

    /// Gives a file. Its content is read and compared with the checksum before, not while, it is given: an answer that has begun cannot be
    /// taken back, and a browser would have shown the wrong bytes before it was told so. It costs a second reading, of a file that is then
    /// in memory; the same open file is given that was compared.
    ///
    /// # Errors
    /// [`NotGiven`] where there is no such file, or it has changed.
    pub fn get(&self, sha256: &Checksum) -> Result<Given, NotGiven> {
        let place = self.place(sha256);
        let fault = Fault::at(&place);
        match self.stands_at(&place) {
            Ok(true) => {}
            Ok(false) => return Err(NotGiven::Changed),
            Err(error) if error.kind() == ErrorKind::NotFound => return Err(NotGiven::Missing),
            Err(error) => return Err(fault(error).into()),
        }
        let mut file = File::open(&place).map_err(&fault)?;
        let (found, bytes) = Checksum::of(&file).map_err(&fault)?;
        if found != *sha256 {
            return Err(NotGiven::Changed);
        }
        file.seek(SeekFrom::Start(0)).map_err(&fault)?;
        Ok(Given { file, bytes })
    }

    /// How many bytes a file has; nothing where it is not there.
    pub fn bytes(&self, sha256: &Checksum) -> Option<u64> {
        fs::symlink_metadata(self.place(sha256)).ok().filter(fs::Metadata::is_file).map(|found| found.len())
    }

    /// Erases a file, for all that refer to it. It is gone from the disk when this returns, and still in copies that were made before.
    /// Tells whether it was there.
    ///
    /// # Errors
    /// [`Fault`] says why it could not be erased.
    pub fn erase(&self, sha256: &Checksum) -> Result<bool, Fault> {
        let place = self.place(sha256);
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        match fs::remove_file(&place) {
            Ok(()) => sync(self.folder(&place)).map(|()| true),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
            Err(error) => Err(Fault::at(&place)(error)),
        }
    }

    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// Gives a file that has arrived its name. Where the name cannot be made to last it is taken away again, unless it was there before.
    pub(crate) fn settle(&self, incoming: Incoming, sha256: &Checksum) -> Result<(), Fault> {
        let place = self.place(sha256);
        let folder = self.folder(&place);
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        make_folder(folder, |place| fs::symlink_metadata(place))?;
        let was_there = fs::symlink_metadata(&place).is_ok_and(|found| found.is_file());
        incoming.becomes(&place)?;
        let lasts = sync(folder).and_then(|()| sync(&self.root));
        if lasts.is_err() && !was_there {
            let _ = fs::remove_file(&place);
        }
        lasts
    }

    /// Whether a file of its own stands there, in a folder of its own: nobody is led elsewhere by a link.
    fn stands_at(&self, place: &Path) -> io::Result<bool> {
        let is_folder = fs::symlink_metadata(self.folder(place))?.is_dir();
        Ok(is_folder && fs::symlink_metadata(place)?.is_file())
    }

    fn place(&self, sha256: &Checksum) -> PathBuf {
        let digits = sha256.to_string();
        let (folder, rest) = digits.split_at(2);
        self.root.join(folder).join(rest)
    }

    fn folder<'a>(&'a self, place: &'a Path) -> &'a Path {
        place.parent().unwrap_or(&self.root)
    }
}

/// Makes a folder for nobody else to read, where it is not there. `look` says whether a link to one will do.
fn make_folder(place: &Path, look: fn(&Path) -> io::Result<fs::Metadata>) -> Result<(), Fault> {
    let fault = Fault::at(place);
    match DirBuilder::new().mode(0o700).create(place) {
        Ok(()) => return Ok(()),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
        Err(error) => return Err(fault(error)),
    }
    if look(place).map_err(&fault)?.is_dir() {
        return Ok(());
    }
    Err(Fault::NotAFolder { place: place.display().to_string() })
}

/// Has the names in a folder written to the disk.
fn sync(folder: &Path) -> Result<(), Fault> {
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(Fault::at(folder))
}
