use std::borrow::Cow;
use std::fmt::Write as _;
use std::io::{BufWriter, ErrorKind, Write};
use std::path::Path;

use serde_json::Value;

use crate::failure::Failure;

/// Writes words to standard output; a reader that has gone is no error.
///
/// # Errors
/// [`Failure::NobodyReads`], or [`Failure::Output`] when the disk behind it is full.
pub fn print(text: &str) -> Result<(), Failure> {
    print_bytes(printable(text).as_bytes())
}

/// Writes bytes to standard output.
///
/// # Errors
/// As [`print()`].
pub fn print_bytes(bytes: &[u8]) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    out.write_all(bytes).and_then(|()| out.flush()).map_err(|error| match error.kind() {
        ErrorKind::BrokenPipe => Failure::NobodyReads,
        _ => Failure::Output(error),
    })
}

/// Tells of what was done. It stays done when nobody can be told: that is said on standard error, and no failure.
pub fn report(done: &str) {
    if let Err(Failure::Output(why)) = print(done) {
        tell(&format!(
            "{}\n(this could not be written to standard output: {why})",
            printable(done.trim_end())
        ));
    }
}

/// Text as a terminal may have it: characters that steer a terminal, or turn the direction of the words after them, are
/// shown as �. Documents and names are not to be trusted with them.
fn printable(text: &str) -> Cow<'_, str> {
    if !text.contains(steers) {
        return Cow::Borrowed(text);
    }
    text.chars().map(|c| if steers(c) { '\u{FFFD}' } else { c }).collect()
}

fn steers(c: char) -> bool {
    c.is_control() && c != '\n' && c != '\t' || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Prints a value as JSON; characters that steer a terminal are written as escapes, so that nothing is lost.
///
/// # Errors
/// As [`print()`].
pub fn print_json(value: &Value, layout: Layout) -> Result<(), Failure> {
    print_text_of_json(&match layout {
        Layout::Tree => format!("{value:#}\n"),
        Layout::Line => format!("{value}\n"),
    })
}

/// Prints the text of a value as JSON, in the same way.
///
/// # Errors
/// As [`print()`].
pub fn print_text_of_json(text: &str) -> Result<(), Failure> {
    if !text.contains(steers) {
        return print_bytes(text.as_bytes());
    }
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if steers(c) {
            let _ = write!(escaped, "\\u{:04x}", u32::from(c));
        } else {
            escaped.push(c);
        }
    }
    print_bytes(escaped.as_bytes())
}

/// How a value is laid out as JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// Over many lines, for people.
    Tree,
    /// On one line, for programs.
    Line,
}

/// Whether a file that is there is replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Existing {
    /// The new file takes its place.
    Replace,
    /// It is left as it is, and nothing is written.
    Refuse,
}

/// Writes a file: whole, or not at all.
///
/// # Errors
/// [`Failure::File`] when it cannot be written; what `write` fails with.
pub fn whole<T>(
    file: &Path,
    existing: Existing,
    write: impl FnOnce(&mut dyn Write) -> Result<T, Failure>,
) -> Result<T, Failure> {
    if existing == Existing::Refuse && file.exists() {
        return Err(Failure::file(file, "is there already; name a new file", None));
    }
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if !folder.is_dir() {
        return Err(Failure::file(folder, "is not there; make the folder first", None));
    }
    let failed =
        |error| Failure::file(file, "could not be written; choose another place, or make room", Some(error));
    let mut part = temporary(folder, existing).map_err(failed)?;
    let mut out = BufWriter::new(part.as_file_mut());
    let written = write(&mut out)?;
    out.flush().and_then(|()| out.get_ref().sync_all()).map_err(failed)?;
    drop(out);
    match existing {
        Existing::Replace => part.persist(file),
        Existing::Refuse => part.persist_noclobber(file),
    }
    .map_err(|error| failed(error.error))?;
    Ok(written)
}

/// A file of a name that nobody else has. What may be replaced is a paper, for all whom the folder lets in; what may not is
/// an archive, for its owner alone.
fn temporary(folder: &Path, existing: Existing) -> std::io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".goldthread-");
    #[cfg(unix)]
    if existing == Existing::Replace {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

/// Says on standard error what is the matter.
pub fn complain(failure: &Failure) {
    tell(&printable(&format!("goldthread: {}", failure.lines().join("\n  because: "))));
}

/// Says something on standard error; if nobody hears it, nothing can be done.
pub fn tell(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_steers_a_terminal_is_printed() {
        assert_eq!(printable("plain\n\twords"), "plain\n\twords");
        assert_eq!(printable("a\u{1b}[2Jb\u{9b}c\u{202e}d\r"), "a\u{fffd}[2Jb\u{fffd}c\u{fffd}d\u{fffd}");
    }
}
