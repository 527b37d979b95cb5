//! Days that are worked, and what is not known of them.

use jiff::civil::Date;

/// Which days are worked. A function of a day is one.
pub trait WorkingDays {
    /// Whether a day is worked; nothing where the holidays of its year are not known.
    fn is_worked(&self, day: Date) -> Option<bool>;
}

impl<F: Fn(Date) -> Option<bool>> WorkingDays for F {
    fn is_worked(&self, day: Date) -> Option<bool> {
        self(day)
    }
}

/// By when something is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum When {
    /// At the end of this day.
    On(Date),
    /// It is counted in working days, and the holidays of this year are not known.
    YearNotKnown(i16),
    /// Nobody has said.
    NotSaid,
}

impl When {
    /// The day, where it is known.
    pub fn day(self) -> Option<Date> {
        match self {
            Self::On(day) => Some(day),
            Self::YearNotKnown(_) | Self::NotSaid => None,
        }
    }

    /// Whether it is over on a day. What is not known is never late.
    pub fn is_before(self, day: Date) -> bool {
        self.day().is_some_and(|due| due < day)
    }
}

impl From<Option<Date>> for When {
    fn from(day: Option<Date>) -> Self {
        day.map_or(Self::NotSaid, Self::On)
    }
}

/// So many working days before a day. None before is the day itself, worked or not.
pub(crate) fn before(day: Date, count: u8, worked: &dyn WorkingDays) -> When {
    counted(day, count, worked, |day| day.yesterday().ok())
}

/// So many working days after a day; the first is the first after it.
pub(crate) fn after(day: Date, count: u8, worked: &dyn WorkingDays) -> When {
    counted(day, count, worked, |day| day.tomorrow().ok())
}

/// No calendar has more days in a row that nobody works.
const LONGEST_REST: u32 = 60;

fn counted(from: Date, count: u8, worked: &dyn WorkingDays, step: impl Fn(Date) -> Option<Date>) -> When {
    let (mut day, mut left, mut rested) = (from, count, 0);
    while left > 0 {
        let Some(next) = step(day).filter(|_| rested < LONGEST_REST) else {
            return When::YearNotKnown(day.year());
        };
        day = next;
        match worked.is_worked(day) {
            None => return When::YearNotKnown(day.year()),
            Some(true) => (left, rested) = (left - 1, 0),
            Some(false) => rested += 1,
        }
    }
    When::On(day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{Weekday, date};

    /// Weekdays of 2026 and 2027 but for Christmas and the new year.
    fn office(day: Date) -> Option<bool> {
        let is_known = matches!(day.year(), 2026 | 2027);
        let is_holiday = matches!((day.month(), day.day()), (12, 25 | 28) | (1, 1));
        let is_weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
        is_known.then_some(!is_holiday && !is_weekend)
    }

    #[test]
    fn working_days_are_counted_forth_and_back() {
        type Count = fn(Date, u8, &dyn WorkingDays) -> When;
        let check = |count: Count, day: Date, days: u8, expected: When| {
            assert_eq!(count(day, days, &office), expected, "{days} from {day}");
        };
        check(before, date(2026, 5, 14), 5, When::On(date(2026, 5, 7)));
        check(before, date(2026, 5, 16), 0, When::On(date(2026, 5, 16)));
        check(after, date(2026, 5, 8), 1, When::On(date(2026, 5, 11)));
        check(after, date(2026, 12, 24), 2, When::On(date(2026, 12, 30)));
        check(after, date(2026, 12, 31), 1, When::On(date(2027, 1, 4)));
        check(after, date(2027, 12, 31), 1, When::YearNotKnown(2028));
        check(before, date(2026, 1, 2), 1, When::YearNotKnown(2025));
        check(after, Date::MAX, 1, When::YearNotKnown(9999));
        check(before, Date::MIN, 1, When::YearNotKnown(-9999));
        let never = |_: Date| Some(false);
        assert_eq!(after(date(2026, 1, 1), 1, &never), When::YearNotKnown(2026));
    }
}
