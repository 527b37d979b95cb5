use std::fs::File;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use crate::failure::Failure;

/// Writes to standard output; a reader that has gone is no error.
///
/// # Errors
/// [`Failure::NobodyReads`], or [`Failure::Output`] when the disk behind it is full.
pub fn print(text: &str) -> Result<(), Failure> {
    print_bytes(text.as_bytes())
}

/// Writes bytes to standard output.
///
/// # Errors
/// As [`print`].
pub fn print_bytes(bytes: &[u8]) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    out.write_all(bytes).and_then(|()| out.flush()).map_err(|error| match error.kind() {
        ErrorKind::BrokenPipe => Failure::NobodyReads,
        _ => Failure::Output(error),
    })
}

/// Writes a file: whole, or not at all. A file of that name is replaced.
///
/// # Errors
/// [`Failure::File`] when it cannot be written.
pub fn write_whole(file: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let mut part = file.as_os_str().to_owned();
    part.push(".part");
    let part = PathBuf::from(part);
    let written = File::create(&part).and_then(|mut out| out.write_all(bytes).and_then(|()| out.sync_all()));
    written.and_then(|()| std::fs::rename(&part, file)).map_err(|error| {
        let _ = std::fs::remove_file(&part);
        Failure::file(file, "could not be written; choose another place, or make room", Some(error))
    })
}

/// Says on standard error what is the matter.
pub fn complain(failure: &Failure) {
    tell(&format!("goldthread: {}", failure.lines().join("\n  because: ")));
}

/// Says something on standard error; if nobody hears it, nothing can be done.
pub fn tell(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}
