//! Dates and cadences in the words of English council documents.
//!
//! The text is cut into `tokens`, `point` reads single dates, `join` reads ranges and pairs of them, `resolve`
//! gives each its days. All of it is one pass with a bounded look ahead and behind, so that the time is linear in the
//! text. `words` holds the word lists.

mod bare;
mod cadence;
mod calendar;
mod join;
mod mention;
mod numeric;
mod period;
mod point;
mod resolve;
#[cfg(test)]
mod tests;
pub(crate) mod tokens;
pub(crate) mod words;
mod year;

pub use cadence::{Cadence, CadenceUnit, NotACadence, find_cadences};
pub use calendar::{Due, Precision, YearHint, day};
pub use mention::{Mention, find_dates};

pub(crate) use cadence::cadences_in;
pub(crate) use calendar::Span;
pub(crate) use resolve::{Extent, Found, dates_in};

/// Where the text stands: a cell that should hold a date is read more boldly than prose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Setting {
    /// A cell of a column of dates.
    Cell,
    /// Running text.
    Prose,
}
