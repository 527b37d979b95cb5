//! The kinds of thing that a timescale can say.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::phrases;
use crate::dates::{Cadence, Due};

/// What a timescale means.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Meaning {
    /// One date.
    Date(Due),
    /// From a day to a date.
    Range {
        /// The first day.
        from: Date,
        /// The end.
        due: Due,
    },
    /// Several dates, each with what it is for where that is printed; perhaps one that is called the first.
    Milestones(Vec<Milestone>),
    /// A duty that comes round.
    Recurring {
        /// How often.
        every: Cadence,
        /// The next, or the first, turn.
        next: Option<Due>,
        /// The end, after which it no longer comes round.
        until: Option<Due>,
    },
    /// No end, perhaps with one date on the way.
    Ongoing {
        /// The date that is printed beside it.
        due: Option<Due>,
    },
    /// A status where a date belongs.
    Status {
        /// The status, as printed.
        word: String,
        /// The date that is printed beside it.
        due: Option<Due>,
    },
    /// A time that hangs on something else: "within three months", "by end of term".
    Relative,
    /// Words that say no time, perhaps with dates in passing.
    Text {
        /// The dates in passing.
        mentions: Vec<Due>,
    },
    /// More than one date, and the print does not say which.
    Ambiguous {
        /// What it could be, earliest first.
        candidates: Vec<Due>,
    },
    /// Nothing is printed.
    #[default]
    None,
}

/// One of several dates of an action.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Milestone {
    /// What is due, as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// By when.
    #[serde(flatten)]
    pub due: Due,
}

impl Meaning {
    pub(super) fn due(&self) -> Option<Due> {
        match self {
            Self::Date(due) | Self::Range { due, .. } => Some(*due),
            Self::Milestones(milestones) => final_due(milestones),
            Self::Recurring { until, .. } => *until,
            Self::Ongoing { due } | Self::Status { due, .. } => *due,
            Self::Relative | Self::Text { .. } | Self::Ambiguous { .. } | Self::None => None,
        }
    }

    pub(super) fn earliest(&self) -> Option<Date> {
        match self {
            Self::Range { from, .. } => Some(*from),
            Self::Milestones(milestones) => milestones.iter().map(|milestone| milestone.due.date).min(),
            Self::Recurring { next, until, .. } => next.or(*until).map(|due| due.date),
            Self::Text { mentions: dues } | Self::Ambiguous { candidates: dues } => {
                dues.iter().map(|due| due.date).min()
            }
            Self::Date(_) | Self::Ongoing { .. } | Self::Status { .. } | Self::Relative | Self::None => {
                self.due().map(|due| due.date)
            }
        }
    }
}

/// The last of the dates; where one is called revised, that one.
fn final_due(milestones: &[Milestone]) -> Option<Due> {
    let says = |milestone: &Milestone, test: fn(&str) -> bool| milestone.label.as_deref().is_some_and(test);
    let revised = milestones.iter().rfind(|milestone| says(milestone, phrases::says_revised));
    let holding = milestones.iter().filter(|milestone| !says(milestone, phrases::says_replaced));
    let last = || holding.map(|milestone| milestone.due).max();
    let any = || milestones.iter().map(|milestone| milestone.due).max();
    revised.map(|milestone| milestone.due).or_else(last).or_else(any)
}
