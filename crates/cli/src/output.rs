use std::io::{ErrorKind, Write};

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

/// Says on standard error what is the matter.
pub fn complain(failure: &Failure) {
    let mut lines = failure.lines().into_iter();
    let first = lines.next().unwrap_or_default();
    let rest: String = lines.map(|line| format!("\n  because: {line}")).collect();
    tell(&format!("goldthread: {first}{rest}"));
}

/// Says something on standard error; if nobody hears it, nothing can be done.
pub fn tell(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}
