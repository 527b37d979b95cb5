//! A cell, cut up: its dates, its cadences, its statuses, and the words that are left.

use std::ops::Range;

use super::gloss;
use super::phrases::{self, FILLERS};
use crate::dates::tokens::{Kind, Tokens};
use crate::dates::words::{among, is_dash};
use crate::dates::{Cadence, Due, Found, Setting, YearHint, cadences_in, dates_in};

/// A cell as the reader sees it.
pub(super) struct Cell<'a> {
    pub text: &'a str,
    pub tokens: Tokens<'a>,
    pub dates: Vec<Found>,
    pub cadences: Vec<(Range<usize>, Cadence)>,
}

impl<'a> Cell<'a> {
    pub(super) fn of(text: &'a str, hint: YearHint) -> Self {
        let tokens = Tokens::of(text);
        let mut dates = dates_in(&tokens, hint, Setting::Cell);
        gloss::fold(&tokens, &mut dates);
        let cadences = cadences_in(&tokens);
        Self { text, tokens, dates, cadences }
    }

    pub(super) fn dues(&self) -> Vec<Due> {
        self.dates.iter().map(|found| found.span.due).collect()
    }

    /// The words and numbers that are no part of a date or cadence and say something.
    pub(super) fn rest(&self) -> usize {
        let mut covered: Vec<&Range<usize>> = self.dates.iter().map(|found| &found.tokens).collect();
        covered.extend(self.cadences.iter().map(|(range, _)| range));
        covered.sort_by_key(|range| range.start);
        let mut rest = 0;
        let mut at = 0;
        for range in covered {
            rest += self.words_in(at..range.start);
            at = at.max(range.end);
        }
        rest + self.words_in(at..self.tokens.len())
    }

    fn words_in(&self, range: Range<usize>) -> usize {
        range.filter(|at| self.says_something(*at)).count()
    }

    fn says_something(&self, at: usize) -> bool {
        match self.tokens.get(at).map(|token| (token.kind, token.text)) {
            Some((Kind::Word, word)) => !among(word, FILLERS),
            Some((Kind::Number(_) | Kind::LongNumber, _)) => true,
            Some((Kind::Mark(_), _)) | None => false,
        }
    }

    /// The first token that is not a mark.
    pub(super) fn opening(&self) -> usize {
        self.past_marks(0)
    }

    pub(super) fn past_marks(&self, at: usize) -> usize {
        (at..self.tokens.len()).find(|at| self.tokens.mark(*at).is_none()).unwrap_or(self.tokens.len())
    }

    /// The statuses and words of no end that stand together at `at`, joined by "and" or a mark.
    pub(super) fn states_at(&self, at: usize) -> Option<States> {
        let mut states = self.state_at(at)?;
        loop {
            let joint = self.tokens.is_word(states.end, &["and", "but", "now"])
                || self
                    .tokens
                    .mark(states.end)
                    .is_some_and(|mark| is_dash(mark) || matches!(mark, '/' | '&' | ',' | '.' | ';'));
            let opens_line = self.tokens.get(states.end).is_some() && self.tokens.opens_line(states.end);
            let next = if joint { states.end + 1 } else { states.end };
            match self.state_at(next) {
                Some(more) if joint || opens_line => {
                    states = States { status: states.status || more.status, end: more.end, ..states };
                }
                _ => return Some(states),
            }
        }
    }

    /// The one status, or words of no end, at `at`.
    pub(super) fn state_at(&self, at: usize) -> Option<States> {
        let status = phrases::longest_at(&self.tokens, at, phrases::STATUSES);
        let ongoing = phrases::longest_at(&self.tokens, at, phrases::ONGOING);
        let (status, end) = match (status, ongoing) {
            (Some(status), ongoing) if ongoing.is_none_or(|ongoing| ongoing <= status) => (true, status),
            (_, ongoing) => (false, ongoing?),
        };
        Some(States { status, start: at, end })
    }

    /// Whether words of no end stand anywhere outside the dates.
    pub(super) fn is_ongoing(&self) -> bool {
        (0..self.tokens.len()).any(|at| phrases::longest_at(&self.tokens, at, phrases::ONGOING).is_some())
    }

    /// What is printed from one token up to another.
    pub(super) fn slice(&self, range: Range<usize>) -> &'a str {
        self.text.get(self.tokens.bytes(range.start, range.end)).unwrap_or_default()
    }
}

/// Statuses, or words of no end, that stand together.
#[derive(Clone, Copy)]
pub(super) struct States {
    /// Whether one of them is a status.
    pub status: bool,
    pub start: usize,
    pub end: usize,
}
