//! What the timescale cell of an action prints, kept as printed and taken to mean something.
//!
//! [`Timescale::read`] never chooses silently: two dates that nothing joins are [`Meaning::Ambiguous`], a missing year
//! that was taken from the document says so. Dates and cadences themselves are found by [`crate::dates`].

mod cell;
mod gloss;
mod label;
mod meaning;
mod phrases;
mod read;
mod show;
#[cfg(test)]
mod tests;
mod wire;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use crate::dates::{
    Cadence, CadenceUnit, Due, Mention, NotACadence, Precision, YearHint, find_cadences, find_dates,
};
pub use meaning::{Meaning, Milestone};
pub use wire::BadTimescale;

/// Where the year of a timescale comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum YearSource {
    /// It is printed, or there is no date.
    #[default]
    Printed,
    /// At least one year was taken from the document's date.
    Assumed,
}

/// A timescale as printed, and what it means.
///
/// In files it is the `timescale` object of the plan format, and reads back the same.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "wire::Wire", try_from = "wire::Wire")]
pub struct Timescale {
    printed: String,
    meaning: Meaning,
    year: YearSource,
}

impl Timescale {
    /// Reads a cell; a date without a year takes it from the document's.
    pub fn read(printed: &str, hint: YearHint) -> Self {
        let (meaning, year) = read::read(printed, hint);
        Self { printed: printed.to_owned(), meaning, year }
    }

    /// The cell, word for word.
    pub fn printed(&self) -> &str {
        &self.printed
    }

    /// Whether nothing is printed.
    pub fn is_blank(&self) -> bool {
        self.printed.is_empty()
    }

    /// What it is taken to mean.
    pub fn meaning(&self) -> &Meaning {
        &self.meaning
    }

    /// Where the year comes from.
    pub fn year(&self) -> YearSource {
        self.year
    }

    /// The last day by which it is due; none where nothing is printed, or more than one day could be meant.
    pub fn due(&self) -> Option<Due> {
        self.meaning.due()
    }

    /// The last day that the print allows: of several possible dates the latest; none where the work comes round, goes on
    /// after the date, or only its first date is named.
    pub fn last(&self) -> Option<Due> {
        match &self.meaning {
            Meaning::Ambiguous { candidates } => candidates.iter().max().copied(),
            Meaning::Milestones(milestones) if milestones.len() < 2 => None,
            Meaning::Date(_) | Meaning::Range { .. } | Meaning::Milestones(_) | Meaning::Status { .. } => {
                self.due()
            }
            Meaning::Recurring { .. }
            | Meaning::Ongoing { .. }
            | Meaning::Relative
            | Meaning::Text { .. }
            | Meaning::None => None,
        }
    }

    /// The day of [`Self::last`].
    pub fn last_day(&self) -> Option<Date> {
        self.last().map(|due| due.date)
    }

    /// The earliest day that it names: the start of a range, the first milestone, the earlier candidate.
    pub fn earliest(&self) -> Option<Date> {
        self.meaning.earliest()
    }

    /// Whether it is a duty that comes round.
    pub fn comes_round(&self) -> bool {
        matches!(self.meaning, Meaning::Recurring { .. })
    }

    /// Whether it prints a date that the action hangs on, even an ambiguous one.
    pub fn is_dated(&self) -> bool {
        !matches!(self.meaning, Meaning::Text { .. }) && self.earliest().is_some()
    }

    /// The status printed where a date belongs: "Completed", "In progress"; not "Ongoing", which is a meaning.
    pub fn status_word(&self) -> Option<&str> {
        match &self.meaning {
            Meaning::Status { word, .. } => Some(word),
            _ => None,
        }
    }
}
