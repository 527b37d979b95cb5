//! Headings of columns: phrases in them, words misspelt or run together, two levels in one.

use std::collections::{HashMap, HashSet};

use super::{Lexicon, Phrase, Role, Words};
use goldthread_tree::words::{find_phrase, plain};

/// The words between the upper and the lower of two headings that were made one.
pub const LEVELS: &str = " – ";

/// A heading that says so much needs no look at its spelling.
const PLAIN: f32 = 0.85;

/// What a heading says.
#[derive(Clone, Debug, PartialEq)]
pub struct Heading {
    /// What a column under it holds.
    pub role: Role,
    /// How sure that is, 0 to 1.
    pub sure: f32,
    /// What it was meant to say, where it is misspelt.
    pub meant: Option<String>,
}

impl Lexicon {
    /// What a column under this heading holds, and how sure that is, 0 to 1.
    pub fn role(&self, heading: &str) -> Option<(Role, f32)> {
        self.heading(heading).map(|heading| (heading.role, heading.sure))
    }

    /// What a heading says, though it be misspelt or in two levels.
    pub fn heading(&self, heading: &str) -> Option<Heading> {
        const LONGEST_HEADING: usize = 140;
        if heading.len() > LONGEST_HEADING {
            return None;
        }
        if let Some(role) = self.in_levels(heading) {
            return Some(Heading { role, sure: 0.9, meant: None });
        }
        let heading = plain(heading);
        let said = |(role, sure)| Heading { role, sure, meant: None };
        let told = self.said(&heading).or_else(|| self.said(&in_full(&heading)?)).map(said);
        if told.as_ref().is_some_and(|told| told.sure >= PLAIN) {
            return told;
        }
        let meant = self.misspelt(&heading);
        match (told, meant) {
            (Some(told), Some(meant)) if meant.sure <= told.sure => Some(told),
            (told, meant) => meant.or(told),
        }
    }

    /// The longest phrase in the heading decides; one that says no more than that the column is known gives way to
    /// any other beside it.
    fn said(&self, heading: &str) -> Option<(Role, f32)> {
        let found = self.phrases_in(heading);
        let within = |(at, phrase): (usize, &Phrase)| {
            found.iter().any(|(other, longer)| {
                longer.text.len() > phrase.text.len()
                    && *other <= at
                    && at + phrase.text.len() <= other + longer.text.len()
            })
        };
        let (_, best) = found
            .iter()
            .filter(|&&found| !within(found))
            .max_by_key(|(at, phrase)| (phrase.role != Role::Note, phrase.text.len(), *at))?;
        #[expect(clippy::cast_precision_loss, reason = "headings are short")]
        let share = best.text.len() as f32 / heading.len() as f32;
        let watches = heading.starts_with("monitor") && matches!(best.role, Role::Lead | Role::Timescale);
        let role = if watches { Role::Note } else { best.role };
        Some((role, share.sqrt() * best.strength))
    }

    /// `RAG – Impact`, `Timescale – Start`: the upper heading says what it is, the lower which of them.
    fn in_levels(&self, heading: &str) -> Option<Role> {
        let (upper, lower) = heading.split_once(LEVELS)?;
        let has = |words: &[&str]| words.iter().any(|word| find_phrase(&plain(lower), word).is_some());
        match self.exact_role(upper)? {
            Role::Status | Role::PreviousStatus if has(&["last", "previous", "prior"]) => {
                Some(Role::PreviousStatus)
            }
            Role::Status => Some(Role::Status),
            Role::Timescale if has(&["start", "from", "started", "review", "actual", "completed"]) => {
                Some(Role::Note)
            }
            Role::Timescale => Some(Role::Timescale),
            Role::Lead => Some(Role::Lead),
            upper @ (Role::Progress | Role::Impact | Role::Resources) => {
                Some(self.exact_role(lower).filter(|lower| *lower == Role::Status).unwrap_or(upper))
            }
            _ => None,
        }
    }

