//! By which rule a thing comes round, and where in the month it falls.

use std::fmt;
use std::num::NonZeroU16;

use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Serialize};

use super::Interval;

/// By which rule a thing comes round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// Every so often, from the start itself. Counted in months it is the start's day of the month, or the last day of a shorter month.
    Every(Interval),
    /// Every so many months, at a place in the month. The months are counted from that of the start.
    #[serde(rename_all = "kebab-case")]
    InMonth {
        /// How many months lie between two turns.
        months: NonZeroU16,
        /// Where in the month.
        on: InMonth,
    },
}

/// A place in a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum InMonth {
    /// On a day of the month, or on the last day of a shorter month. The 31st is the last day of each.
    Day(DayOfMonth),
    /// On a weekday: the first Monday, the last Friday.
    #[serde(with = "weekday_of")]
    Weekday(Nth, Weekday),
}

/// Which of the same weekdays of a month. There is no fifth: not every month has one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Nth {
    First,
    Second,
    Third,
    Fourth,
    Last,
}

/// A day from the 1st to the 31st.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "i8", try_from = "i8")]
pub struct DayOfMonth(i8);

/// A number that no month has as a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0} is not a day of a month; give a number from 1 to 31")]
pub struct NotADayOfMonth(i8);

impl DayOfMonth {
    /// The last day of each month.
    pub const LAST: Self = Self(31);
}

impl TryFrom<i8> for DayOfMonth {
    type Error = NotADayOfMonth;

    fn try_from(day: i8) -> Result<Self, NotADayOfMonth> {
        if (1..=31).contains(&day) { Ok(Self(day)) } else { Err(NotADayOfMonth(day)) }
    }
}

impl From<DayOfMonth> for i8 {
    fn from(day: DayOfMonth) -> Self {
        day.0
    }
}

impl From<Interval> for Rule {
    fn from(interval: Interval) -> Self {
        Self::Every(interval)
    }
}

impl InMonth {
    /// The day of this place in the month that starts on `first`.
    pub(super) fn within(self, first: Date) -> Option<Date> {
        match self {
            Self::Day(DayOfMonth(day)) => {
                Date::new(first.year(), first.month(), day.min(first.days_in_month())).ok()
            }
            Self::Weekday(nth, weekday) => first.nth_weekday_of_month(nth.number(), weekday).ok(),
        }
    }

    /// The place of a day that is told by its number.
    pub(super) fn of(day: Date) -> Self {
        Self::Day(DayOfMonth(day.day()))
    }
}

impl Nth {
    fn number(self) -> i8 {
        match self {
            Self::First => 1,
            Self::Second => 2,
            Self::Third => 3,
            Self::Fourth => 4,
            Self::Last => -1,
        }
    }

    fn word(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Second => "second",
            Self::Third => "third",
            Self::Fourth => "fourth",
            Self::Last => "last",
        }
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Every(interval) => interval.fmt(f),
            Self::InMonth { months, on } => write!(f, "{} on {on}", Interval::Months(*months)),
        }
    }
}

impl fmt::Display for InMonth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(DayOfMonth::LAST) => f.write_str("the last day of the month"),
            Self::Day(DayOfMonth(day)) => write!(f, "day {day} of the month"),
            Self::Weekday(nth, weekday) => {
                write!(f, "the {} {} of the month", nth.word(), weekday_of::name(*weekday))
            }
        }
    }
}

/// How a place at a weekday is written: `["first", "Monday"]`.
mod weekday_of {
    use jiff::civil::Weekday;
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

    use super::Nth;

    pub(super) fn name(weekday: Weekday) -> &'static str {
        match weekday {
            Weekday::Monday => "Monday",
            Weekday::Tuesday => "Tuesday",
            Weekday::Wednesday => "Wednesday",
            Weekday::Thursday => "Thursday",
            Weekday::Friday => "Friday",
            Weekday::Saturday => "Saturday",
            Weekday::Sunday => "Sunday",
        }
    }

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over references")]
    pub(super) fn serialize<S: Serializer>(nth: &Nth, weekday: &Weekday, to: S) -> Result<S::Ok, S::Error> {
        (nth, name(*weekday)).serialize(to)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<(Nth, Weekday), D::Error> {
        let (nth, word) = <(Nth, String)>::deserialize(from)?;
        let weekday = Weekday::Monday.cycle_forward().take(7).find(|weekday| name(*weekday) == word);
        Ok((nth, weekday.ok_or_else(|| D::Error::custom(format!("{word:?} is not a weekday")))?))
    }
}
