use std::fmt;
use std::str::FromStr;

use thiserror::Error;

use crate::Hash;

/// One word a byte, in the order of the alphabet; no two begin with the same four letters.
const LIST: &str = include_str!("../data/words.txt");

/// Eight words that two people can compare aloud: the first 64 bits of a root.
///
/// Whoever wants another history with the same words has to try some 2^64 histories. Where that is too little,
/// compare the whole root, which a checkpoint carries beside them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Words([u8; 8]);

/// A text is not eight words of the list.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum NotWords {
    /// There are more or fewer than eight.
    #[error("a checkpoint has eight words, and here are {0}")]
    Count(usize),
    /// A word is not in the list.
    #[error("“{0}” is not a word that checkpoints use; look for a slip of the pen")]
    Unknown(String),
}

impl Words {
    /// The words of a root.
    pub fn of(root: &Hash) -> Self {
        let mut bytes = [0; 8];
        bytes.copy_from_slice(&root.bytes()[..8]);
        Self(bytes)
    }
}

impl FromStr for Words {
    type Err = NotWords;

    /// Reads eight words parted by spaces, hyphens or commas, in any case.
    fn from_str(text: &str) -> Result<Self, NotWords> {
        let parts = text.split(|c: char| c.is_whitespace() || matches!(c, '-' | ','));
        let found = parts.filter(|word| !word.is_empty()).map(byte_of).collect::<Result<Vec<u8>, _>>()?;
        found.try_into().map(Self).map_err(|found: Vec<u8>| NotWords::Count(found.len()))
    }
}

fn byte_of(word: &str) -> Result<u8, NotWords> {
    let small = word.to_lowercase();
    let position = LIST.lines().position(|known| known == small);
    position.and_then(|at| u8::try_from(at).ok()).ok_or_else(|| NotWords::Unknown(word.to_owned()))
}

impl fmt::Display for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, byte) in self.0.iter().enumerate() {
            let gap = if position == 0 { "" } else { " " };
            write!(f, "{gap}{}", LIST.lines().nth(usize::from(*byte)).unwrap_or_default())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn there_are_256_words_that_cannot_be_taken_for_each_other() {
        let words: Vec<&str> = LIST.lines().collect();
        let beginnings: BTreeSet<&str> = words.iter().map(|word| &word[..word.len().min(4)]).collect();
        assert_eq!((words.len(), beginnings.len()), (256, 256));
        assert!(words.is_sorted(), "the list is in the order of the alphabet");
        assert!(
            words
                .iter()
                .all(|word| (3..=9).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_lowercase()))
        );
    }

    #[test]
    fn words_print_and_read_back() {
        let words = Words::of(&Hash::of(b"a history"));
        assert_eq!(words.to_string().parse(), Ok(words));
        assert_eq!(words.to_string().to_uppercase().replace(' ', " - ").parse(), Ok(words));
    }

    #[test]
    fn slips_are_named() {
        let count = |text: &str| text.parse::<Words>();
        assert_eq!(count("acorn acorn"), Err(NotWords::Count(2)));
        assert_eq!(count(""), Err(NotWords::Count(0)));
        assert_eq!(count("acorm"), Err(NotWords::Unknown("acorm".into())));
    }
}
