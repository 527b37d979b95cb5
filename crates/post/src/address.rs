use std::fmt;
use std::str::FromStr;

use thiserror::Error;
use uuid::Uuid;

/// The most characters that an address on the way has (RFC 5321, 4.5.3.1.3).
const LONGEST: usize = 254;

/// Where a letter goes: one address of mail, in ASCII.
///
/// Addresses whose first part stands in quotation marks are allowed by the standard and used by nobody; they are refused, as are
/// all in other letters than ASCII's, which few servers take.
#[derive(Clone, PartialEq, Eq)]
pub struct Address(lettre::Address);

/// It is no address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("this is no address that a letter can go to; write it like name@example.org")]
pub struct BadAddress;

impl Address {
    /// The address as it is written.
    pub fn as_str(&self) -> &str {
        self.0.as_ref()
    }

    /// What stands behind the `@`.
    pub fn domain(&self) -> &str {
        self.0.domain()
    }

    pub(crate) fn inner(&self) -> lettre::Address {
        self.0.clone()
    }
}

impl FromStr for Address {
    type Err = BadAddress;

    fn from_str(text: &str) -> Result<Self, BadAddress> {
        let is_plain = text.chars().all(|c| c.is_ascii_graphic() && !"\"<>(),;:\\[]".contains(c));
        if !is_plain || text.len() > LONGEST {
            return Err(BadAddress);
        }
        text.parse().map(Self).map_err(|_| BadAddress)
    }
}

impl fmt::Debug for Address {
    /// Says nothing, so that no log names a person.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Address(..)")
    }
}

/// Whose letter it is, by an id that means something to whoever writes letters: by it what was written to them can be erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Addressee(pub Uuid);

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: bool) {
        let found = text.parse::<Address>();
        assert_eq!(found.is_ok(), expected, "{text:?}");
        if let Ok(address) = found {
            assert_eq!(address.as_str(), text);
            assert_eq!(format!("{address:?}"), "Address(..)");
        }
    }

    #[test]
    fn addresses() {
        for good in
            ["ada@example.org", "a.o'neill+plans@wethercombe.example", "x@localhost", "a_b-c@sub.example.org"]
        {
            check(good, true);
        }
        for bad in [
            "",
            "ada",
            "@example.org",
            "ada@",
            "ada@example.org\r\nBcc: eve@example.org",
            "ada@example.org\nDATA",
            "ada@example.org ",
            "Ada <ada@example.org>",
            "ada@example.org,eve@example.org",
            "ada@example.org>SIZE=1",
            "\"ada\r\nRCPT TO:<eve@example.org>\"@example.org",
            "\"a b\"@example.org",
            "ada@[192.0.2.1]",
            "siân@example.org",
            "ada@exämple.org",
            "ada\u{0}@example.org",
            "a..b@example.org",
        ] {
            check(bad, false);
        }
        let long = |count: usize| format!("ada@{}.example", vec!["x".repeat(60); count].join("."));
        check(&long(3), true);
        check(&format!("ada@{}.{}.example", vec!["x".repeat(60); 3].join("."), "x".repeat(63)), false);
    }
}
