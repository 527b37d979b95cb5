//! `ClamAV`, asked by its socket: the file goes over in pieces, and one line comes back (`INSTREAM` of clamd).

mod address;
mod line;

use std::io::{self, Read};
use std::time::{Duration, Instant};

pub use address::{Address, BadAddress};
use line::Line;

use crate::checksum::BLOCK;

/// How much a scanner is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScanLimits {
    /// The most bytes that are sent: as many as `StreamMaxLength` of clamd allows.
    pub most_bytes: u64,
    /// How long it may take from the first word to the answer.
    pub longest: Duration,
}

impl Default for ScanLimits {
    /// 100 MB, as clamd has it, and a minute.
    fn default() -> Self {
        Self { most_bytes: 100_000_000, longest: Duration::from_mins(1) }
    }
}

/// What becomes of a file that cannot be scanned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unscanned {
    /// It is not taken.
    Refused,
    /// It is taken, and marked as not scanned.
    Marked,
}

/// What came of a scan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scanned {
    /// Nothing was found.
    Clean,
    /// Something was found: what the scanner calls it.
    Found(String),
    /// The scanner could not be asked, or did not know: why.
    Unavailable(String),
}

/// A scanner.
#[derive(Clone, Debug)]
pub struct Scanner {
    address: Address,
    limits: ScanLimits,
}

impl Scanner {
    /// A scanner at an address. Nothing is asked yet.
    pub fn new(address: Address, limits: ScanLimits) -> Self {
        Self { address, limits }
    }

    /// Has the rest of a file scanned.
    pub fn scan(&self, content: impl Read) -> Scanned {
        self.asked(content).unwrap_or_else(|error| Scanned::Unavailable(reason(&error)))
    }

    /// Whether a scanner answers.
    ///
    /// # Errors
    /// Why it does not, as the system says it.
    pub fn ping(&self) -> io::Result<()> {
        let mut line = self.line()?;
        line.send(b"zPING\0")?;
        match line.answer()?.as_str() {
            "PONG" => Ok(()),
            other => Err(io::Error::other(format!("it said “{other}”"))),
        }
    }

    fn line(&self) -> io::Result<Line> {
        Line::open(&self.address, Instant::now() + self.limits.longest)
    }

    fn asked(&self, content: impl Read) -> io::Result<Scanned> {
        let mut line = self.line()?;
        let sent = self.send(content, &mut line);
        if let Ok(Sent::TooLarge) = sent {
            return Ok(Scanned::Unavailable(format!("more than {} bytes", self.limits.most_bytes)));
        }
        // A scanner that has seen enough answers and hangs up before it has all: its answer says more than the broken line.
        match (line.answer(), sent) {
            (Ok(answer), _) if !answer.is_empty() => Ok(understood(&answer)),
            (_, Err(error)) | (Err(error), _) => Err(error),
            (Ok(_), Ok(_)) => Err(io::ErrorKind::UnexpectedEof.into()),
        }
    }

    fn send(&self, mut content: impl Read, line: &mut Line) -> io::Result<Sent> {
        line.send(b"zINSTREAM\0")?;
        let mut left = self.limits.most_bytes;
        let mut piece = vec![0; 4 + BLOCK];
        loop {
            let read = match content.read(&mut piece[4..]) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                read => read?,
            };
            let Some(rest) = left.checked_sub(read as u64) else { return Ok(Sent::TooLarge) };
            left = rest;
            // Each piece has its length before it; one of no length is the last.
            let length = u32::try_from(read).map_err(io::Error::other)?;
            piece[..4].copy_from_slice(&length.to_be_bytes());
            line.send(&piece[..4 + read])?;
            if read == 0 {
                return Ok(Sent::All);
            }
        }
    }
}

enum Sent {
    All,
    TooLarge,
}

/// `stream: OK`, `stream: <name> FOUND`, or why it does not know.
fn understood(answer: &str) -> Scanned {
    let said = answer.strip_prefix("stream: ").unwrap_or(answer);
    match said.strip_suffix(" FOUND") {
        Some(found) => Scanned::Found(found.to_owned()),
        None if said == "OK" => Scanned::Clean,
        None => Scanned::Unavailable(format!("it said “{said}”")),
    }
}

fn reason(error: &io::Error) -> String {
    use io::ErrorKind as Kind;
    match error.kind() {
        Kind::TimedOut | Kind::WouldBlock => "it took too long".into(),
        Kind::NotFound | Kind::ConnectionRefused => "it does not run".into(),
        Kind::UnexpectedEof | Kind::ConnectionReset | Kind::BrokenPipe => "it hung up".into(),
        _ => error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_one_answer_means_clean() {
        let check = |answer: &str, expected: Scanned| assert_eq!(understood(answer), expected, "{answer}");
        let unavailable = |said: &str| Scanned::Unavailable(format!("it said “{said}”"));
        check("stream: OK", Scanned::Clean);
        check("stream: Eicar-Signature FOUND", Scanned::Found("Eicar-Signature".into()));
        check("stream: OK FOUND", Scanned::Found("OK".into()));
        check("INSTREAM size limit exceeded. ERROR", unavailable("INSTREAM size limit exceeded. ERROR"));
        check("stream: OK ERROR", unavailable("OK ERROR"));
        check("UNKNOWN COMMAND", unavailable("UNKNOWN COMMAND"));
    }
}
