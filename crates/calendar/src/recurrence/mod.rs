//! When does something come round?

mod interval;
mod rule;
mod turns;

use std::num::NonZeroU32;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use interval::{Interval, NotAnInterval};
pub use rule::{DayOfMonth, InMonth, NotADayOfMonth, Nth, Rule};
pub use turns::Turn;

/// Something that comes round: from a day, by a rule, until an end.
///
/// The first turn is the first day of the rule that is not before the start; for a rule without a place in the month that is the start
/// itself. Every turn is counted from the start and none from the turn before it, so that what falls on the 31st is due on 28 February
/// and on 31 March after that.
///
/// ```
/// use goldthread_calendar::{End, Interval, Recurrence};
/// use jiff::civil::date;
///
/// let quarterly: Interval = "P3M".parse()?;
/// let reports = Recurrence::new(date(2026, 11, 30), quarterly, End::On(date(2027, 12, 31)));
/// let next = reports.next_from(date(2027, 1, 4)).unwrap();
/// assert_eq!((next.number, next.due), (2, date(2027, 2, 28)));
/// assert_eq!(reports.turns().count(), 5);
/// # Ok::<(), goldthread_calendar::NotAnInterval>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recurrence {
    start: Date,
    rule: Rule,
    #[serde(default, skip_serializing_if = "End::is_never")]
    end: End,
}

/// When something no longer comes round.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum End {
    /// It has no end.
    #[default]
    Never,
    /// This is the last day on which a turn can be due.
    On(Date),
    /// After so many turns.
    After(NonZeroU32),
}

impl End {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
    fn is_never(&self) -> bool {
        *self == Self::Never
    }
}

impl Recurrence {
    /// No more turns than this are given at once: 27 years of days.
    pub const MOST: usize = 10_000;

    /// What comes round from a day, by a rule or simply every so often, until an end.
    pub fn new(start: Date, rule: impl Into<Rule>, end: End) -> Self {
        Self { start, rule: rule.into(), end }
    }

    /// The day it starts.
    pub fn start(self) -> Date {
        self.start
    }

    /// The rule.
    pub fn rule(self) -> Rule {
        self.rule
    }

    /// The end.
    pub fn end(self) -> End {
        self.end
    }
}
