//! Texts as stems with weights: a word that few texts hold tells more than one that all hold.

use std::collections::HashMap;

use super::data::LISTS;
use super::short::Abbreviations;
use super::spelling::Spellings;
use super::stem::stem;

/// Texts of more stems than this are compared by their first ones.
const LONGEST: usize = 400;

/// As many words are remembered as they were written.
const MOST_MET: usize = 50_000;

/// A text as it is compared: the numbers of its stems.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Counted {
    /// Each stem once, in order of number.
    pub(super) stems: Vec<u32>,
    /// Each pair of neighbours once, in order.
    pub(super) pairs: Vec<u64>,
    /// The sum of the weights of the stems, and of their squares; 0 until it is weighed.
    pub(super) sum: f64,
    pub(super) squares: f64,
}

/// Gives stems their numbers and counts the texts that hold them.
#[derive(Debug, Default)]
pub(crate) struct Counting {
    known: Abbreviations,
    numbers: HashMap<String, u32>,
    spellings: Spellings,
    /// Words that were met, as they were written.
    met: HashMap<String, Option<u32>>,
    names: Vec<Name>,
    texts: usize,
}

/// A stem by its number.
#[derive(Debug)]
struct Name {
    /// The first word that was met with the stem, for people.
    word: String,
    /// How many texts hold it.
    holders: usize,
    is_light: bool,
}

/// How much each stem tells.
#[derive(Debug)]
pub(crate) struct Weights {
    of_stems: Vec<f64>,
    /// The weight of a word that one text alone holds.
    rarest: f64,
    words: Vec<String>,
}

impl Counting {
    /// Begins, with the abbreviations that are known.
    pub(crate) fn new(known: Abbreviations) -> Self {
        Self { known, ..Self::default() }
    }

    /// Counts a text.
    pub(crate) fn count(&mut self, text: &str) -> Counted {
        let mut run = Vec::new();
        for word in
            text.split(|c: char| !c.is_alphanumeric() && !is_apostrophe(c)).filter(|word| !word.is_empty())
        {
            if run.len() >= LONGEST {
                break;
            }
            match self.known.meaning(word).map(str::to_owned) {
                Some(meaning) => {
                    for word in meaning.split([' ', '-', '/']) {
                        run.extend(self.number(word));
                    }
                }
                None => run.extend(self.number(word)),
            }
        }
        let mut pairs: Vec<u64> =
            run.windows(2).map(|pair| u64::from(pair[0]) << 32 | u64::from(pair[1])).collect();
        pairs.sort_unstable();
        pairs.dedup();
        run.sort_unstable();
        run.dedup();
        self.texts += 1;
        for stem in &run {
            self.names[*stem as usize].holders += 1;
        }
        Counted { stems: run, pairs, ..Counted::default() }
    }

    fn number(&mut self, word: &str) -> Option<u32> {
        if let Some(number) = self.met.get(word) {
            return *number;
        }
        let number = self.number_of_new(word);
        if self.met.len() < MOST_MET {
            self.met.insert(word.to_owned(), number);
        }
        number
    }

    fn number_of_new(&mut self, word: &str) -> Option<u32> {
        let plain: String =
            word.chars().filter(|c| !is_apostrophe(*c)).flat_map(char::to_lowercase).collect();
        let plain = match word.char_indices().rev().nth(1) {
            Some((_, mark)) if is_apostrophe(mark) && plain.ends_with('s') => {
                plain[..plain.len() - 1].to_owned()
            }
            _ => plain,
        };
        if plain.is_empty() || LISTS.stop.contains(&plain) {
            return None;
        }
        let stem = stem(&plain);
        if let Some(number) = self.numbers.get(&stem) {
            return Some(*number);
        }
        if let Some(number) = self.spellings.slip_of(&stem) {
            self.numbers.insert(stem, number);
            return Some(number);
        }
        let number = u32::try_from(self.names.len()).ok()?;
        self.spellings.remember(&stem, number);
        let is_light = LISTS.light.contains(&plain) || LISTS.light.contains(&stem);
        self.names.push(Name { word: plain, holders: 0, is_light });
        self.numbers.insert(stem, number);
        Some(number)
    }

    /// How much each stem tells, now that all texts are counted: `ln(1 + texts / holders)`, half of it for the words that
    /// recommendations and actions are made of.
    pub(crate) fn weights(self) -> Weights {
        let texts = float(self.texts);
        let weight = |name: &Name| {
            let rare = (1.0 + texts / float(name.holders.max(1))).ln();
            if name.is_light { rare / 2.0 } else { rare }
        };
        Weights {
            rarest: (1.0 + texts).ln(),
            of_stems: self.names.iter().map(weight).collect(),
            words: self.names.into_iter().map(|name| name.word).collect(),
        }
    }
}

impl Weights {
    /// Weighs a text, which makes it ready to be compared.
    pub(crate) fn weigh(&self, text: &mut Counted) {
        text.sum = text.stems.iter().map(|stem| self.of(*stem)).sum();
        text.squares = text.stems.iter().map(|stem| self.of(*stem).powi(2)).sum();
    }

    /// How much a stem tells.
    pub(super) fn of(&self, stem: u32) -> f64 {
        self.of_stems.get(stem as usize).copied().unwrap_or_default()
    }

    /// The weight of a word that one text alone holds.
    pub(super) fn rarest(&self) -> f64 {
        self.rarest
    }

    /// A word with the stem, for people.
    pub(super) fn word(&self, stem: u32) -> &str {
        self.words.get(stem as usize).map_or("", String::as_str)
    }

    /// How many stems there are.
    pub(super) fn len(&self) -> usize {
        self.of_stems.len()
    }
}

impl Counted {
    /// How many telling words there are, each counted once.
    pub(crate) fn len(&self) -> usize {
        self.stems.len()
    }

    /// Whether there is nothing to compare.
    pub(crate) fn is_empty(&self) -> bool {
        self.stems.is_empty()
    }
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘')
}

#[expect(clippy::cast_precision_loss, reason = "counts of texts and words are small")]
pub(super) fn float(count: usize) -> f64 {
    count as f64
}