    /// A heading of words misspelt or run together.
    fn misspelt(&self, heading: &str) -> Option<Heading> {
        const LONGEST: usize = 40;
        if heading.is_empty() || heading.len() > LONGEST {
            return None;
        }
        let squeezed = self.squeezed.get(&heading.replace(' ', "")).map(|&phrase| phrase.to_owned());
        let meant = squeezed.or_else(|| {
            let words: Vec<&str> = heading.split(' ').map(|word| self.spelt(word).unwrap_or(word)).collect();
            Some(words.join(" ")).filter(|meant| meant != heading)
        })?;
        let (role, sure) = self.said(&meant)?;
        Some(Heading { role, sure: sure * 0.85, meant: Some(meant) })
    }

    /// The word of a heading that a word is nearly: one letter off, or two in a long one.
    fn spelt(&self, word: &str) -> Option<&str> {
        const SHORTEST: usize = 5;
        const LONG: usize = 8;
        if word.len() < SHORTEST || !word.is_ascii() {
            return None;
        }
        let room = if word.len() >= LONG { 2 } else { 1 };
        let own = letters(word);
        let alike = |spelling: &&Spelling| (spelling.letters ^ own).count_ones() as usize <= 2 * room;
        let of_length = |length| self.spellings.get(&length).into_iter().flatten().filter(alike);
        if of_length(word.len()).any(|spelling| spelling.word == word) {
            return None;
        }
        let near = (word.len() - room..=word.len() + room).flat_map(of_length);
        let weighed = near.map(|spelling| (changes(word, spelling.word), spelling.word));
        let (changes, spelt) = weighed.min()?;
        (changes <= room).then_some(spelt)
    }

    /// Whether a heading in plain words has phrases of both roles.
    pub fn names_both(&self, heading: &str, one: Role, other: Role) -> bool {
        let found = self.phrases_in(heading);
        [one, other].iter().all(|role| found.iter().any(|(_, phrase)| phrase.role == *role))
    }

    /// The phrases that stand in a heading, and where.
    fn phrases_in(&self, heading: &str) -> Vec<(usize, &Phrase)> {
        let starts = heading.match_indices(' ').map(|(at, _)| at + 1);
        let at_word = |start: usize| {
            let rest = &heading[start..];
            let first = rest.split(' ').next().unwrap_or_default();
            let stands = |phrase: &&Phrase| {
                rest.strip_prefix(phrase.text).is_some_and(|after| after.is_empty() || after.starts_with(' '))
            };
            self.columns.get(first).into_iter().flatten().filter(stands).map(move |phrase| (start, phrase))
        };
        std::iter::once(0).chain(starts).flat_map(at_word).collect()
    }

    /// What a label before a colon names, if it is the name of a column and nothing else.
    pub fn exact_role(&self, label: &str) -> Option<Role> {
        const LONGEST_LABEL: usize = 50;
        if label.len() > LONGEST_LABEL {
            return None;
        }
        let label = plain(label);
        let first = label.split(' ').next().unwrap_or_default();
        let heads = self.columns.get(first).into_iter().flatten().find(|phrase| phrase.text == label);
        heads.map(|phrase| phrase.role).or_else(|| self.before_colon.get(label.as_str()).copied())
    }
}

/// A heading with its short forms written out: `how we ll know` is how we will know; `None` where it has none.
fn in_full(heading: &str) -> Option<String> {
    let word = |word: &str| match word {
        "ll" => "will".to_owned(),
        "ve" => "have".to_owned(),
        "re" => "are".to_owned(),
        word => word.to_owned(),
    };
    let full = heading.split(' ').map(word).collect::<Vec<_>>().join(" ");
    (full != heading).then_some(full)
}

