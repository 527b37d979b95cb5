//! Texts that say nearly the same, found without comparing each with each.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::text::words;

/// Words that say little of what a text is about: articles and the like, and the verbs that open most actions.
static LITTLE: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    const WORDS: &str = "a all also an and any are as at be been being by can for from had has have in into is it its \
        may not of on or our so that the their them there these they this those to us via was we were which who will \
        with within continue develop ensure implement improve introduce review update";
    WORDS.split_whitespace().collect()
});

/// Texts of more words than this are compared by their first ones.
const LONGEST: usize = 200;
/// A word that stands in more texts than this tells none of them apart.
const COMMONEST: usize = 100;

/// Finds earlier texts that later ones repeat.
#[derive(Default)]
pub(crate) struct Index {
    /// The number of each telling word, cut down to its stem.
    numbers: HashMap<String, usize>,
    /// The stems of each text, each once.
    texts: Vec<Vec<usize>>,
    /// The texts that hold each stem.
    holders: Vec<Vec<usize>>,
    /// How many stems each text shares with the one that is looked at; all zero in between.
    shared: Vec<usize>,
}

impl Index {
    /// Adds a text; gives its number, from 0.
    pub(crate) fn add(&mut self, text: &str) -> usize {
        let place = self.texts.len();
        let mut stems: Vec<usize> = stems_of(text).take(LONGEST).map(|stem| self.number(stem)).collect();
        stems.sort_unstable();
        stems.dedup();
        for stem in &stems {
            let holders = &mut self.holders[*stem];
            if holders.len() <= COMMONEST {
                holders.push(place);
            }
        }
        self.texts.push(stems);
        self.shared.push(0);
        place
    }

    fn number(&mut self, stem: String) -> usize {
        let next = self.holders.len();
        let number = *self.numbers.entry(stem).or_insert(next);
        if number == next {
            self.holders.push(Vec::new());
        }
        number
    }

    /// The earlier text that the text of this number is most like, among those that `fits`, if it says nearly the same.
    pub(crate) fn nearest(&mut self, number: usize, fits: impl Fn(usize) -> bool) -> Option<usize> {
        let mut touched = Vec::new();
        for stem in &self.texts[number] {
            let holders = &self.holders[*stem];
            for holder in
                holders.iter().filter(|_| holders.len() <= COMMONEST).filter(|holder| **holder < number)
            {
                if self.shared[*holder] == 0 {
                    touched.push(*holder);
                }
                self.shared[*holder] += 1;
            }
        }
        let near = touched.iter().copied().filter(|other| self.is_near(number, *other) && fits(*other));
        let nearest = near.max_by_key(|other| (self.likeness(number, *other), Reverse(*other)));
        touched.into_iter().for_each(|other| self.shared[other] = 0);
        nearest
    }

    fn is_near(&self, one: usize, other: usize) -> bool {
        is_near(self.shared[other], self.texts[one].len(), self.texts[other].len())
    }

    /// In thousandths, so that the order does not hang on how a fraction is rounded.
    fn likeness(&self, one: usize, other: usize) -> usize {
        2000 * self.shared[other] / (self.texts[one].len() + self.texts[other].len()).max(1)
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
    words(text).filter(|word| !LITTLE.contains(word.as_str())).map(|mut word| {
        word.truncate(stem(&word).len());
        word
    })
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
