//! The secrets that are given out once. Of each only the SHA-256 is kept: they are random, so nothing slower is needed.

use std::fmt;
use std::str::FromStr;

use data_encoding::BASE64URL_NOPAD;
use sha2::{Digest, Sha256};
use thiserror::Error;

use crate::Fault;
use crate::random::random;

/// What is kept of a secret.
pub(crate) type SecretHash = [u8; 32];

pub(crate) fn hash_of(secret: &[u8]) -> SecretHash {
    Sha256::digest(secret).into()
}

/// A text is not a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a token is 43 letters, digits, hyphens and underscores")]
pub struct NotAToken;

macro_rules! token {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq)]
        pub struct $name([u8; 32]);

        impl $name {
            pub(crate) fn new() -> Result<Self, Fault> {
                random().map(Self)
            }

            pub(crate) fn hash(&self) -> SecretHash {
                hash_of(&self.0)
            }

            /// The text that is given out: 43 characters that can stand in a cookie and in an address.
            pub fn reveal(&self) -> String {
                BASE64URL_NOPAD.encode(&self.0)
            }
        }

        impl FromStr for $name {
            type Err = NotAToken;

            fn from_str(text: &str) -> Result<Self, NotAToken> {
                let bytes = BASE64URL_NOPAD.decode(text.as_bytes()).map_err(|_| NotAToken)?;
                bytes.try_into().map(Self).map_err(|_| NotAToken)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), "(hidden)"))
            }
        }
    };
}

token! {
    /// Opens a session; stands in a cookie that lasts as long as the browser is open.
    SessionToken
}

token! {
    /// The mark of a browser that has signed in before; stands in a cookie that lasts long.
    DeviceToken
}

token! {
    /// Opens a link, once.
    LinkToken
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_read_as_they_are_revealed_and_in_no_other_way() {
        let token = SessionToken::new().unwrap();
        let text = token.reveal();
        assert_eq!(text.len(), 43);
        assert_eq!(text.parse::<SessionToken>().unwrap().hash(), token.hash());
        // The last character carries four bits: another one with the same four is refused.
        let padded = format!("{text}=");
        for text in ["", &text[1..], &padded, "!".repeat(43).as_str(), &format!("{}B", "A".repeat(42))] {
            assert_eq!(text.parse::<SessionToken>().err(), Some(NotAToken), "{text}");
        }
    }

    #[test]
    fn tokens_are_not_shown() {
        assert_eq!(format!("{:?}", DeviceToken::new().unwrap()), "DeviceToken(hidden)");
    }

    #[test]
    fn no_two_tokens_are_alike() {
        assert_ne!(LinkToken::new().unwrap(), LinkToken::new().unwrap());
    }
}
