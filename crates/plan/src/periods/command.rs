use jiff::civil::Date;

use super::{Axis, PeriodNumber, RatingScheme};
use crate::SectionNumber;

/// A rating as somebody gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RatingGiven {
    /// The section.
    pub section: SectionNumber,
    /// What is rated.
    pub axis: Axis,
    /// The label, of those of the scheme.
    pub mark: String,
    /// Why.
    pub reason: String,
    /// Why it is another than the dates, completion and evidence suggest; empty where it is not.
    pub difference: String,
}

/// What somebody wants done with periods and ratings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PeriodCommand {
    /// Sets how sections are rated.
    SetScheme(RatingScheme),
    /// Opens a period.
    Open {
        /// What it is called.
        title: String,
        /// Its first day.
        from: Date,
        /// Its last day.
        to: Date,
    },
    /// Rates a section in the open period.
    Rate(RatingGiven),
    /// Closes the open period.
    Close {
        /// Whether sections may be left without a rating.
        leave_unrated: bool,
    },
    /// Corrects a rating of a closed period.
    Correct {
        /// The period.
        period: PeriodNumber,
        /// The rating as it is to be.
        rating: RatingGiven,
        /// Why.
        why: String,
    },
}
