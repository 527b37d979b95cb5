//! How often a body meets, and how often it receives something.

use std::fmt;

use goldthread_calendar::{End, Interval, Recurrence, Rule};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};

use crate::Title;

/// How often a body meets.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cycle {
    /// By a rule: every quarter, or every month on the second Tuesday.
    By(Rule),
    /// Once in each school term: up to the end of December, April and July.
    Termly,
    /// When somebody calls it.
    WhenCalled,
    /// It is not agreed; what is printed instead, such as `to be agreed with the chair`.
    NotAgreed(Title),
}

/// How often a body receives something.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Often {
    /// For each of its meetings.
    EachMeeting,
    /// In a cycle of its own.
    Cycle(Cycle),
    /// Once, by a day.
    Once(Date),
    /// When there is something to tell.
    ByException,
}

impl Cycle {
    /// Every so many weeks; never every none.
    pub fn weeks(count: u16) -> Option<Self> {
        Interval::weeks(count).map(|interval| Self::By(interval.into()))
    }

    /// Every so many months; never every none.
    pub fn months(count: u16) -> Option<Self> {
        Interval::months(count).map(|interval| Self::By(interval.into()))
    }

    /// The last day by which it comes again after a day; nothing where no cycle tells.
    pub fn next_after(&self, day: Date) -> Option<Date> {
        match self {
            Self::By(rule) => next_turn(*rule, day),
            Self::Termly => end_of_the_next_term(day),
            Self::WhenCalled | Self::NotAgreed(_) => None,
        }
    }
}

/// What has a place in the month comes once a month, on whichever of its days it came the last time.
fn next_turn(rule: Rule, day: Date) -> Option<Date> {
    let (start, from) = match rule {
        Rule::Every(_) => (day, day.tomorrow().ok()?),
        Rule::InMonth { .. } => (day.first_of_month(), day.first_of_month().checked_add(1.month()).ok()?),
    };
    Recurrence::new(start, rule, End::Never).next_from(from).map(|turn| turn.due)
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
            Self::By(rule) => rule.fmt(f),
            Self::Termly => f.write_str("every term"),
            Self::WhenCalled => f.write_str("when called"),
            Self::NotAgreed(words) => write!(f, "not agreed: “{words}”"),
        }
    }
}

impl fmt::Display for Often {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::EachMeeting => f.write_str("for each meeting"),
            Self::Cycle(cycle) => cycle.fmt(f),
            Self::Once(on) => write!(f, "once, by {}", crate::refusal::said(*on)),
            Self::ByException => f.write_str("by exception"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use goldthread_calendar::{InMonth, Nth};
    use jiff::civil::Weekday;
    use std::num::NonZeroU16;

    #[test]
    fn a_cycle_tells_when_it_comes_again() {
        let check = |cycle: Option<Cycle>, day: Date, words: &str, expected: Option<Date>| {
            let cycle = cycle.unwrap();
            assert_eq!((cycle.to_string().as_str(), cycle.next_after(day)), (words, expected), "{day}");
        };
        let day = date(2027, 12, 31);
        check(Cycle::weeks(1), day, "every week", Some(date(2028, 1, 7)));
        check(Cycle::weeks(2), day, "every 2 weeks", Some(date(2028, 1, 14)));
        check(Cycle::weeks(6), day, "every 6 weeks", Some(date(2028, 2, 11)));
        check(Cycle::months(1), date(2028, 1, 31), "every month", Some(date(2028, 2, 29)));
        check(Cycle::months(3), day, "every quarter", Some(date(2028, 3, 31)));
        check(Cycle::months(12), date(2028, 2, 29), "every year", Some(date(2029, 2, 28)));
        for (day, end) in [
            (date(2027, 1, 1), date(2027, 7, 31)),
            (date(2027, 4, 30), date(2027, 7, 31)),
            (date(2027, 5, 1), date(2027, 12, 31)),
            (date(2027, 8, 31), date(2027, 12, 31)),
            (date(2027, 9, 1), date(2028, 4, 30)),
            (day, date(2028, 4, 30)),
        ] {
            check(Some(Cycle::Termly), day, "every term", Some(end));
        }
        check(Some(Cycle::Termly), Date::MAX, "every term", None);
        check(Cycle::weeks(1), Date::MAX, "every week", None);
        check(Some(Cycle::WhenCalled), day, "when called", None);
        let words = "to be agreed with the chair".parse().unwrap();
        check(Some(Cycle::NotAgreed(words)), day, "not agreed: “to be agreed with the chair”", None);
        assert_eq!((Cycle::weeks(0), Cycle::months(0)), (None, None));
    }

    /// A meeting that was moved within its month does not move the next one.
    #[test]
    fn a_place_in_the_month_is_kept() {
        let check = |months: u16, day: Date, expected: Option<Date>| {
            let on = InMonth::Weekday(Nth::Second, Weekday::Tuesday);
            let cycle = Cycle::By(Rule::InMonth { months: NonZeroU16::new(months).unwrap(), on });
            assert_eq!(cycle.next_after(day), expected, "{day}");
        };
        for day in [date(2026, 5, 1), date(2026, 5, 12), date(2026, 5, 31)] {
            check(1, day, Some(date(2026, 6, 9)));
            check(3, day, Some(date(2026, 8, 11)));
        }
        check(1, Date::MAX, None);
    }
}
