//! Dates in prose.

use std::ops::Range;

use jiff::civil::Date;

use super::Setting;
use super::calendar::{Due, YearHint};
use super::resolve::{Found, dates_in};
use super::tokens::Tokens;

/// A date that a text mentions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// The first day that the words allow.
    pub from: Date,
    /// The last day that the words allow.
    pub due: Due,
    /// Another day that the same words may mean: a day struck out beside this one, a quarter of the calendar year, the
    /// day after a month that has no such day.
    pub other: Option<Due>,
    /// Whether the year is not printed, but taken from the document's date.
    pub year_assumed: bool,
    /// The words, as printed.
    pub words: String,
}

/// Every date of a text, in order.
///
/// A month without a year takes the year of the hint; without a hint it is left out, as are bare years.
pub fn find_dates(text: &str, hint: YearHint) -> Vec<Mention> {
    let tokens = Tokens::of(text);
    dates_in(&tokens, hint, Setting::Prose).iter().map(|found| mention(text, &tokens, found)).collect()
}

fn mention(text: &str, tokens: &Tokens<'_>, found: &Found) -> Mention {
    let range = tokens.bytes(found.tokens.start, found.tokens.end);
    Mention {
        words: text.get(range.clone()).unwrap_or_default().to_owned(),
        range,
        from: found.span.from,
        due: found.span.due,
        other: found.other.map(|span| span.due),
        year_assumed: found.year_assumed,
    }
}
