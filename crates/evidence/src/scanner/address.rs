//! Where a scanner listens.

use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

use thiserror::Error;

/// Where clamd listens: `/run/clamav/clamd.ctl`, or `127.0.0.1:3310`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Address {
    /// A socket of this machine.
    Socket(PathBuf),
    /// A machine and a port.
    Net(String),
}

/// A text is no address.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error(
    "{0:?} is no address of a scanner; give the path of its socket, such as /run/clamav/clamd.ctl, or host:port"
)]
pub struct BadAddress(String);

impl FromStr for Address {
    type Err = BadAddress;

    fn from_str(text: &str) -> Result<Self, BadAddress> {
        if text.starts_with('/') && !text.contains('\0') {
            return Ok(Self::Socket(text.into()));
        }
        let (host, port) = text.rsplit_once(':').ok_or_else(|| BadAddress(text.into()))?;
        let is_port = port.parse::<u16>().is_ok_and(|port| port > 0);
        let is_host = !host.is_empty() && !host.contains(|c: char| c.is_whitespace() || c == '/');
        if is_port && is_host { Ok(Self::Net(text.into())) } else { Err(BadAddress(text.into())) }
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Socket(path) => path.display().fmt(f),
            Self::Net(address) => f.write_str(address),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_a_path_or_a_host_and_a_port() {
        let check = |text: &str, expected: bool| {
            let read = text.parse::<Address>();
            assert_eq!(read.is_ok_and(|address| address.to_string() == text), expected, "{text}");
        };
        check("/run/clamav/clamd.ctl", true);
        check("127.0.0.1:3310", true);
        check("[::1]:3310", true);
        check("scanner.example:3310", true);
        check("scanner.example", false);
        check("scanner.example:0", false);
        check("scanner.example:65536", false);
        check(":3310", false);
        check("clamd.ctl", false);
        check("", false);
    }
}
