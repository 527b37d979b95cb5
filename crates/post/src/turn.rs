use std::fs::{File, OpenOptions, TryLockError};

use crate::Fault;
use crate::file::DbFile;

/// The turn at sending letters. It ends when this is dropped, or the program is gone, however it went.
pub(crate) struct Turn {
    _lock: File,
}

impl Turn {
    /// The turn, unless another has it. What is locked is a file of its own: whoever opens and closes the letters' file a second time
    /// takes SQLite's own locks away.
    pub(crate) fn take(file: &DbFile) -> Result<Option<Self>, Fault> {
        let path = file.path().with_extension("lock");
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(false);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let lock = options.open(path).map_err(|error| file.not_writable(error))?;
        match lock.try_lock() {
            Ok(()) => Ok(Some(Self { _lock: lock })),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(file.not_writable(error)),
        }
    }
}
