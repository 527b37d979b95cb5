//! The texts that people type, each of a length and without what cannot be printed.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A text cannot stand where it was typed.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error(
    "{what} is 1 to {most} characters on one line, all of them printable, with a letter or a digit among them; shorten it, \
     or type it anew"
)]
pub struct BadWords {
    what: &'static str,
    most: usize,
}

macro_rules! line {
    ($(#[$doc:meta])* $name:ident, $what:literal, $most:literal, $taken:path) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl TryFrom<String> for $name {
            type Error = BadWords;

            fn try_from(text: String) -> Result<Self, BadWords> {
                text.parse()
            }
        }

        impl FromStr for $name {
            type Err = BadWords;

            fn from_str(text: &str) -> Result<Self, BadWords> {
                line(&$taken(text), $most).map(Self).ok_or(BadWords { what: $what, most: $most })
            }
        }
        text!($name);
    };
}

macro_rules! text {
    ($name:ident) => {
        impl $name {
            /// The text itself.
            pub fn as_str(&self) -> &str {
                &self.0
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

line! {
    /// The name of a person: 1 to 100 characters on one line. What it was before it was changed stays in the ledger.
    PersonName, "a name", 100, as_typed
}

line! {
    /// How a role is called in full: `Head of Service, Safeguarding`; 1 to 200 characters on one line.
    RoleTitle, "the title of a role", 200, as_typed
}

line! {
    /// How a plan prints a role in short: `HoS S`, `HOS-S`, `GT`; 1 to 40 characters on one line.
    LeadCode, "an abbreviation or a lead code", 40, as_typed
}

line! {
    /// The words that a plan prints for a lead, brought onto one line; at most 500 characters.
    LeadWords, "the words of a lead", 500, on_one_line
}

/// What somebody notes, on as many lines as they like; at most 2,000 characters, and it may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Note(String);

impl TryFrom<String> for Note {
    type Error = BadNote;

    fn try_from(text: String) -> Result<Self, BadNote> {
        text.parse()
    }
}

/// A text cannot be a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a note is at most 2,000 characters, all of them printable; shorten it")]
pub struct BadNote;

impl FromStr for Note {
    type Err = BadNote;

    fn from_str(text: &str) -> Result<Self, BadNote> {
        const LONGEST: usize = 2_000;
        let text = text.replace("\r\n", "\n").trim().to_owned();
        let fits = text.chars().count() <= LONGEST && text.chars().all(|c| c == '\n' || is_printable(c));
        if fits { Ok(Self(text)) } else { Err(BadNote) }
    }
}

text!(Note);

impl Note {
    /// Whether nothing is noted.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

fn as_typed(text: &str) -> String {
    text.trim().to_owned()
}

/// A cell may be printed on several lines.
fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words with one space between them; nothing where they are too long, say nothing, or cannot be printed.
fn line(text: &str, most: usize) -> Option<String> {
    let line = on_one_line(text);
    let fits = line.chars().count() <= most && text.chars().all(is_printable);
    (fits && line.chars().any(char::is_alphanumeric)).then_some(line)
}

/// Whether a character is neither a control character nor one that turns the direction of what is printed after it.
fn is_printable(c: char) -> bool {
    let turns = matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    !c.is_control() && !turns && !matches!(c, '\u{2028}' | '\u{2029}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_of_a_length_and_can_be_printed() {
        fn check<T: FromStr + ToString>(text: &str, expected: Option<&str>) {
            let parsed = text.parse::<T>().ok().map(|words| words.to_string());
            assert_eq!(parsed.as_deref(), expected, "{text:?}");
        }
        let (longest, too_long) = ("ä".repeat(100), "ä".repeat(101));
        check::<PersonName>("  Jo   Bloggs ", Some("Jo Bloggs"));
        check::<PersonName>("Ngũgĩ wa O’Neill-Šarić", Some("Ngũgĩ wa O’Neill-Šarić"));
        check::<PersonName>(&longest, Some(&longest));
        for text in [
            &too_long,
            "",
            " ",
            "-",
            "Jo\nBloggs",
            "Jo\tBloggs",
            "Jo\u{1b}[31m",
            "Jo\u{202E}sggolB",
            "Jo\u{2028}B",
        ] {
            check::<PersonName>(text, None);
        }
        check::<RoleTitle>(&"a".repeat(200), Some(&"a".repeat(200)));
        check::<RoleTitle>(&"a".repeat(201), None);
        check::<LeadCode>("HoS S", Some("HoS S"));
        check::<LeadCode>(&"a".repeat(41), None);
        check::<LeadWords>("Head of\n Service", Some("Head of Service"));
        check::<LeadWords>(&"a".repeat(501), None);
    }

    #[test]
    fn a_note_has_lines_and_an_end() {
        let check = |text: &str, expected: Option<&str>| {
            assert_eq!(text.parse::<Note>().ok().as_ref().map(Note::as_str), expected);
        };
        check("", Some(""));
        check(
            "Handed over in person.\r\nFiles are in order.\n",
            Some("Handed over in person.\nFiles are in order."),
        );
        check(&"a".repeat(2_000), Some(&"a".repeat(2_000)));
        check(&"a".repeat(2_001), None);
        check("a\u{7}", None);
    }

    #[test]
    fn what_is_wrong_is_said_with_its_bounds() {
        let error = PersonName::from_str("").unwrap_err();
        assert!(error.to_string().starts_with("a name is 1 to 100 characters on one line"), "{error}");
    }
}
