//! Every so many days or months.

use std::fmt;
use std::num::NonZeroU16;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// How far one turn is from the next: whole days, or whole months. A week is seven days, a quarter three months, a year twelve.
///
/// It is written as an ISO 8601 duration of one unit, which is also how a plan writes its cadences: `P14D`, `P6W`, `P3M`, `P1Y`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum Interval {
    /// So many days.
    Days(NonZeroU16),
    /// So many months.
    Months(NonZeroU16),
}

/// A text that is not an interval.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not a duration such as P3M; give P, a whole number from 1 up, and D, W, M or Y")]
pub struct NotAnInterval(String);

impl Interval {
    /// Every so many days; never every none.
    pub fn days(count: u16) -> Option<Self> {
        NonZeroU16::new(count).map(Self::Days)
    }

    /// Every so many weeks; never every none, and at most 9,362.
    pub fn weeks(count: u16) -> Option<Self> {
        Self::days(count.checked_mul(7)?)
    }

    /// Every so many months; never every none.
    pub fn months(count: u16) -> Option<Self> {
        NonZeroU16::new(count).map(Self::Months)
    }

    /// Every so many quarters; never every none, and at most 21,845.
    pub fn quarters(count: u16) -> Option<Self> {
        Self::months(count.checked_mul(3)?)
    }

    /// Every so many years; never every none, and at most 5,461.
    pub fn years(count: u16) -> Option<Self> {
        Self::months(count.checked_mul(12)?)
    }

    fn iso(self) -> String {
        match self {
            Self::Days(count) if count.get().is_multiple_of(7) => format!("P{}W", count.get() / 7),
            Self::Days(count) => format!("P{count}D"),
            Self::Months(count) if count.get().is_multiple_of(12) => format!("P{}Y", count.get() / 12),
            Self::Months(count) => format!("P{count}M"),
        }
    }
}

impl From<Interval> for String {
    fn from(interval: Interval) -> Self {
        interval.iso()
    }
}

impl TryFrom<String> for Interval {
    type Error = NotAnInterval;

    fn try_from(text: String) -> Result<Self, NotAnInterval> {
        text.parse()
    }
}

impl FromStr for Interval {
    type Err = NotAnInterval;

    fn from_str(text: &str) -> Result<Self, NotAnInterval> {
        let read = || {
            let body = text.strip_prefix('P')?;
            let (digits, unit) = body.split_at_checked(body.len().checked_sub(1)?)?;
            let count = Some(digits).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))?;
            let make = match unit {
                "D" => Self::days,
                "W" => Self::weeks,
                "M" => Self::months,
                "Y" => Self::years,
                _ => return None,
            };
            make(count.parse().ok()?)
        };
        read().ok_or_else(|| NotAnInterval(text.to_owned()))
    }
}

impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (count, unit) = match self {
            Self::Days(count) if count.get().is_multiple_of(7) => (count.get() / 7, "week"),
            Self::Days(count) => (count.get(), "day"),
            Self::Months(count) if count.get() == 3 => (1, "quarter"),
            Self::Months(count) if count.get().is_multiple_of(12) => (count.get() / 12, "year"),
            Self::Months(count) => (count.get(), "month"),
        };
        if count == 1 { write!(f, "every {unit}") } else { write!(f, "every {count} {unit}s") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_interval_is_read_and_said() {
        let check = |text: &str, interval: Option<Interval>, words: &str, written: &str| {
            let read: Interval = text.parse().unwrap();
            assert_eq!(Some(read), interval, "{text}");
            assert_eq!((read.to_string().as_str(), String::from(read).as_str()), (words, written));
            assert_eq!(written.parse(), Ok(read));
        };
        check("P1D", Interval::days(1), "every day", "P1D");
        check("P14D", Interval::weeks(2), "every 2 weeks", "P2W");
        check("P1W", Interval::weeks(1), "every week", "P1W");
        check("P10D", Interval::days(10), "every 10 days", "P10D");
        check("P1M", Interval::months(1), "every month", "P1M");
        check("P3M", Interval::quarters(1), "every quarter", "P3M");
        check("P6M", Interval::quarters(2), "every 6 months", "P6M");
        check("P12M", Interval::years(1), "every year", "P1Y");
        check("P2Y", Interval::years(2), "every 2 years", "P2Y");
        check("P24M", Interval::years(2), "every 2 years", "P2Y");
        assert_eq!((Interval::days(0), Interval::weeks(9363), Interval::years(5462)), (None, None, None));
    }

    #[test]
    fn what_is_no_interval_is_refused() {
        for text in [
            "", "P", "PD", "3M", "P0M", "P-1D", "P+1D", "P1H", "P1M2D", "P99999D", "P1é", "PT1M", "p1m",
            "P 1M",
        ] {
            assert_eq!(text.parse::<Interval>(), Err(NotAnInterval(text.to_owned())), "{text}");
        }
    }
}
