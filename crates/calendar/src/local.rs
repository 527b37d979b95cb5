//! Which day is it in England, and when does a day begin?
//!
//! The clocks go an hour ahead at 01:00 GMT on the last Sunday of March and back at 01:00 GMT on the last Sunday of October. That is one
//! rule, so no file of time zones is needed. It has held since 1996 and holds until a law changes it; before 1996 the hour may be
//! wrong near the changes and in the years of permanent summer time, and with it the day of a moment close to midnight.

use std::sync::LazyLock;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;

static LONDON: LazyLock<TimeZone> =
    LazyLock::new(|| TimeZone::posix("GMT0BST,M3.5.0/1,M10.5.0/2").expect("it is a rule as POSIX writes it"));

/// The first year for which the rule is right.
pub const SINCE: i16 = 1996;

/// The clocks of England, for whoever has to print an hour.
pub fn london() -> TimeZone {
    LONDON.clone()
}

/// The day on which a moment falls.
pub fn day_of(at: Timestamp) -> Date {
    LONDON.to_datetime(at).date()
}

/// The first moment of a day; as near as a moment can come, for days at the ends of time.
pub fn start_of(day: Date) -> Timestamp {
    moment_of(day.to_datetime(Time::midnight()))
}

/// The first moment after a day, so that a moment falls on it if it is at or after its start and before its end. A day in March has
/// 23 hours, and one in October 25.
///
/// ```
/// use goldthread_calendar::local;
/// use jiff::civil::date;
///
/// let day = date(2026, 3, 29);
/// assert_eq!(local::end_of(day).duration_since(local::start_of(day)).as_hours(), 23);
/// ```
pub fn end_of(day: Date) -> Timestamp {
    day.tomorrow().map_or(Timestamp::MAX, start_of)
}

/// The moment that a clock on the wall shows. An hour that comes twice is taken as the first, and one that is left out as the hour
/// after it.
pub fn moment_of(shown: DateTime) -> Timestamp {
    let end = if shown.year() < 0 { Timestamp::MIN } else { Timestamp::MAX };
    LONDON.to_ambiguous_timestamp(shown).compatible().unwrap_or(end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::ToSpan;
    use jiff::civil::date;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn a_moment_falls_on_the_day_of_england() {
        let check = |moment: &str, expected: Date| assert_eq!(day_of(at(moment)), expected, "{moment}");
        check("2026-01-15T23:59:59Z", date(2026, 1, 15));
        check("2026-07-15T22:59:59Z", date(2026, 7, 15));
        check("2026-07-15T23:00:00Z", date(2026, 7, 16));
        check("2026-03-28T23:30:00Z", date(2026, 3, 28));
        check("2026-03-29T23:00:00Z", date(2026, 3, 30));
        check("2026-10-24T23:00:00Z", date(2026, 10, 25));
        check("2026-10-25T23:59:59Z", date(2026, 10, 25));
        check("2024-02-29T23:59:59Z", date(2024, 2, 29));
        check("2026-12-31T23:59:59Z", date(2026, 12, 31));
        check("1996-10-26T23:30:00Z", date(1996, 10, 27));
    }

    #[test]
    fn a_day_has_the_hours_that_its_clocks_give_it() {
        let check = |day: Date, start: &str, hours: i64| {
            assert_eq!(start_of(day), at(start), "{day}");
            assert_eq!(end_of(day).duration_since(start_of(day)).as_hours(), hours, "{day}");
            assert_eq!((day_of(start_of(day)), day_of(end_of(day))), (day, day.tomorrow().unwrap()));
            assert_eq!(day_of(end_of(day) - 1.nanosecond()), day);
        };
        check(date(2026, 1, 1), "2026-01-01T00:00:00Z", 24);
        check(date(2026, 3, 29), "2026-03-29T00:00:00Z", 23);
        check(date(2026, 3, 30), "2026-03-29T23:00:00Z", 24);
        check(date(2026, 10, 25), "2026-10-24T23:00:00Z", 25);
        check(date(2026, 10, 26), "2026-10-26T00:00:00Z", 24);
        check(date(2028, 2, 29), "2028-02-29T00:00:00Z", 24);
        assert_eq!(end_of(Date::MAX), Timestamp::MAX);
        assert!(start_of(Date::MIN) < start_of(Date::MAX));
    }

    #[test]
    fn an_hour_on_the_wall_is_one_moment() {
        let check = |shown: &str, expected: &str| {
            assert_eq!(moment_of(shown.parse().unwrap()), at(expected), "{shown}");
        };
        check("2026-07-01T09:00", "2026-07-01T08:00:00Z");
        check("2026-03-29T01:30", "2026-03-29T01:30:00Z");
        check("2026-10-25T01:30", "2026-10-25T00:30:00Z");
        check("2026-10-25T02:30", "2026-10-25T02:30:00Z");
    }

    #[test]
    fn seventy_two_hours_are_hours_and_not_three_days() {
        let check = |shown: &str, expected: &str| {
            let over = moment_of(shown.parse().unwrap()) + 72.hours();
            assert_eq!(LONDON.to_datetime(over), expected.parse().unwrap(), "{shown}");
        };
        check("2026-03-27T10:00", "2026-03-30T11:00");
        check("2026-10-23T10:00", "2026-10-26T09:00");
        check("2026-06-01T10:00", "2026-06-04T10:00");
    }
}
