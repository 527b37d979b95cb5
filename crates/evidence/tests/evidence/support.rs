//! A data folder of a test, and what is left in it.

use std::path::{Path, PathBuf};

use goldthread_evidence::{Kept, Limits, NotKept, Store};
use tempfile::TempDir;

pub struct House {
    pub folder: TempDir,
    pub store: Store,
}

impl House {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path()).unwrap();
        Self { folder, store }
    }

    pub fn root(&self) -> PathBuf {
        self.folder.path().join("evidence")
    }

    pub fn put(&self, content: &[u8], name: &str) -> Result<Kept, NotKept> {
        self.store.put(content, name, &Limits::default())
    }

    pub fn place(&self, kept: &Kept) -> PathBuf {
        place(&self.root(), kept)
    }

    pub fn files(&self) -> Vec<String> {
        files(&self.root())
    }
}

pub fn place(root: &Path, kept: &Kept) -> PathBuf {
    let digits = kept.sha256.to_string();
    root.join(&digits[..2]).join(&digits[2..])
}

/// The paths of all files below a folder, hidden ones too, in order.
pub fn files(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.symlink_metadata().unwrap().is_dir() {
                folders.push(path);
            } else {
                found.push(path.strip_prefix(folder).unwrap().display().to_string());
            }
        }
    }
    found.sort();
    found
}
