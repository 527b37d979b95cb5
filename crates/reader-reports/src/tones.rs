//! Whether a paragraph praises or blames, by its heading and its words.

use std::collections::HashMap;

use goldthread_anchor::Quote;
use goldthread_tree::words::plain;

use crate::Tone;
use crate::front::sentences;
use crate::lexicon::{Tones, Under, lexicon};

/// How sure the heading alone makes it, in per cent.
const BY_HEADING: u8 = 95;

/// What a paragraph tells of, and how sure that is, in per cent.
pub fn of(text: &str, under: Option<Under>) -> (Tone, u8) {
    let (praise, blame) = counts(text);
    match under {
        Some(Under::Strengths) => return (Tone::Strength, sure(BY_HEADING, blame, praise)),
        Some(Under::Weaknesses | Under::Develop) => return (Tone::Weakness, sure(BY_HEADING, praise, blame)),
        _ => {}
    }
    let all = praise + blame;
    if all == 0 {
        return (Tone::Plain, 60);
    }
    let share = |part: usize| u8::try_from(100 * part / all).unwrap_or(100);
    match (praise, blame) {
        (_, 0) => (Tone::Strength, 60 + 10 * u8::try_from(praise.min(3)).unwrap_or(3)),
        (0, _) => (Tone::Weakness, 60 + 10 * u8::try_from(blame.min(3)).unwrap_or(3)),
        _ => (Tone::Mixed, 50 + share(praise.min(blame)) * 4 / 5),
    }
}

/// The sentences of a paragraph that blame.
pub fn blaming(paragraph: &Quote) -> Quote {
    let mut blaming = Quote::default();
    for sentence in sentences(paragraph) {
        if counts(sentence.text()).1 > 0 {
            let separator = if blaming.is_empty() { "" } else { " " };
            blaming.push(separator, &sentence);
        }
    }
    blaming
}

fn sure(whole: u8, against: usize, with: usize) -> u8 {
    if against > with { whole - 15 } else { whole }
}

/// How many sentences, or halves of one parted by "but" or "however", praise, and how many blame.
fn counts(text: &str) -> (usize, usize) {
    let (mut praise, mut blame) = (0, 0);
    let words = lexicon().tone_words();
    for sentence in sentences(&Quote::typed(text)) {
        for half in halves(&plain(sentence.text())) {
            // What is not good is bad, whatever good words it denies.
            match words.of(half) {
                (_, true) => blame += 1,
                (true, false) => praise += 1,
                (false, false) => {}
            }
        }
    }
    (praise, blame)
}

fn halves(sentence: &str) -> Vec<&str> {
    let mut halves = vec![sentence];
    for join in [" but ", " although ", " however ", " though ", " whereas ", " yet "] {
        halves = halves.into_iter().flat_map(|half| half.split(join)).collect();
    }
    halves
}

/// The words of praise and blame by their first word.
pub struct ToneWords {
    phrases: HashMap<String, Vec<(Vec<String>, Says)>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Says {
    Praise,
    Blame,
    Nothing,
}

impl ToneWords {
    /// The words, each list in plain words.
    pub fn new(tones: &Tones) -> Self {
        let mut phrases: HashMap<String, Vec<(Vec<String>, Says)>> = HashMap::new();
        let Tones { strength, weakness, neutral } = tones;
        for (list, says) in [(strength, Says::Praise), (weakness, Says::Blame), (neutral, Says::Nothing)] {
            for phrase in list {
                let words: Vec<String> = phrase.split(' ').map(str::to_owned).collect();
                phrases.entry(words[0].clone()).or_default().push((words, says));
            }
        }
        // Of the phrases that begin at one place, the longest is meant.
        for all in phrases.values_mut() {
            all.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        }
        Self { phrases }
    }

    /// Whether plain words praise, and whether they blame.
    fn of(&self, half: &str) -> (bool, bool) {
        let words: Vec<&str> = half.split(' ').collect();
        let (mut praise, mut blame) = (false, false);
        let mut at = 0;
        while let Some(first) = words.get(at) {
            let here = self.phrases.get(*first).into_iter().flatten();
            let found = here.into_iter().find(|(phrase, _)| {
                words[at..].len() >= phrase.len()
                    && phrase.iter().zip(&words[at..]).all(|(one, other)| one == other)
            });
            praise |= found.is_some_and(|(_, says)| *says == Says::Praise);
            blame |= found.is_some_and(|(_, says)| *says == Says::Blame);
            at += found.map_or(1, |(phrase, _)| phrase.len());
        }
        (praise, blame)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_praise_or_blame() {
        let check = |text: &str, tone: Tone| assert_eq!(of(text, None).0, tone, "{text}");
        check("Strategy meetings are prompt and well recorded. Children are seen alone.", Tone::Strength);
        check("Plans are too long, and parents cannot say what has to change.", Tone::Weakness);
        check("Children are seen quickly, but records are not always made.", Tone::Mixed);
        check("Children are seen without delay and helped well.", Tone::Strength);
        check("At the time of the inspection there were three.", Tone::Plain);
        assert_eq!(of("There are three hubs.", Some(Under::Strengths)), (Tone::Strength, BY_HEADING));
    }
}
