//! By when something is due, and what is not known of it.

use goldthread_calendar::{UnknownYear, WorkingDays};
use jiff::civil::Date;

/// By when something is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum When {
    /// At the end of this day.
    On(Date),
    /// It is counted in working days, and those of this year are not known.
    NotKnown(UnknownYear),
    /// Nobody has said.
    NotSaid,
}

impl When {
    /// The day, where it is known.
    pub fn day(self) -> Option<Date> {
        match self {
            Self::On(day) => Some(day),
            Self::NotKnown(_) | Self::NotSaid => None,
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

/// So many working days before a day. None before is the day itself, in any year.
pub(crate) fn before(day: Date, count: u8, working: &WorkingDays) -> When {
    counted(day, -i64::from(count), working)
}

/// So many working days after a day; the first is the first after it.
pub(crate) fn after(day: Date, count: u8, working: &WorkingDays) -> When {
    counted(day, i64::from(count), working)
}

fn counted(day: Date, count: i64, working: &WorkingDays) -> When {
    let counted = if count == 0 { Ok(day) } else { working.add(day, count) };
    counted.map_or_else(When::NotKnown, When::On)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn working_days_are_counted_forth_and_back() {
        type Count = fn(Date, u8, &WorkingDays) -> When;
        let working = WorkingDays::england_and_wales();
        let check = |count: Count, day: Date, days: u8, expected: Result<Date, i16>| {
            let counted = match count(day, days, &working) {
                When::On(day) => Ok(day),
                When::NotKnown(unknown) => Err(unknown.year),
                When::NotSaid => panic!("a count is said"),
            };
            assert_eq!(counted, expected, "{days} from {day}");
        };
        check(before, date(2026, 5, 14), 5, Ok(date(2026, 5, 7)));
        check(before, date(2026, 5, 16), 0, Ok(date(2026, 5, 16)));
        check(before, date(2040, 5, 16), 0, Ok(date(2040, 5, 16)));
        check(after, date(2026, 5, 22), 1, Ok(date(2026, 5, 26)));
        check(after, date(2026, 12, 24), 2, Ok(date(2026, 12, 30)));
        check(after, date(2028, 12, 29), 1, Err(2029));
        check(before, date(2012, 1, 3), 1, Err(2011));
        check(after, Date::MAX, 1, Err(9999));
    }
}
