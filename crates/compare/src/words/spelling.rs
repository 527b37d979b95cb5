//! Words that are spelt oddly: a long word that differs in one letter from one that is known is taken for it.

use std::collections::HashMap;

/// Shorter words that differ in one letter are often two words: "prevent" and "present".
const LONG: usize = 8;
/// More words than any two documents have; beyond them nothing is remembered.
const MOST: usize = 20_000;

/// The long words that are known, each under itself and under all that is left when one letter is taken out.
#[derive(Debug, Default)]
pub(super) struct Spellings {
    known: HashMap<String, u32>,
    words: usize,
}

impl Spellings {
    /// The number of a known word that a word is a slip of the pen from.
    pub(super) fn slip_of(&self, word: &str) -> Option<u32> {
        if !is_long(word) {
            return None;
        }
        self.known.get(word).or_else(|| shortened(word).find_map(|short| self.known.get(&short))).copied()
    }

    /// Remembers a word with its number.
    pub(super) fn remember(&mut self, word: &str, number: u32) {
        if !is_long(word) || self.words >= MOST {
            return;
        }
        self.words += 1;
        self.known.entry(word.to_owned()).or_insert(number);
        for short in shortened(word) {
            self.known.entry(short).or_insert(number);
        }
    }
}

fn is_long(word: &str) -> bool {
    /// What is longer is no word.
    const LONGEST: usize = 30;
    (LONG..=LONGEST).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// The word with each letter but the first taken out. It is of single bytes.
fn shortened(word: &str) -> impl Iterator<Item = String> + '_ {
    (1..word.len()).map(|at| format!("{}{}", &word[..at], &word[at + 1..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_of_the_pen_are_taken_for_what_is_meant() {
        let mut spellings = Spellings::default();
        spellings.remember("safeguard", 1);
        spellings.remember("contract", 2);
        let check =
            |word: &str, expected: Option<u32>| assert_eq!(spellings.slip_of(word), expected, "{word}");
        check("safegaurd", Some(1));
        check("safegard", Some(1));
        check("saefguard", Some(1));
        check("safeguards", Some(1));
        check("contact", None);
        check("safe", None);
        check("lifeguard", None);
    }
}
