//! Words and phrases that rules look for, kept as data.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use serde::Deserialize;

/// Phrases to be found on word boundaries, whatever the case of letters.
///
/// Where a harmless phrase covers one that is looked for, it hides it: "to be finalised" is open work,
/// "to be proud of" is not.
pub(crate) struct Phrases {
    machine: AhoCorasick,
    /// The patterns from this one on are harmless.
    harmless_from: usize,
}

#[derive(Deserialize)]
struct File {
    phrases: Vec<String>,
    #[serde(default)]
    harmless: Vec<String>,
}

impl Phrases {
    fn from_toml(text: &str) -> Self {
        let File { phrases, harmless } =
            toml::from_str(text).expect("the data of this crate is read by its tests");
        let machine = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .build(phrases.iter().chain(&harmless))
            .expect("the data of this crate is small");
        Self { machine, harmless_from: phrases.len() }
    }

    /// The first phrase in the text.
    pub(crate) fn find_in(&self, text: &str) -> Option<Range<usize>> {
        self.all_in(text).into_iter().next()
    }

    /// All phrases in the text that nothing harmless covers, from left to right, none inside another.
    pub(crate) fn all_in(&self, text: &str) -> Vec<Range<usize>> {
        let mut found: Vec<_> = self
            .machine
            .find_overlapping_iter(text)
            .filter(|found| stands_alone(text, found.range()))
            .map(|found| (found.range(), found.pattern().as_usize() >= self.harmless_from))
            .collect();
        found.sort_by_key(|(range, harmless)| (range.start, usize::MAX - range.end, !harmless));
        let mut end = 0;
        found.retain(|(range, _)| {
            let apart = range.start >= end;
            end = end.max(range.end);
            apart
        });
        found.into_iter().filter(|(_, harmless)| !harmless).map(|(range, _)| range).collect()
    }
}

/// Whether no letter or digit touches the range.
fn stands_alone(text: &str, range: Range<usize>) -> bool {
    let before = text[..range.start].chars().next_back();
    let after = text[range.end..].chars().next();
    !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
}

macro_rules! lexicons {
    ($($(#[$doc:meta])* $name:ident = $file:literal;)*) => {
        $(
            $(#[$doc])*
            pub(crate) fn $name() -> &'static Phrases {
                static PHRASES: LazyLock<Phrases> =
                    LazyLock::new(|| Phrases::from_toml(include_str!(concat!("../data/", $file))));
                &PHRASES
            }
        )*

        #[cfg(test)]
        const ALL: &[fn() -> &'static Phrases] = &[$($name),*];
    };
}

lexicons! {
    /// Words that say that work is still to be done.
    open_work = "open_work.toml";
    /// Words that say that something goes on.
    goes_on = "goes_on.toml";
    /// Words that put a date into the future.
    planned = "planned.toml";
    /// Words that send the reader elsewhere for the progress.
    pointers = "pointers.toml";
    /// Words that point into the document without saying where.
    vague_references = "vague_references.toml";
    /// Figures and standards that a thing can be held against.
    standards = "standards.toml";
    /// Words that close an action into everyday work.
    business_as_usual = "business_as_usual.toml";
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(phrases: &[&str], harmless: &[&str], text: &str, expected: &[&str]) {
        let toml = format!("phrases = {phrases:?}\nharmless = {harmless:?}");
        let found = Phrases::from_toml(&toml).all_in(text);
        assert_eq!(found.into_iter().map(|range| &text[range]).collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn phrases_are_found_on_word_boundaries() {
        check(&["to be"], &[], "To be done", &["To be"]);
        check(&["to be"], &[], "photo best", &[]);
        check(&["may"], &[], "in May, dismay and may", &["May", "may"]);
        check(&["to be"], &["to be fair"], "To be fair, it is to be done.", &["to be"]);
        check(&["review", "review in"], &[], "a review in June", &["review in"]);
        check(&["ongoing"], &[], "été ongoing–é", &["ongoing"]);
    }

    #[test]
    fn all_lexicons_can_be_read() {
        for lexicon in ALL {
            assert!(lexicon().harmless_from > 0);
        }
    }
}
