//! The process that reads: sets its limits, reads one document from standard input, answers on standard output.

use std::convert::Infallible;
use std::io::{BufRead, BufReader, BufWriter, Error, ErrorKind, Read};

use rustix::process::{Resource, Rlimit, setrlimit};

use super::{Allowed, Answer, NO_MEMORY, Request, wire};

/// The longest request, in bytes; the document follows it.
const LONGEST_REQUEST: u64 = 4 * 1024 * 1024;

/// Reads the one document that is given, answers, and ends the process.
///
/// # Errors
/// What the system says when nothing can be read or written, or the limits cannot be set.
pub fn serve_one() -> std::io::Result<Infallible> {
    // Nothing of a document is known yet, and the side that asks is still looking at what it is to ask.
    goldthread_reader::prepare();
    let mut input = BufReader::new(std::io::stdin().lock());
    let mut line = Vec::new();
    input.by_ref().take(LONGEST_REQUEST).read_until(b'\n', &mut line)?;
    let request: Request = serde_json::from_slice(&line)?;
    confine(&request.allowed)?;
    let mut bytes = Vec::new();
    input.take(request.allowed.limits.bytes.saturating_add(1)).read_to_end(&mut bytes).map_err(in_words)?;
    let answer =
        Answer::of(&request, &bytes).unwrap_or_else(|unreadable| Answer::Refused(unreadable.to_string()));
    wire::write(&answer, &mut BufWriter::new(std::io::stdout().lock()))?;
    // Whoever asked has the answer; to take the document apart again, piece by piece, helps nobody.
    std::process::exit(0)
}

/// Where there is no room for the document itself, that is said as it is said of any other memory.
fn in_words(error: Error) -> Error {
    if error.kind() == ErrorKind::OutOfMemory {
        Error::other(format!("{NO_MEMORY} the document"))
    } else {
        error
    }
}

/// Gives up what reading does not need: memory and time beyond the limits, files, connections.
fn confine(allowed: &Allowed) -> std::io::Result<()> {
    const MB: u64 = 1024 * 1024;
    /// Input, output and the words on standard error: there is no room for another.
    const OPEN: u64 = 3;
    for (resource, most, kill) in [
        (Resource::As, allowed.memory.saturating_mul(MB), allowed.memory.saturating_mul(MB)),
        (Resource::Cpu, allowed.seconds, allowed.seconds.saturating_add(1)),
        (Resource::Core, 0, 0),
        (Resource::Fsize, 0, 0),
        (Resource::Nofile, OPEN, OPEN),
    ] {
        setrlimit(resource, Rlimit { current: Some(most), maximum: Some(kill) })?;
    }
    Ok(())
}
