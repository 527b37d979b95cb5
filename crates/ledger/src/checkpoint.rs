use std::fmt;
use std::str::FromStr;

use thiserror::Error;

use crate::{Authority, Hash, Moment, Words};

const FORMAT: &str = "goldthread-checkpoint/1";

/// What an authority's history was when it had so many entries; small enough to print, and to keep elsewhere.
///
/// It is a function of the entries alone: the same entries give the same checkpoint for ever.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// Whose history.
    pub authority: Authority,
    /// How many entries: the number of the last one.
    pub size: u64,
    /// The root of the tree over them.
    pub root: Hash,
    /// When the last of them was recorded.
    pub at: Moment,
}

/// A checkpoint as someone kept it: the whole text, or the size and the eight words that a paper prints.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HeldCheckpoint {
    /// The whole text; the strongest proof.
    Whole(Checkpoint),
    /// The size and the words.
    Words {
        /// How many entries there were.
        size: u64,
        /// The words of the root.
        words: Words,
    },
}

/// A text is not a checkpoint.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error(
    "this is not a checkpoint: {0}; give the text that `goldthread checkpoint` printed, or its size and words"
)]
pub struct NotACheckpoint(String);

impl Checkpoint {
    /// Eight words that stand for the root.
    pub fn words(&self) -> Words {
        Words::of(&self.root)
    }
}

impl HeldCheckpoint {
    /// How many entries there were.
    pub fn size(&self) -> u64 {
        match self {
            Self::Whole(checkpoint) => checkpoint.size,
            Self::Words { size, .. } => *size,
        }
    }

    /// Whose it is, where it says so.
    pub fn authority(&self) -> Option<&Authority> {
        match self {
            Self::Whole(checkpoint) => Some(&checkpoint.authority),
            Self::Words { .. } => None,
        }
    }

    /// Whether `root` is the one that it was made of, as far as it tells.
    pub fn agrees_with(&self, root: &Hash) -> bool {
        match self {
            Self::Whole(checkpoint) => checkpoint.root == *root,
            Self::Words { words, .. } => *words == Words::of(root),
        }
    }
}

impl fmt::Display for Checkpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { authority, size, root, at } = self;
        writeln!(
            f,
            "{FORMAT}\nauthority {authority}\nsize {size}\nroot {root}\nwords {}\nat {at}",
            self.words()
        )
    }
}

impl FromStr for Checkpoint {
    type Err = NotACheckpoint;

    fn from_str(text: &str) -> Result<Self, NotACheckpoint> {
        let mut lines = text.trim().lines().map(str::trim);
        if lines.next() != Some(FORMAT) {
            return Err(NotACheckpoint(format!("its first line is not {FORMAT}")));
        }
        let authority = field(lines.next(), "authority")?;
        let size = field(lines.next(), "size")?;
        let root = field(lines.next(), "root")?;
        let words: Words = field(lines.next(), "words")?;
        let at = field(lines.next(), "at")?;
        let checkpoint = Self { authority, size, root, at };
        if lines.next().is_some() {
            return Err(NotACheckpoint("there are lines after the last".into()));
        }
        if words != checkpoint.words() {
            return Err(NotACheckpoint("its words are not those of its root".into()));
        }
        Ok(checkpoint)
    }
}

fn field<T: FromStr>(line: Option<&str>, name: &str) -> Result<T, NotACheckpoint> {
    let value = line.and_then(|line| line.strip_prefix(name)).and_then(|rest| rest.strip_prefix(' '));
    let value = value.and_then(|value| value.trim().parse().ok());
    value.ok_or_else(|| NotACheckpoint(format!("its line “{name}” is missing or cannot be read")))
}

impl FromStr for HeldCheckpoint {
    type Err = NotACheckpoint;

    fn from_str(text: &str) -> Result<Self, NotACheckpoint> {
        let text = text.trim();
        if text.starts_with("goldthread-checkpoint/") {
            return text.parse().map(Self::Whole);
        }
        let (size, words) = text
            .split_once(|c: char| c.is_whitespace() || matches!(c, ':' | ','))
            .ok_or_else(|| NotACheckpoint("it has no size and words".into()))?;
        let size = size
            .trim()
            .parse()
            .map_err(|_| NotACheckpoint(format!("“{size}” is not a number of entries")))?;
        let words = words.trim().parse().map_err(|why| NotACheckpoint(format!("{why}")))?;
        Ok(Self::Words { size, words })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PRINTED: &str = "\
goldthread-checkpoint/1
authority northam
size 3
root e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
words spoon ocean pilot crayon lobster walnut bishop bamboo
at 2026-11-21T22:46:36.000000Z
";

    fn checkpoint() -> Checkpoint {
        Checkpoint {
            authority: "northam".parse().unwrap(),
            size: 3,
            root: Hash::of(b""),
            at: "2026-11-21T22:46:36.000000Z".parse().unwrap(),
        }
    }

    #[test]
    fn a_checkpoint_prints_and_reads_back() {
        assert_eq!(checkpoint().to_string(), PRINTED);
        assert_eq!(PRINTED.parse(), Ok(checkpoint()));
        assert_eq!(PRINTED.replace('\n', "\r\n").parse(), Ok(HeldCheckpoint::Whole(checkpoint())));
    }

    #[test]
    fn size_and_words_are_enough() {
        let words = checkpoint().words();
        for text in [format!("3 {words}"), format!("3: {words}"), format!(" 3\n{words}\n")] {
            assert_eq!(text.parse(), Ok(HeldCheckpoint::Words { size: 3, words }), "{text}");
        }
    }

    #[test]
    fn a_spoilt_checkpoint_is_refused() {
        let first_line = PRINTED.lines().next().unwrap();
        let spoilt = [
            String::new(),
            first_line.to_owned(),
            PRINTED.replace("/1", "/2"),
            PRINTED.replace("size 3", "size three"),
            PRINTED.replace("bamboo", "zebra"),
            PRINTED.replace("e3b0", "e3b1"),
            format!("{PRINTED}more"),
            "three acorn acorn acorn acorn acorn acorn acorn acorn".to_owned(),
            "3 acorn".to_owned(),
        ];
        for text in spoilt {
            assert!(text.parse::<HeldCheckpoint>().is_err(), "{text}");
        }
    }
}
