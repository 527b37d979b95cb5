use std::fmt;
use std::str::FromStr;

use thiserror::Error;

use crate::{Address, Addressee};

/// The most bytes of a key.
const LONGEST_KEY: usize = 200;

/// The most characters of a subject; what is longer is cut.
const LONGEST_SUBJECT: usize = 200;

/// What a letter is, whoever writes it and however often: "digest of 0192f0c1-... for 2026-12-01".
///
/// A letter whose key is there already is not put in again. A key outlasts what the letter says, so it should name a person by their
/// id and by nothing else. At most 200 bytes.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Key(String);

/// It is no key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("the key of a letter has between 1 and {LONGEST_KEY} bytes, on one line")]
pub struct BadKey;

impl Key {
    /// The key as it was given.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Key {
    type Err = BadKey;

    fn from_str(text: &str) -> Result<Self, BadKey> {
        let is_key = (1..=LONGEST_KEY).contains(&text.len()) && !text.chars().any(char::is_control);
        is_key.then(|| Self(text.to_owned())).ok_or(BadKey)
    }
}

/// A letter that is to be sent once.
///
/// It is plain text and nothing else: every program shows it, screen readers read it as it is, it loads nothing from anywhere, and
/// what a letter of ours says (what is due, and where to see it) needs no more.
#[derive(Clone)]
pub struct Letter {
    pub(crate) key: Key,
    pub(crate) addressee: Addressee,
    pub(crate) to: Address,
    pub(crate) subject: String,
    pub(crate) text: String,
}

impl Letter {
    /// A letter. Of the subject a line is made, however many it came in, for it may be a name out of a document; of the text
    /// characters that no text has are left out.
    pub fn new(key: Key, addressee: Addressee, to: Address, subject: &str, text: &str) -> Self {
        Self { key, addressee, to, subject: one_line(subject), text: clean(text) }
    }

    /// What it is.
    pub fn key(&self) -> &Key {
        &self.key
    }

    /// Its subject, as it will be shown.
    pub fn subject(&self) -> &str {
        &self.subject
    }

    /// What it says.
    pub fn text(&self) -> &str {
        &self.text
    }
}

impl fmt::Debug for Letter {
    /// Says which letter it is, and neither to whom nor what it says.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Letter").field("key", &self.key).finish_non_exhaustive()
    }
}

/// The words on one line, without control characters. What looks like a word that a header has encoded (RFC 2047) would be decoded by
/// whoever reads it, and is parted.
pub(crate) fn one_line(text: &str) -> String {
    let spaced: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let line = spaced.split_whitespace().collect::<Vec<_>>().join(" ");
    line.replace("=?", "= ?").chars().take(LONGEST_SUBJECT).collect()
}

fn clean(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys() {
        let check =
            |text: &str, expected: bool| assert_eq!(text.parse::<Key>().is_ok(), expected, "{text:?}");
        check("digest/1/2026-12-01", true);
        check(&"x".repeat(LONGEST_KEY), true);
        check(&"x".repeat(LONGEST_KEY + 1), false);
        check("", false);
        check("a\nb", false);
    }

    #[test]
    fn subjects_are_one_line() {
        let check = |text: &str, expected: &str| assert_eq!(one_line(text), expected);
        check("Due this week", "Due this week");
        check("Due\r\nBcc: eve@example.org", "Due Bcc: eve@example.org");
        check("\u{0}a\u{85}b\u{2028}c\t d ", "a b c d");
        check("", "");
        check("=?utf-8?q?raw?=", "= ?utf-8?q?raw?=");
        check(&"é".repeat(LONGEST_SUBJECT + 1), &"é".repeat(LONGEST_SUBJECT));
    }

    #[test]
    fn texts_are_texts() {
        let check = |text: &str, expected: &str| assert_eq!(clean(text), expected);
        check("one\r\ntwo\rthree\n\n.\nfour\tfive", "one\ntwo\nthree\n\n.\nfour\tfive");
        check("a\u{0}b\u{1b}[31mc", "ab[31mc");
    }
}
