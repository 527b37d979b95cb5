//! What stands in a column, as a second opinion to its heading.

use std::borrow::Cow;
use std::collections::BTreeSet;

use goldthread_plan::Standing;
use goldthread_plan::timescale::{Meaning, YearHint};

use crate::lexicon::lexicon;
use crate::{Cell, Row};
use goldthread_tree::words::plain;

/// What most cells of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// Dates and other timescales.
    Dates,
    /// Colours, symbols or words of status.
    Statuses,
    /// Cells without words, filled with several colours of ratings.
    Colours,
    /// Roles or initials.
    Leads,
    /// Names of people.
    Names,
    /// Statements that begin with what is to be done.
    Tasks,
    /// Statements of several words.
    Words,
    /// None of these, or too little to tell.
    Mixed,
}

impl Content {
    /// What stands there, for a sentence.
    pub fn named(self) -> &'static str {
        match self {
            Self::Dates => "dates",
            Self::Statuses => "statuses",
            Self::Colours => "colours without words",
            Self::Leads => "roles or initials",
            Self::Names => "names",
            Self::Tasks => "statements of what to do",
            Self::Words => "statements",
            Self::Mixed => "different things",
        }
    }
}

/// So many rows are looked at.
const SAMPLE: usize = 40;

/// What stands in the column `at` under its heading; the heading itself must not be such a thing.
pub fn content(header: &Row, rows: &[Row], at: usize) -> Content {
    let heading = header.cells.get(at).map(Cell::text).unwrap_or_default();
    let sample = || rows.iter().take(SAMPLE).filter(|row| row.filled().nth(1).is_some());
    let cells: Vec<Cow<'_, str>> = sample()
        .filter_map(|row| row.cells.get(at))
        .map(Cell::text)
        .filter(|text| !text.is_empty())
        .collect();
    if cells.is_empty() && colours(sample(), at) > 1 {
        return Content::Colours;
    }
    let share = |is: fn(&str) -> bool, tenths: usize| {
        // So many may be something else; with one more it is settled, and no other cell need be looked at.
        let others = cells.len() * (10 - tenths) / 10;
        cells.len() > 1 && cells.iter().filter(|cell| !is(cell)).nth(others).is_none() && !is(&heading)
    };
    if share(is_date, 7) {
        Content::Dates
    } else if share(is_status, 7) {
        Content::Statuses
    } else if share(is_lead, 7) {
        Content::Leads
    } else if share(is_name, 8) {
        Content::Names
    } else if share(is_task, 6) {
        Content::Tasks
    } else if share(is_statement, 7) {
        Content::Words
    } else {
        Content::Mixed
    }
}

/// How many colours of ratings fill the cells of a column.
fn colours<'a>(rows: impl Iterator<Item = &'a Row>, at: usize) -> usize {
    let fills = rows.filter_map(|row| row.cells.get(at)?.fill);
    fills
        .filter(|fill| is_rating(*fill))
        .filter_map(goldthread_tree::Colour::name)
        .collect::<BTreeSet<_>>()
        .len()
}

/// Whether a colour is strong enough to be a rating: the pale fills of headers and striped rows are not.
pub fn is_rating(fill: goldthread_tree::Colour) -> bool {
    const PALE: u8 = 32;
    let parts = [fill.red, fill.green, fill.blue];
    let spread = parts.iter().max().unwrap_or(&0) - parts.iter().min().unwrap_or(&0);
    let grey = spread < 24 && (90..=200).contains(&fill.green);
    spread >= PALE || grey
}

/// Whether the words are a date or other timescale.
pub fn is_date(text: &str) -> bool {
    const LONGEST: usize = 60;
    text.len() <= LONGEST
        && matches!(
            goldthread_plan::Timescale::read(text, YearHint::none()).meaning(),
            Meaning::Date { .. }
                | Meaning::Range { .. }
                | Meaning::Milestones { .. }
                | Meaning::Recurring { .. }
        )
}

/// Whether the words are a rating or status and nothing else.
pub fn is_status(text: &str) -> bool {
    let symbol = text.chars().count() == 1 && !text.chars().all(char::is_alphanumeric);
    symbol || lexicon().is_colour(text) || Standing::of(text).is_some() || lexicon().is_status(text)
}

/// Whether the words begin as those of a role do.
pub fn is_lead(text: &str) -> bool {
    const LONGEST: usize = 80;
    let first = text.split([' ', '/', ',', '\n']).next().unwrap_or_default();
    let initials = (2..=5).contains(&first.len())
        && first.chars().filter(char::is_ascii_uppercase).count() >= 2
        && first.chars().all(char::is_alphabetic);
    let named = || plain(text).split(' ').any(|word| lexicon().is_role_word(word));
    text.len() <= LONGEST && !text.ends_with('.') && (initials || named())
}

/// Two or three words with a capital each, and no others.
fn is_name(text: &str) -> bool {
    const LONGEST: usize = 40;
    if text.len() > LONGEST {
        return false;
    }
    let words: Vec<&str> =
        text.split(['\n', '/', ',', '&']).next().unwrap_or_default().split_whitespace().collect();
    let named = |word: &&str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase)
            && letters.clone().all(|c| c.is_alphabetic() || "'’-.".contains(c))
            && letters.any(char::is_lowercase)
    };
    (2..=3).contains(&words.len()) && words.iter().all(named)
}

/// Whether a statement begins with what is to be done: `Review all plans`, `1. Train staff`, `We will audit ...`.
pub fn is_task(text: &str) -> bool {
    text.split_whitespace().nth(1).is_some() && begins_with_verb(text)
}

/// Whether the first word after a number, a bullet or a beginning such as `to` is a verb of the lexicon.
pub fn begins_with_verb(text: &str) -> bool {
    const HEAD: usize = 80;
    let head = (0..=HEAD.min(text.len())).rev().find_map(|end| text.get(..end)).unwrap_or_default();
    let plain = plain(head);
    let mut words = plain
        .split(' ')
        .skip_while(|word| word.len() <= 2 && *word != "we" && *word != "to")
        .skip_while(|word| {
            ["to", "we", "will", "the", "trust", "council", "service", "must", "should"].contains(word)
        });
    words.next().is_some_and(|word| lexicon().is_verb(word))
}

fn is_statement(text: &str) -> bool {
    text.split_whitespace().nth(2).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tasks_begin_with_a_verb() {
        for text in [
            "Review all care plans",
            "1. Train every manager",
            "We will audit ten cases",
            "To recruit more staff now",
            "b) Develop the offer",
        ] {
            assert!(is_task(text), "{text}");
        }
        for text in ["The plans are clear", "Head of Service", "Plans are reviewed", ""] {
            assert!(!is_task(text), "{text}");
        }
    }

    #[test]
    fn names_are_names() {
        assert!(is_name("Jo Bloggs") && is_name("Jo Bloggs / Al Example"));
        assert!(!is_name("all staff") && !is_name("Review the plans now") && !is_name("GT"));
    }

    #[test]
    fn pale_fills_are_no_ratings() {
        let rating = |hex: &str| is_rating(goldthread_tree::Colour::from_hex(hex).unwrap());
        assert!(
            ["#FFC000", "#C6EFCE", "#92D050", "#808080", "#BFBFBF", "#F4CCCC"].iter().all(|hex| rating(hex))
        );
        assert!(
            ["#DEEAF6", "#D9E2F3", "#F2F2F2", "#E2EFD9", "#FFFFFF", "#000000"].iter().all(|hex| !rating(hex))
        );
    }
}
