//! Texts that say nearly the same, found without comparing each with each.

use std::collections::{HashMap, HashSet};

use crate::text::words;

/// Words that say little of what a text is about: articles and the like, and the verbs that open most actions.
const LITTLE: &[&str] = &[
    "a",
    "an",
    "and",
    "any",
    "are",
    "as",
    "at",
    "be",
    "been",
    "being",
    "by",
    "can",
    "for",
    "from",
    "had",
    "has",
    "have",
    "in",
    "into",
    "is",
    "it",
    "its",
    "may",
    "not",
    "of",
    "on",
    "or",
    "our",
    "so",
    "that",
    "the",
    "their",
    "them",
    "there",
    "these",
    "they",
    "this",
    "those",
    "to",
    "us",
    "via",
    "was",
    "we",
    "were",
    "which",
    "who",
    "will",
    "with",
    "within",
    "all",
    "also",
    "continue",
    "develop",
    "ensure",
    "implement",
    "improve",
    "introduce",
    "review",
    "update",
];

/// Texts of more words than this are compared by their first ones.
const LONGEST: usize = 200;
/// A word that stands in more texts than this tells none of them apart.
const COMMONEST: usize = 100;

/// A text as the set of its telling words, each cut down to its stem and given a number.
struct Item {
    stems: Vec<u32>,
}

/// Finds earlier texts that later ones repeat.
#[derive(Default)]
pub(crate) struct Index {
    numbers: HashMap<String, u32>,
    items: Vec<Item>,
    holders: HashMap<u32, Vec<u32>>,
}

impl Index {
    /// Adds a text; gives its number, from 0.
    pub(crate) fn add(&mut self, text: &str) -> usize {
        let place = self.items.len();
        let mut stems: Vec<u32> = Vec::new();
        let mut seen = HashSet::new();
        for stem in stems_of(text).take(LONGEST) {
            let next = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
            let number = *self.numbers.entry(stem).or_insert(next);
            if seen.insert(number) {
                stems.push(number);
            }
        }
        for stem in &stems {
            let holders = self.holders.entry(*stem).or_default();
            if holders.len() <= COMMONEST {
                holders.extend(u32::try_from(place));
            }
        }
        self.items.push(Item { stems });
        place
    }

    /// The earlier text that the text of this number is most like, among those that `fits`, if it says nearly the same.
    pub(crate) fn nearest(&self, number: usize, fits: impl Fn(usize) -> bool) -> Option<usize> {
        let mut shared: HashMap<usize, usize> = HashMap::new();
        for stem in &self.items[number].stems {
            let holders = self.holders.get(stem).map_or(&[][..], Vec::as_slice);
            if holders.len() <= COMMONEST {
                for holder in holders.iter().map(|holder| *holder as usize).filter(|holder| *holder < number)
                {
                    *shared.entry(holder).or_default() += 1;
                }
            }
        }
        let size = |number: usize| self.items[number].stems.len();
        let near = shared
            .into_iter()
            .filter(|(other, both)| is_near(*both, size(number), size(*other)) && fits(*other));
        // In thousandths, so that the order does not hang on how a fraction is rounded; the earliest wins a tie.
        let likeness = |other: usize, both: usize| 2000 * both / (size(number) + size(other));
        near.max_by_key(|(other, both)| (likeness(*other, *both), std::cmp::Reverse(*other)))
            .map(|(other, _)| other)
    }
}

/// Whether two texts of so many telling words that share so many of them say nearly the same.
///
/// Seven tenths of the shorter must be shared. Short texts must also be alike in length: two short duties
/// that differ in one word are often two duties.
fn is_near(shared: usize, one: usize, other: usize) -> bool {
    let dice = 200 * shared / (one + other).max(1);
    let of_shorter = 100 * shared / one.min(other).max(1);
    of_shorter >= 70 && ((shared >= 6 && dice >= 55) || (shared >= 4 && dice >= 80))
}

fn stems_of(text: &str) -> impl Iterator<Item = String> {
    words(text).filter(|word| !LITTLE.contains(&word.as_str())).map(|word| stem(&word).to_owned())
}

/// The word without the commonest endings, so that "audited" and "audits" are one.
fn stem(word: &str) -> &str {
    const ENDINGS: &[&str] = &["ing", "ed", "ment", "ies", "es", "s", "ly"];
    let stem = ENDINGS.iter().filter_map(|ending| word.strip_suffix(ending)).find(|stem| stem.len() >= 4);
    stem.unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(earlier: &str, later: &str, expected: bool) {
        let mut index = Index::default();
        index.add(earlier);
        let number = index.add(later);
        assert_eq!(index.nearest(number, |_| true).is_some(), expected, "{earlier} / {later}");
    }

    #[test]
    fn nearly_the_same_is_found() {
        check(
            "Remind chairs and reviewing officers of their duty to test the progress of each plan",
            "Remind chairs of their duty to test the progress of each plan",
            true,
        );
        check("Publish the threshold guide to schools", "Publish the threshold guide to all schools", true);
        check(
            "Review and update practice standards for supervision",
            "Review and update practice standards for visits",
            false,
        );
        check("Train new foster carers in first aid", "Train new social workers in court skills", false);
        check("Brief staff", "Brief staff", false);
    }

    #[test]
    fn many_alike_texts_cost_little() {
        let mut index = Index::default();
        let text =
            "the same long duty is written over and over again by someone who wants to slow the program down";
        for turn in 0..3_000 {
            index.add(&format!("{text} {turn}"));
        }
        assert_eq!(index.nearest(2_999, |_| true), None);
    }
}
