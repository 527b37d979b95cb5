//! How often a body meets, and how often it receives something.

use std::fmt;
use std::num::NonZeroU8;

use jiff::civil::{Date, date};
use jiff::{Span, ToSpan};
use serde::{Deserialize, Serialize};

use crate::Title;

/// How often a body meets.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cycle {
    /// Every so many weeks.
    Weeks(NonZeroU8),
    /// Every so many months.
    Months(NonZeroU8),
    /// Once in each school term: up to the end of December, April and July.
    Termly,
    /// When somebody calls it.
    WhenCalled,
    /// It is not agreed; what is printed instead, such as `to be agreed with the chair`.
    NotAgreed(Title),
}

/// How often a body receives something.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Often {
    /// For each of its meetings.
    EachMeeting,
    /// In a cycle of its own.
    Every(Cycle),
    /// Once, by a day.
    Once(Date),
    /// When there is something to tell.
    ByException,
}

impl Cycle {
    /// Every so many weeks; never every none.
    pub fn weeks(count: u8) -> Option<Self> {
        NonZeroU8::new(count).map(Self::Weeks)
    }

    /// Every so many months; never every none.
    pub fn months(count: u8) -> Option<Self> {
        NonZeroU8::new(count).map(Self::Months)
    }

    /// The last day by which it comes again after a day; nothing where no cycle tells.
    pub fn next_after(&self, day: Date) -> Option<Date> {
        let later = |span: Span| day.checked_add(span).ok();
        match self {
            Self::Weeks(count) => later(i64::from(count.get()).weeks()),
            Self::Months(count) => later(i64::from(count.get()).months()),
            Self::Termly => end_of_the_next_term(day),
            Self::WhenCalled | Self::NotAgreed(_) => None,
        }
    }
}

/// August has no school, and is counted to the summer before it.
fn end_of_the_next_term(day: Date) -> Option<Date> {
    let (year, month) = (day.year(), day.month());
    match month {
        1..=4 => Some(date(year, 7, 31)),
        5..=8 => Some(date(year, 12, 31)),
        _ => Date::new(year.checked_add(1)?, 4, 30).ok(),
    }
}

impl fmt::Display for Cycle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Weeks(count) => match count.get() {
                1 => f.write_str("weekly"),
                2 => f.write_str("fortnightly"),
                many => write!(f, "every {many} weeks"),
            },
            Self::Months(count) => match count.get() {
                1 => f.write_str("monthly"),
                3 => f.write_str("quarterly"),
                12 => f.write_str("yearly"),
                many => write!(f, "every {many} months"),
            },
            Self::Termly => f.write_str("termly"),
            Self::WhenCalled => f.write_str("when called"),
            Self::NotAgreed(words) => write!(f, "not agreed: “{words}”"),
        }
    }
}

impl fmt::Display for Often {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::EachMeeting => f.write_str("for each meeting"),
            Self::Every(cycle) => cycle.fmt(f),
            Self::Once(on) => write!(f, "once, by {}", crate::refusal::said(*on)),
            Self::ByException => f.write_str("by exception"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cycle_tells_when_it_comes_again() {
        let check = |cycle: Option<Cycle>, day: Date, words: &str, expected: Option<Date>| {
            let cycle = cycle.unwrap();
            assert_eq!((cycle.to_string().as_str(), cycle.next_after(day)), (words, expected));
        };
        let day = date(2027, 12, 31);
        check(Cycle::weeks(1), day, "weekly", Some(date(2028, 1, 7)));
        check(Cycle::weeks(2), day, "fortnightly", Some(date(2028, 1, 14)));
        check(Cycle::weeks(6), day, "every 6 weeks", Some(date(2028, 2, 11)));
        check(Cycle::months(1), date(2028, 1, 31), "monthly", Some(date(2028, 2, 29)));
        check(Cycle::months(3), day, "quarterly", Some(date(2028, 3, 31)));
        check(Cycle::months(12), date(2028, 2, 29), "yearly", Some(date(2029, 2, 28)));
        check(Cycle::months(4), day, "every 4 months", Some(date(2028, 4, 30)));
        for (day, end) in [
            (date(2027, 1, 1), date(2027, 7, 31)),
            (date(2027, 4, 30), date(2027, 7, 31)),
            (date(2027, 5, 1), date(2027, 12, 31)),
            (date(2027, 8, 31), date(2027, 12, 31)),
            (date(2027, 9, 1), date(2028, 4, 30)),
            (day, date(2028, 4, 30)),
        ] {
            check(Some(Cycle::Termly), day, "termly", Some(end));
        }
        check(Some(Cycle::Termly), Date::MAX, "termly", None);
        check(Cycle::weeks(1), Date::MAX, "weekly", None);
        check(Some(Cycle::WhenCalled), day, "when called", None);
        let words = "to be agreed with the chair".parse().unwrap();
        check(Some(Cycle::NotAgreed(words)), day, "not agreed: “to be agreed with the chair”", None);
        assert_eq!((Cycle::weeks(0), Cycle::months(0)), (None, None));
    }
}
