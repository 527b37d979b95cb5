//! The SHA-256 of a file: what it is kept by.

use std::fmt;
use std::io::{self, Read};
use std::str::FromStr;

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};
use thiserror::Error;

/// The SHA-256 of the bytes of a file. It is written as 64 digits in lower case, and read as nothing else, so that it can stand in a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Checksum([u8; 32]);

/// A text is no checksum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a checksum is 64 digits of 0 to 9 and a to f")]
pub struct BadChecksum;

impl Checksum {
    pub(crate) fn of_all(hasher: Sha256) -> Self {
        Self(hasher.finalize().into())
    }

    /// The checksum of what is left to be read, and how many bytes that was.
    pub(crate) fn of(mut content: impl Read) -> io::Result<(Self, u64)> {
        let (mut hasher, mut bytes) = (Sha256::new(), 0);
        let mut block = vec![0; BLOCK];
        loop {
            match content.read(&mut block) {
                Ok(0) => return Ok((Self::of_all(hasher), bytes)),
                Ok(read) => {
                    hasher.update(&block[..read]);
                    bytes += read as u64;
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }
}

/// How many bytes are read at once.
pub(crate) const BLOCK: usize = 64 * 1024;

impl fmt::Display for Checksum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&HEXLOWER.encode(&self.0))
    }
}

impl FromStr for Checksum {
    type Err = BadChecksum;

    fn from_str(text: &str) -> Result<Self, BadChecksum> {
        let bytes = HEXLOWER.decode(text.as_bytes()).map_err(|_| BadChecksum)?;
        bytes.try_into().map(Self).map_err(|_| BadChecksum)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_checksum_is_written_and_read_in_one_way_only() {
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(Checksum::of(&b""[..]).expect("nothing can be read").0.to_string(), empty);
        let check = |text: &str, expected: bool| {
            let read = text.parse::<Checksum>();
            assert_eq!(read.is_ok_and(|sum| sum.to_string() == text), expected, "{text}");
        };
        check(empty, true);
        check(&empty.to_uppercase(), false);
        check(&empty[2..], false);
        check(&format!("{empty}00"), false);
        check(&format!("../{}", &empty[3..]), false);
        check("", false);
    }
}