/// How many letters must be changed, added, left out or swapped to make one word of another.
fn changes(from: &str, to: &str) -> usize {
    let (from, to) = (from.as_bytes(), to.as_bytes());
    // The row being filled, the one above it, and the one above that.
    let mut row: Vec<usize> = (0..=to.len()).collect();
    let mut above = row.clone();
    let mut before = row.clone();
    for (i, a) in (1..).zip(from) {
        std::mem::swap(&mut before, &mut above);
        std::mem::swap(&mut above, &mut row);
        row[0] = i;
        for (j, b) in (1..).zip(to) {
            let mut least = (above[j] + 1).min(row[j - 1] + 1).min(above[j - 1] + usize::from(a != b));
            if i > 1 && j > 1 && *a == to[j - 2] && from[i - 2] == *b {
                least = least.min(before[j - 2] + 1);
            }
            row[j] = least;
        }
    }
    row[to.len()]
}

/// A word, and which letters it has, so that most words need no closer look.
pub struct Spelling {
    word: &'static str,
    letters: u32,
}

/// The letters of a word, a bit each.
fn letters(word: &str) -> u32 {
    word.bytes().filter(u8::is_ascii_lowercase).fold(0, |all, letter| all | 1 << (letter - b'a'))
}

/// The longer words of the phrases, by their length.
pub fn spellings<'a>(roles: impl Iterator<Item = &'a Words<'static>>) -> HashMap<usize, Vec<Spelling>> {
    const SHORTEST: usize = 4;
    let phrases = roles.flat_map(|words| words.strong.iter().chain(&words.weak));
    let words: HashSet<&'static str> =
        phrases.flat_map(|phrase| phrase.split(' ')).filter(|word| word.len() >= SHORTEST).collect();
    let mut by_length: HashMap<usize, Vec<Spelling>> = HashMap::new();
    for word in words {
        let spelling = Spelling { word, letters: letters(word) };
        by_length.entry(word.len()).or_default().push(spelling);
    }
    by_length
}

/// The phrases of several words, each by itself without its spaces.
pub fn squeezed<'a>(roles: impl Iterator<Item = &'a Words<'static>>) -> HashMap<String, &'static str> {
    let phrases = roles.flat_map(|words| &words.strong).filter(|phrase| phrase.contains(' '));
    phrases.map(|phrase| (phrase.replace(' ', ""), *phrase)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::lexicon;
    use super::*;

    fn check(heading: &str, expected: Option<Role>) {
        assert_eq!(lexicon().role(heading).map(|(role, _)| role), expected, "{heading}");
    }

    #[test]
    fn headings_say_what_a_column_holds() {
        check("By when", Some(Role::Timescale));
        check("Time-scale", Some(Role::Timescale));
        check("ACTION", Some(Role::Action));
        check("Action owner", Some(Role::Lead));
        check("Progress RAG", Some(Role::Status));
        check("What has happened so far", Some(Role::Progress));
        check("Inspection findings / further improvements identified", Some(Role::Section));
        check("Success measures", Some(Role::Impact));
        check("Progress / evidence", Some(Role::Progress));
        check("Lead / partners", Some(Role::Lead));
        check("Review date", Some(Role::Note));
        check("Monitoring (who and how)", Some(Role::Note));
        check("Cake", None);
        check("", None);
    }

    #[test]
    fn headings_may_be_misspelt() {
        check("Timescle", Some(Role::Timescale));
        check("Resposible oficer", Some(Role::Lead));
        check("Sucess mesures", Some(Role::Impact));
        check("ByWhen", Some(Role::Timescale));
        check("Porgress", Some(Role::Progress));
        check("Cakes and ale", None);
    }

    #[test]
    fn headings_may_have_two_levels() {
        check("RAG – Impact", Some(Role::Status));
        check("Timescale – Start", Some(Role::Note));
        check("Timescale – End", Some(Role::Timescale));
        check("RAG – Last period", Some(Role::PreviousStatus));
        check("Lead – Agency", Some(Role::Lead));
    }
}
