//! Where a paper, minutes or a policy are to be found.

use std::fmt;
use std::str::FromStr;

use goldthread_people::LeadWords;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A document, by where it is or by what is in it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Document {
    /// An address in the web or on the council's own net.
    Link(Link),
    /// The bytes that have this hash.
    File(FileHash),
}

/// An address that begins with `https://` or `http://`; at most 500 characters without a space.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Link(String);

/// A SHA-256 hash as 64 digits of the base 16, in small letters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct FileHash(String);

/// A text names no document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error(
    "a document is an address that begins with https:// or http://, at most 500 characters without a space, or a SHA-256 \
     hash of 64 digits; copy it again"
)]
pub struct BadDocument;

impl FromStr for Document {
    type Err = BadDocument;

    fn from_str(text: &str) -> Result<Self, BadDocument> {
        let text = text.trim();
        text.parse().map(Self::File).or_else(|_| text.parse().map(Self::Link))
    }
}

impl FromStr for Link {
    type Err = BadDocument;

    fn from_str(text: &str) -> Result<Self, BadDocument> {
        let after = ["https://", "http://"].iter().find_map(|scheme| text.strip_prefix(scheme));
        let is_printable = text.parse::<LeadWords>().is_ok_and(|kept| kept.as_str() == text);
        let names_a_place = after.is_some_and(|place| place.starts_with(char::is_alphanumeric));
        let fits = names_a_place && is_printable && !text.contains(char::is_whitespace);
        if fits { Ok(Self(text.to_owned())) } else { Err(BadDocument) }
    }
}

impl FromStr for FileHash {
    type Err = BadDocument;

    fn from_str(text: &str) -> Result<Self, BadDocument> {
        let fits = text.len() == 64 && text.chars().all(|c| c.is_ascii_hexdigit());
        if fits { Ok(Self(text.to_lowercase())) } else { Err(BadDocument) }
    }
}

macro_rules! as_text {
    ($name:ident) => {
        impl TryFrom<String> for $name {
            type Error = BadDocument;

            fn try_from(text: String) -> Result<Self, BadDocument> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(text: $name) -> Self {
                text.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }
    };
}

as_text!(Link);
as_text!(FileHash);

impl fmt::Display for Document {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Link(link) => link.fmt(f),
            Self::File(hash) => hash.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_an_address_or_a_hash() {
        let check = |text: &str, expected: Option<&str>| {
            let read = text.parse::<Document>().ok().map(|document| document.to_string());
            assert_eq!(read.as_deref(), expected, "{text:?}");
        };
        let hash = "ab".repeat(32);
        check(" https://intranet.example/policy?id=7 ", Some("https://intranet.example/policy?id=7"));
        check("http://intranet/policy", Some("http://intranet/policy"));
        check(&hash.to_uppercase(), Some(&hash));
        let long = format!("https://a/{}", "a".repeat(491));
        for text in [
            "",
            "javascript:alert(1)",
            "https://",
            "https:///a",
            "https://a b",
            "policy.docx",
            &hash[1..],
            &long,
        ] {
            check(text, None);
        }
    }
}
