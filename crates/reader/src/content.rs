//! What stands in a column, as a second opinion to its heading.

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
    /// Roles or initials.
    Leads,
    /// Statements of several words.
    Words,
    /// None of these, or too little to tell.
    Mixed,
}

/// So many rows are looked at.
const SAMPLE: usize = 40;

/// What stands in the column `at` under its heading; the heading itself must not be such a thing.
pub fn content(header: &Row, rows: &[Row], at: usize) -> Content {
    let words = |row: &Row| row.cells.get(at).map(Cell::quote).unwrap_or_default();
    let heading = words(header);
    let cells: Vec<String> = rows
        .iter()
        .take(SAMPLE)
        .filter(|row| row.filled().nth(1).is_some())
        .map(|row| words(row).text().to_owned())
        .filter(|text| !text.is_empty())
        .collect();
    let most = |is: fn(&str) -> bool| {
        cells.len() > 1
            && cells.iter().filter(|cell| is(cell)).count() * 10 >= cells.len() * 7
            && !is(heading.text())
    };
    if most(is_date) {
        Content::Dates
    } else if most(is_status) {
        Content::Statuses
    } else if most(is_lead) {
        Content::Leads
    } else if most(is_statement) {
        Content::Words
    } else {
        Content::Mixed
    }
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
    symbol || lexicon().is_colour(text) || Standing::of(text).is_some()
}

/// Whether the words begin as those of a role do.
pub fn is_lead(text: &str) -> bool {
    const LONGEST: usize = 80;
    let first = text.split([' ', '/', ',', '\n']).next().unwrap_or_default();
    let initials = (2..=5).contains(&first.len())
        && first.chars().filter(char::is_ascii_uppercase).count() >= 2
        && first.chars().all(char::is_alphabetic);
    let words = plain(text);
    text.len() <= LONGEST
        && (initials || words.split(' ').any(|word| lexicon().is_role_word(word)))
        && !text.ends_with('.')
}

fn is_statement(text: &str) -> bool {
    text.split_whitespace().nth(2).is_some()
}
