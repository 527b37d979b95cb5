//! The texts that people type, each of a length and without what cannot be printed.

use std::fmt;
use std::str::FromStr;

use goldthread_people::{LeadCode, Note, RoleTitle};
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A text cannot stand where it was typed.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error(
    "{what} is 1 to {most} characters{on}, all of them printable, with a letter or a digit among them; shorten it, or type \
     it anew"
)]
pub struct BadText {
    what: &'static str,
    most: &'static str,
    on: &'static str,
}

/// A text that fits where the directory has one like it, and says something.
macro_rules! text {
    ($(#[$doc:meta])* $name:ident, as $like:ty, $what:literal, $most:literal, $on:literal) => {
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

        impl FromStr for $name {
            type Err = BadText;

            fn from_str(text: &str) -> Result<Self, BadText> {
                let kept = text.parse::<$like>().ok().map(String::from);
                let says = kept.filter(|kept| kept.chars().any(char::is_alphanumeric));
                says.map(Self).ok_or(BadText { what: $what, most: $most, on: $on })
            }
        }

        impl TryFrom<String> for $name {
            type Error = BadText;

            fn try_from(text: String) -> Result<Self, BadText> {
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

text! {
    /// What something is called: 1 to 200 characters on one line.
    Title, as RoleTitle, "a title", "200", " on one line"
}

text! {
    /// Which version of a policy: `2`, `3.1 draft`; 1 to 40 characters on one line.
    VersionLabel, as LeadCode, "a version", "40", " on one line"
}

text! {
    /// What was decided, asked, answered: 1 to 2,000 characters on as many lines as it takes.
    Words, as Note, "a text", "2,000", ""
}

/// Texts that are equal by it are the same to people: case and the width of spaces do not count.
pub(crate) fn as_printed(text: &str) -> String {
    text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_of_a_length_and_say_something() {
        fn check<T: FromStr + ToString>(text: &str, expected: Option<&str>) {
            let parsed = text.parse::<T>().ok().map(|text| text.to_string());
            assert_eq!(parsed.as_deref(), expected, "{text:?}");
        }
        let (longest, too_long) = ("ä".repeat(200), "ä".repeat(201));
        check::<Title>(" Improvement  Board ", Some("Improvement Board"));
        check::<Title>(&longest, Some(&longest));
        for text in [&too_long, "", " ", "-", "Improvement\nBoard", "Board\u{202E}x"] {
            check::<Title>(text, None);
        }
        check::<VersionLabel>("3.1 draft", Some("3.1 draft"));
        check::<VersionLabel>(&"a".repeat(41), None);
        check::<Words>("To be done.\r\nBy May.\n", Some("To be done.\nBy May."));
        check::<Words>(&"a".repeat(2_000), Some(&"a".repeat(2_000)));
        for text in [&"a".repeat(2_001), "", "\n", "?!", "a\u{7}"] {
            check::<Words>(text, None);
        }
    }

    #[test]
    fn what_is_wrong_is_said_with_its_bounds() {
        let check = |error: BadText, expected: &str| {
            let end =
                ", all of them printable, with a letter or a digit among them; shorten it, or type it anew";
            assert_eq!(error.to_string(), format!("{expected}{end}"));
        };
        check("".parse::<Title>().unwrap_err(), "a title is 1 to 200 characters on one line");
        check("".parse::<Words>().unwrap_err(), "a text is 1 to 2,000 characters");
    }
}
