//! Timescales in words, for people.

use std::fmt;

use jiff::civil::Date;

use super::meaning::{Meaning, Milestone};
use super::{Timescale, YearSource};
use crate::dates::{Due, Precision};

impl fmt::Display for Timescale {
    /// What it is taken to mean: "31 December 2020", "every quarter, next by 31 March 2021".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.meaning)?;
        match self.year {
            YearSource::Printed => Ok(()),
            YearSource::Assumed => f.write_str(" (year assumed)"),
        }
    }
}

impl fmt::Display for Meaning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Date(due) => write!(f, "{due}"),
            Self::Range { from, due } => write!(f, "from {} to {}", first_day(*from, *due), last_day(*due)),
            Self::Milestones(list) => write!(f, "{}", joined(list, "; ", "; ")),
            Self::Recurring { every, next, until } => {
                write!(f, "{every}")?;
                next.iter().try_for_each(|due| write!(f, ", next by {due}"))?;
                until.iter().try_for_each(|due| write!(f, ", until {due}"))
            }
            Self::Ongoing { due: None } => f.write_str("ongoing"),
            Self::Ongoing { due: Some(due) } => write!(f, "{due}, then ongoing"),
            Self::Status { word, due: None } => f.write_str(word),
            Self::Status { word, due: Some(due) } => write!(f, "{word}, {due}"),
            Self::Relative => f.write_str("depends on something else"),
            Self::Text { mentions } if mentions.is_empty() => f.write_str("words, no date"),
            Self::Text { mentions } => write!(f, "words that mention {}", joined(mentions, ", ", " and ")),
            Self::Ambiguous { candidates } => write!(f, "either {}", joined(candidates, ", ", " or ")),
            Self::None => f.write_str("no date"),
        }
    }
}

impl fmt::Display for Milestone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.label {
            Some(label) => write!(f, "{label}: {}", self.due),
            None => write!(f, "{}", self.due),
        }
    }
}

/// The first day of a range, no more exact than the print of its end, unless it is within a month.
fn first_day(from: Date, due: Due) -> Due {
    let exact = due.precision == Precision::Day || from.day() != 1;
    Due::new(from, if exact { Precision::Day } else { Precision::Month })
}

/// The end of a range: of a quarter or a season its last month.
fn last_day(due: Due) -> Due {
    match due.precision {
        Precision::Quarter | Precision::Season => Due::new(due.date, Precision::Month),
        _ => due,
    }
}

fn joined<T: fmt::Display>(list: &[T], between: &str, at_last: &str) -> String {
    let mut text = String::new();
    for (at, item) in list.iter().enumerate() {
        if at > 0 {
            text.push_str(if at + 1 == list.len() { at_last } else { between });
        }
        text.push_str(&item.to_string());
    }
    text
}
