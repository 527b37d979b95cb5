//! The words of all documents as they are written, by which beginnings and slips are found.

use std::collections::BTreeSet;
use std::ops::Bound::{Included, Unbounded};

/// More words than these are not known; they are found all the same where they are typed whole.
const MOST_WORDS: usize = 200_000;

/// A longer row of letters is no word that anybody begins to type.
const LONGEST: usize = 40;

/// As many words are tried for one.
const MOST_TRIED: usize = 64;

/// A shorter word is like too many others.
const SHORTEST_SLIP: usize = 4;

/// The words that were ever there: those that are gone lead to nothing.
#[derive(Debug, Default)]
pub struct Vocabulary(BTreeSet<Box<str>>);

impl Vocabulary {
    /// Takes the words of a text in.
    pub fn learn(&mut self, text: &str) {
        for word in words_of(text) {
            if self.0.len() < MOST_WORDS && word.len() <= LONGEST && !self.0.contains(word.as_str()) {
                self.0.insert(word.into_boxed_str());
            }
        }
    }

    /// The words that begin so.
    pub fn beginning(&self, with: &str) -> Vec<&str> {
        self.from(with).take(MOST_TRIED).collect()
    }

    /// The words that are this one but for one letter: another, one more, one less, or two the other way round.
    pub fn near(&self, word: &str) -> Vec<&str> {
        let Some(first) = word.chars().next().filter(|_| word.chars().count() >= SHORTEST_SLIP) else {
            return Vec::new();
        };
        let mut letter = [0; 4];
        let begins_so = self.from(first.encode_utf8(&mut letter));
        let alike = begins_so.filter(|known| is_near(word, known));
        alike.take(MOST_TRIED).collect()
    }

    fn from(&self, with: &str) -> impl Iterator<Item = &str> {
        let known = self.0.range::<str, _>((Included(with), Unbounded)).map(AsRef::as_ref);
        known.take_while(move |known: &&str| known.starts_with(with))
    }
}

/// The words of a text, in small letters.
pub fn words_of(text: &str) -> impl Iterator<Item = String> {
    text.split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
}

fn is_near(one: &str, other: &str) -> bool {
    let (mut one, mut other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if one.len().abs_diff(other.len()) > 1 {
        return false;
    }
    let same = one.iter().zip(&other).take_while(|(one, other)| one == other).count();
    one.drain(..same);
    other.drain(..same);
    let same = one.iter().rev().zip(other.iter().rev()).take_while(|(one, other)| one == other).count();
    one.truncate(one.len() - same);
    other.truncate(other.len() - same);
    let is_turned = matches!((&*one, &*other), ([a, b], [c, d]) if a == d && b == c);
    is_turned || one.len() <= 1 && other.len() <= 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_of_one_letter_are_near() {
        let check = |one: &str, other: &str, expected: bool| {
            assert_eq!(is_near(one, other), expected, "{one} {other}");
        };
        check("visit", "visit", true);
        check("vist", "visit", true);
        check("visitt", "visit", true);
        check("vosit", "visit", true);
        check("vsiit", "visit", true);
        check("vsti", "visit", false);
        check("audit", "visit", false);
        check("été", "éte", true);
    }

    #[test]
    fn words_are_found_by_their_beginning() {
        let mut known = Vocabulary::default();
        known.learn("Safeguarding safety SAFE; unsafe. Plan");
        assert_eq!(known.beginning("safe"), ["safe", "safeguarding", "safety"]);
        assert_eq!(known.beginning("x"), [""; 0]);
        assert_eq!(known.near("saftey"), ["safety"]);
        assert_eq!(known.near("pln"), [""; 0]);
    }
}
