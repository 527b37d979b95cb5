//! The short texts that an entry carries, each with its own shape.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;
use uuid::Uuid;

/// A text does not have the shape that its place in an entry needs.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("“{text}” cannot be {what}: it must be {shape}")]
pub struct BadName {
    text: String,
    what: &'static str,
    shape: &'static str,
}

macro_rules! name {
    ($(#[$doc:meta])* $name:ident, $what:literal, $shape:literal, $fits:expr) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// The text itself.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = BadName;

            fn try_from(text: String) -> Result<Self, BadName> {
                let fits: fn(&str) -> bool = $fits;
                if fits(&text) { Ok(Self(text)) } else { Err(BadName { text, what: $what, shape: $shape }) }
            }
        }

        impl FromStr for $name {
            type Err = BadName;

            fn from_str(text: &str) -> Result<Self, BadName> {
                Self::try_from(text.to_owned())
            }
        }

        impl From<$name> for String {
            fn from(name: $name) -> Self {
                name.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }
    };
}

name! {
    /// Whose entries these are: the council or trust, as a short name for files and addresses.
    Authority, "the short name of an authority",
    "1 to 64 small letters, digits and hyphens, beginning with a letter",
    |text| text.len() <= 64 && starts_small(text) && text.bytes().all(is_slug)
}

name! {
    /// What an entry is about: its kind and its id, `plan/0192f0c1-...`.
    StreamId, "a stream",
    "a kind and an id, such as plan/0192f0c1-0000-7000-8000-000000000001, of at most 128 characters",
    |text| text.len() <= 128 && text.split_once('/').is_some_and(|(kind, id)| {
        starts_small(kind) && kind.bytes().all(is_slug) && !id.is_empty() && id.bytes().all(is_slug)
    })
}

name! {
    /// What kind of thing happened: `plan-opened`.
    Kind, "the kind of an entry",
    "1 to 64 small letters, digits and hyphens, beginning with a letter",
    |text| text.len() <= 64 && starts_small(text) && text.bytes().all(is_slug)
}

name! {
    /// Who did it, as they are to be shown.
    By, "the name of who did it",
    "1 to 200 characters on one line, with no space at either end",
    |text| !text.is_empty() && text.chars().count() <= 200 && text.trim() == text
        && !text.chars().any(char::is_control)
}

impl StreamId {
    /// The stream of the thing `id`, of the kind `kind`.
    ///
    /// # Errors
    /// [`BadName`] when `kind` has other characters than small letters, digits and hyphens.
    pub fn of(kind: &str, id: Uuid) -> Result<Self, BadName> {
        format!("{kind}/{id}").parse()
    }

    /// The kind of thing that it is: `plan`.
    pub fn kind(&self) -> &str {
        self.0.split_once('/').map_or("", |(kind, _)| kind)
    }

    /// The id of the thing.
    pub fn id(&self) -> &str {
        self.0.split_once('/').map_or("", |(_, id)| id)
    }
}

fn starts_small(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
}

fn is_slug(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check<T: FromStr>(fits: &[&str], not: &[&str]) {
        for text in fits {
            assert!(text.parse::<T>().is_ok(), "{text}");
        }
        for text in not {
            assert!(text.parse::<T>().is_err(), "{text}");
        }
    }

    #[test]
    fn names_have_their_shapes() {
        let (longest, too_long) = ("a".repeat(64), "a".repeat(65));
        check::<Authority>(&["a", "north-am2", &longest], &["", "North", "2a", "a b", "a/b", &too_long]);
        check::<Kind>(&["plan-opened"], &["PlanOpened", ""]);
        check::<StreamId>(&["plan/1", "plan/0192-ab"], &["plan", "plan/", "/1", "plan/1/2", "Plan/1"]);
        check::<By>(&["A. Person", "Jördis"], &["", " a", "a\n", &"a".repeat(201)]);
    }
}
