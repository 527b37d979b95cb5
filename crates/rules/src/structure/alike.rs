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

    /// The earlier text that the text of this number is most like, among those that `fits`.
    pub(crate) fn nearest(
        &mut self,
        number: usize,
        fits: impl Fn(usize, &Likeness) -> bool,
    ) -> Option<usize> {
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
        let like = touched.iter().map(|other| (*other, self.likeness(number, *other)));
        let near = like.filter(|(other, likeness)| fits(*other, likeness));
        let nearest = near.max_by_key(|(other, likeness)| (likeness.of_both, Reverse(*other)));
        let nearest = nearest.map(|(other, _)| other);
        for other in touched {
            self.shared[other] = 0;
        }
        nearest
    }

    fn likeness(&self, one: usize, other: usize) -> Likeness {
        let (one, shared) = (self.texts[one].len(), self.shared[other]);
        let other = self.texts[other].len();
        let of_both = 2000 * shared / (one + other).max(1);
        Likeness { shared, of_both, of_shorter: 1000 * shared / one.min(other).max(1) }
    }
}

/// How much of two texts is the same: telling words that both have, and what share they are, in thousandths.
pub(crate) struct Likeness {
    shared: usize,
    of_both: usize,
    of_shorter: usize,
}

impl Likeness {
    /// Whether two duties say nearly the same.
    ///
    /// Seven tenths of the shorter must be shared. Short texts must also be alike in length: two short duties
    /// that differ in one word are often two duties.
    pub(crate) fn is_near(&self) -> bool {
        let Self { shared, of_both, of_shorter } = *self;
        of_shorter >= 700 && ((shared >= 6 && of_both >= 550) || (shared >= 4 && of_both >= 800))
    }

    /// Whether a duty says nearly what a heading says, which is shorter and worded otherwise.
    pub(crate) fn is_near_heading(&self) -> bool {
        self.is_near() || (self.of_shorter >= 700 && self.shared >= 5 && self.of_both >= 650)
    }
}

fn stems_of(text: &str) -> impl Iterator<Item = String> {
    // "Feed-back" and "feedback" are one word.
    let joined = text.replace('-', "");
    let words: Vec<String> = words(&joined).collect();
    words.into_iter().filter(|word| !LITTLE.contains(word.as_str())).map(|mut word| {
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
        assert_eq!(
            index.nearest(number, |_, likeness| likeness.is_near()).is_some(),
            expected,
            "{earlier} / {later}"
        );
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
        assert_eq!(index.nearest(2_999, |_, likeness| likeness.is_near()), None);
    }
}
