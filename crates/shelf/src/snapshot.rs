use std::str::FromStr;
use std::sync::Arc;

use goldthread_plan::{Plan, PlanId};
use goldthread_rules::{PlanView, Report, Selection, check};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::Deserialize;

use crate::{Happening, Kept};

/// The moment that a page is asked to show: an entry of the ledger, or a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub enum At {
    /// As it stood when this entry was recorded.
    Entry(u64),
    /// As it stood at the end of this day, and judged on it.
    Day(Date),
}

/// The text names no moment.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is neither the number of an entry nor a date such as 2026-03-31")]
pub struct NotAMoment(String);

impl FromStr for At {
    type Err = NotAMoment;

    fn from_str(text: &str) -> Result<Self, NotAMoment> {
        let trimmed = text.trim();
        let entry = trimmed.parse().map(Self::Entry);
        entry.or_else(|_| trimmed.parse().map(Self::Day)).map_err(|_| NotAMoment(text.to_owned()))
    }
}

impl TryFrom<String> for At {
    type Error = NotAMoment;

    fn try_from(text: String) -> Result<Self, NotAMoment> {
        text.parse()
    }
}

impl std::fmt::Display for At {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Entry(entry) => write!(f, "{entry}"),
            Self::Day(day) => write!(f, "{day}"),
        }
    }
}

/// A plan as it stood at a moment.
#[derive(Debug, Clone)]
pub struct Snapshot {
    kept: Arc<Kept>,
    plan: Arc<Plan>,
    happened: usize,
    at: Option<At>,
}

/// The plan was not yet kept at the moment that was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotYet {
    /// The entry that opened the plan.
    pub opened: u64,
    /// When that was.
    pub on: Date,
}

impl Snapshot {
    /// The plan as it is now, or as it stood at a moment.
    ///
    /// # Errors
    /// [`NotYet`] when the plan was not there then.
    pub fn of(kept: Arc<Kept>, at: Option<At>) -> Result<Self, NotYet> {
        let happened =
            kept.history().partition_point(|happening| at.is_none_or(|at| happened_by(happening, at)));
        if happened == 0 {
            let opened = kept.opened();
            return Err(NotYet { opened: opened.entry, on: day_of(opened.at) });
        }
        let plan = if happened == kept.history().len() {
            Arc::clone(kept.plan())
        } else {
            let events = kept.history()[..happened].iter().map(|happening| &happening.event);
            Arc::new(Plan::fold(events).expect("the start of a history that could be folded can be folded"))
        };
        Ok(Self { kept, plan, happened, at })
    }

    /// Which plan.
    pub fn id(&self) -> PlanId {
        self.kept.id()
    }

    /// The plan.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// The moment that was asked for; nothing where it is now.
    pub fn at(&self) -> Option<At> {
        self.at
    }

    /// What had happened by then, the first thing first.
    pub fn history(&self) -> &[Arc<Happening>] {
        &self.kept.history()[..self.happened]
    }

    /// The last entry that had happened by then.
    pub fn last(&self) -> &Happening {
        self.history().last().map_or_else(|| self.kept.opened(), AsRef::as_ref)
    }

    /// The day that the plan is judged on: the one asked for, else the one that the plan speaks of.
    pub fn judged_on(&self) -> Option<Date> {
        self.view().as_at()
    }

    /// What the rules say of it.
    pub fn report(&self) -> Arc<Report> {
        let make = || check(&self.view(), &Selection::default());
        let is_now = self.happened == self.kept.history().len() && !matches!(self.at, Some(At::Day(_)));
        if is_now { self.kept.report(make) } else { Arc::new(make()) }
    }

    fn view(&self) -> PlanView<'_> {
        let view = PlanView::new(&self.plan);
        match self.at {
            Some(At::Day(day)) => view.on(day),
            Some(At::Entry(_)) | None => view,
        }
    }
}

fn happened_by(happening: &Happening, at: At) -> bool {
    match at {
        At::Entry(entry) => happening.entry <= entry,
        At::Day(day) => day_of(happening.at) <= day,
    }
}

/// The day of a moment, by the clock of the first meridian.
pub fn day_of(moment: Timestamp) -> Date {
    moment.to_zoned(TimeZone::UTC).date()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_moment_is_an_entry_or_a_day() {
        for (text, expected) in [
            ("128", Some(At::Entry(128))),
            (" 2026-03-31 ", Some(At::Day(date(2026, 3, 31)))),
            ("2026-02-30", None),
            ("yesterday", None),
            ("", None),
        ] {
            assert_eq!(text.parse().ok(), expected, "{text}");
        }
    }
}
