//! The file itself: made for nobody else to read, and opened so that what is written is on the disk.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

/// As many statements are kept for the next time.
const STATEMENTS: usize = 64;

/// Makes the file where it is not there, for nobody else to read.
///
/// # Errors
/// What the system says where it cannot be made.
pub fn make(path: &Path) -> io::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(error),
        _ => Ok(()),
    }
}

/// Shuts the file for others. A copy that was put back may be for them to read, which the last six bits of its mode say; it is not any more.
///
/// # Errors
/// What the system says where that cannot be changed.
#[cfg(unix)]
pub fn shut(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    if fs::metadata(path)?.permissions().mode().trailing_zeros() >= 6 {
        return Ok(());
    }
    fs::set_permissions(path, fs::Permissions::from_mode(0o600))
}

/// Elsewhere a file belongs to whoever the folder belongs to.
///
/// # Errors
/// None.
#[cfg(not(unix))]
pub fn shut(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Opens a connection that waits so long for others, and acknowledges only what is on the disk. It makes a file only where `more` says so.
///
/// # Errors
/// What SQLite says where it cannot be opened.
pub fn connect(path: &Path, patience: Duration, more: OpenFlags) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX | more;
    let db = Connection::open_with_flags(path, flags)?;
    db.busy_timeout(patience)?;
    db.pragma_update(None, "foreign_keys", true)?;
    db.pragma_update(None, "trusted_schema", false)?;
    db.pragma_update(None, "synchronous", "FULL")?;
    db.pragma_update(None, "temp_store", "MEMORY")?;
    db.set_prepared_statement_cache_capacity(STATEMENTS);
    Ok(db)
}
