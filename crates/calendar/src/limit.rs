//! How long is allowed?

use std::fmt;
use std::num::NonZeroU16;

use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{UnknownYear, WorkingDays};

/// How long is allowed, and which day is counted as the first.
///
/// ```
/// use goldthread_calendar::{Length, Limit, WorkingDays};
/// use jiff::civil::date;
///
/// let working = WorkingDays::england_and_wales();
/// let conference = Limit::after(Length::working_days(15).unwrap());
/// assert_eq!(conference.ends(date(2024, 9, 2), &working)?, date(2024, 9, 23));
/// let proceedings = Limit::with(Length::weeks(26).unwrap());
/// assert_eq!(proceedings.ends(date(2026, 1, 5), &working)?, date(2026, 7, 5));
/// # Ok::<(), goldthread_calendar::UnknownYear>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    /// How long.
    pub length: Length,
    /// Which day is the first.
    #[serde(default)]
    pub first: FirstDay,
}

/// A length of time that is allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Length {
    /// So many days, whichever they are.
    Days(NonZeroU16),
    /// So many working days.
    WorkingDays(NonZeroU16),
    /// So many months: until the same day of the month, or the last day of a shorter one.
    Months(NonZeroU16),
}

/// Which day is counted as the first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FirstDay {
    /// The day after the start, as where a limit runs *after* or *from* an event.
    #[default]
    AfterStart,
    /// The start itself, as where a limit runs *beginning with* a day. A start that is not a working day is no working day of the limit.
    Start,
}

impl Length {
    /// So many days; at least one.
    pub fn days(count: u16) -> Option<Self> {
        NonZeroU16::new(count).map(Self::Days)
    }

    /// So many weeks, each of seven days; at least one, and at most 9,362.
    pub fn weeks(count: u16) -> Option<Self> {
        Self::days(count.checked_mul(7)?)
    }

    /// So many working days; at least one.
    pub fn working_days(count: u16) -> Option<Self> {
        NonZeroU16::new(count).map(Self::WorkingDays)
    }

    /// So many months; at least one.
    pub fn months(count: u16) -> Option<Self> {
        NonZeroU16::new(count).map(Self::Months)
    }
}

impl Limit {
    /// A limit that runs after its start, which is day 0.
    pub fn after(length: Length) -> Self {
        Self { length, first: FirstDay::AfterStart }
    }

    /// A limit that begins with its start, which is day 1.
    pub fn with(length: Length) -> Self {
        Self { length, first: FirstDay::Start }
    }

    /// The last day of the limit; it ends at the end of that day. A limit in days or months ends where it ends, worked or not.
    ///
    /// # Errors
    /// [`UnknownYear`], where working days are counted and a year is not known. A limit in days or months needs no year.
    pub fn ends(self, start: Date, working: &WorkingDays) -> Result<Date, UnknownYear> {
        match (self.length, self.first) {
            (Length::WorkingDays(count), FirstDay::AfterStart) => working.add(start, i64::from(count.get())),
            (Length::WorkingDays(count), FirstDay::Start) => working.add_with(start, count),
            (Length::Days(count), first) => {
                let counted = i64::from(count.get()) - i64::from(first == FirstDay::Start);
                Ok(start.saturating_add(counted.days()))
            }
            (Length::Months(count), first) => Ok(months_on(start, count, first)),
        }
    }
}

/// "Three months after 30 November" end on 28 February, and "three months beginning with 1 March" on 31 May: on the day before the same day
/// of the month, or on the last day of a month that has no such day.
fn months_on(start: Date, count: NonZeroU16, first: FirstDay) -> Date {
    let same = start.saturating_add(i64::from(count.get()).months());
    let is_cut_short = same.day() != start.day();
    match first {
        FirstDay::Start if !is_cut_short => same.yesterday().unwrap_or(same),
        FirstDay::Start | FirstDay::AfterStart => same,
    }
}

impl fmt::Display for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (count, unit) = match self {
            Self::Days(count) if count.get().is_multiple_of(7) => (count.get() / 7, "week"),
            Self::Days(count) => (count.get(), "day"),
            Self::WorkingDays(count) => (count.get(), "working day"),
            Self::Months(count) => (count.get(), "month"),
        };
        write!(f, "{count} {unit}{}", if count == 1 { "" } else { "s" })
    }
}
