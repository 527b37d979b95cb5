//! What lies in the folder, and whether it is what it should be.

use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::incoming::PREFIX;
use crate::{Checksum, Fault, Store};

/// A file that is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    /// What it is kept by.
    pub sha256: Checksum,
    /// How many bytes it has.
    pub bytes: u64,
    /// When it was last taken in. What nobody refers to, and is not of today, was left by a crash.
    pub since: SystemTime,
}

/// What came of looking through all files.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Checked {
    /// How many are what they should be.
    pub sound: u64,
    /// What is not, in the order of its place.
    pub wrong: Vec<Wrong>,
}

/// Something in the folder that should not be there as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// Where in the folder: `ab/cdef…`.
    pub place: PathBuf,
    /// What is wrong with it.
    pub trouble: Trouble,
}

/// What can be wrong with something in the folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// Its content has not the checksum that it is named by.
    Changed,
    /// It is no file that was taken in here: a link, a folder, another name.
    Stranger,
    /// The system cannot read it, and says why.
    Unreadable(String),
}

impl Store {
    /// All files that are kept, in the order of their checksums; nothing is read of them.
    ///
    /// # Errors
    /// [`Fault`] where the folder cannot be read.
    pub fn held(&self) -> Result<Vec<Held>, Fault> {
        let held = self.places()?.into_iter().filter_map(|(place, name)| {
            let found = fs::symlink_metadata(self.root().join(place)).ok()?;
            let since = found.modified().ok()?;
            Some(Held { sha256: name?, bytes: found.len(), since }).filter(|_| found.is_file())
        });
        Ok(held.collect())
    }

    /// Reads all files and compares each with the checksum that it is named by.
    ///
    /// # Errors
    /// [`Fault`] where the folder cannot be read.
    pub fn check(&self) -> Result<Checked, Fault> {
        let mut checked = Checked::default();
        for (place, name) in self.places()? {
            match trouble(&self.root().join(&place), name) {
                Ok(None) => checked.sound += 1,
                Ok(Some(trouble)) => checked.wrong.push(Wrong { place, trouble }),
                // It was erased meanwhile.
                Err(error) if error.kind() == ErrorKind::NotFound => {}
                Err(error) => {
                    checked.wrong.push(Wrong { place, trouble: Trouble::Unreadable(error.to_string()) });
                }
            }
        }
        Ok(checked)
    }

    /// What lies in the folder and its folders, in order, each with the checksum that its name is; what is arriving is left out.
    fn places(&self) -> Result<Vec<(PathBuf, Option<Checksum>)>, Fault> {
        let mut places = Vec::new();
        for folder in listed(self.root()).map_err(Fault::at(self.root()))? {
            let path = self.root().join(&folder);
            let is_ours = folder.len() == 2 && fs::symlink_metadata(&path).is_ok_and(|found| found.is_dir());
            if !is_ours {
                places.extend((!folder.starts_with(PREFIX)).then(|| (PathBuf::from(folder), None)));
                continue;
            }
            for file in listed(&path).map_err(Fault::at(&path))? {
                let name = format!("{folder}{file}").parse().ok();
                places.push((Path::new(&folder).join(file), name));
            }
        }
        Ok(places)
    }
}

fn trouble(path: &Path, name: Option<Checksum>) -> io::Result<Option<Trouble>> {
    let Some(name) = name else { return Ok(Some(Trouble::Stranger)) };
    if !fs::symlink_metadata(path)?.is_file() {
        return Ok(Some(Trouble::Stranger));
    }
    let (found, _) = Checksum::of(File::open(path)?)?;
    Ok((found != name).then_some(Trouble::Changed))
}

/// The names in a folder, in order.
fn listed(folder: &Path) -> io::Result<Vec<String>> {
    let names = fs::read_dir(folder)?
        .map(|entry| entry.map(|entry| entry.file_name().to_string_lossy().into_owned()));
    let mut names = names.collect::<io::Result<Vec<_>>>()?;
    names.sort_unstable();
    Ok(names)
}
