//! Working days at their edges: weekends, years that are not known, years that are added, days when the council is closed.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail the test they help")]

use goldthread_calendar::{Roll, UnknownYear, WorkingDays, YearRefused};
use jiff::civil::{Date, date};

fn working() -> WorkingDays {
    WorkingDays::england_and_wales()
}

fn unknown<T>(year: i16) -> Result<T, UnknownYear> {
    Err(UnknownYear { year, first_known: 2012, last_known: 2028 })
}

/// The bank holidays of a year that nobody has published; what is tested is that they are believed.
fn eight(year: i16) -> Vec<Date> {
    [(1, 1), (4, 1), (4, 2), (5, 7), (5, 28), (8, 27), (12, 25), (12, 26)]
        .map(|(month, day)| date(year, month, day))
        .to_vec()
}

#[test]
fn a_day_is_worked_or_not() {
    let check = |day: Date, expected| assert_eq!(working().is_working(day), expected, "{day}");
    check(date(2026, 12, 24), Ok(true));
    check(date(2026, 12, 25), Ok(false));
    check(date(2026, 12, 26), Ok(false));
    check(date(2026, 12, 28), Ok(false));
    check(date(2026, 12, 29), Ok(true));
    check(date(2028, 2, 29), Ok(true));
    check(date(2012, 1, 1), Ok(false));
    check(date(2028, 12, 31), Ok(false));
    check(date(2011, 12, 31), unknown(2011));
    check(date(2029, 1, 7), unknown(2029));
    check(Date::MAX, unknown(9999));
}

#[test]
fn days_are_added_forth_and_back() {
    let check = |day: Date, count: i64, expected: Result<Date, UnknownYear>| {
        assert_eq!(working().add(day, count), expected, "{count} from {day}");
    };
    let saturday = date(2026, 5, 16);
    check(saturday, 0, Ok(saturday));
    check(saturday, 1, Ok(date(2026, 5, 18)));
    check(saturday, -1, Ok(date(2026, 5, 15)));
    check(date(2026, 5, 15), -1, Ok(date(2026, 5, 14)));
    check(date(2025, 12, 31), 1, Ok(date(2026, 1, 2)));
    check(date(2028, 2, 28), 1, Ok(date(2028, 2, 29)));
    check(date(2027, 2, 26), 1, Ok(date(2027, 3, 1)));
    check(date(2028, 12, 28), 1, Ok(date(2028, 12, 29)));
    check(date(2028, 12, 29), 0, Ok(date(2028, 12, 29)));
    check(date(2028, 12, 29), 1, unknown(2029));
    check(date(2012, 1, 3), -1, unknown(2011));
    check(date(2029, 1, 1), 0, unknown(2029));
    check(date(2029, 1, 3), -5, unknown(2029));
    check(date(2020, 6, 1), i64::MAX, unknown(2029));
    check(date(2020, 6, 1), i64::MIN, unknown(2011));
}

#[test]
fn days_are_counted_between() {
    let check = |from: Date, to: Date, expected: Result<i64, UnknownYear>| {
        assert_eq!(working().between(from, to), expected, "{from} to {to}");
    };
    let (friday, saturday, monday) = (date(2026, 5, 15), date(2026, 5, 16), date(2026, 5, 18));
    check(friday, friday, Ok(0));
    check(friday, saturday, Ok(0));
    check(saturday, monday, Ok(1));
    check(friday, monday, Ok(1));
    check(monday, friday, Ok(-1));
    check(saturday, friday, Ok(-1));
    check(monday, saturday, Ok(0));
    check(date(2025, 12, 31), date(2026, 12, 31), Ok(253));
    check(date(2028, 12, 1), date(2029, 1, 2), unknown(2029));
    check(date(2011, 12, 1), date(2012, 1, 3), unknown(2011));
}

#[test]
fn a_day_that_is_not_worked_is_moved() {
    let check = |day: Date, forward: Result<Date, UnknownYear>, backward: Result<Date, UnknownYear>| {
        let found = (working().roll(day, Roll::Forward), working().roll(day, Roll::Backward));
        assert_eq!(found, (forward, backward), "{day}");
    };
    check(date(2026, 5, 15), Ok(date(2026, 5, 15)), Ok(date(2026, 5, 15)));
    check(date(2026, 5, 16), Ok(date(2026, 5, 18)), Ok(date(2026, 5, 15)));
    check(date(2026, 4, 4), Ok(date(2026, 4, 7)), Ok(date(2026, 4, 2)));
    check(date(2028, 12, 30), unknown(2029), Ok(date(2028, 12, 29)));
    check(date(2012, 1, 2), Ok(date(2012, 1, 3)), unknown(2011));
    assert_eq!(working().next_working(date(2026, 5, 15)), Ok(date(2026, 5, 18)));
}

#[test]
fn a_year_is_added_and_counted_in() {
    let before = working();
    let after = before.clone().with_year(2029, eight(2029)).unwrap();
    assert_eq!((before.last_known(), after.last_known(), after.first_known()), (2028, 2029, 2012));
    assert_eq!(after.add(date(2028, 12, 29), 1), Ok(date(2029, 1, 2)));
    assert_eq!(after.holidays(2029).unwrap().len(), 8);
    assert_eq!(before.holidays(2029), unknown(2029));
    assert_eq!(after.is_working(date(2030, 1, 1)).unwrap_err().last_known, 2029);
    let words = after.is_working(date(2030, 1, 1)).unwrap_err().to_string();
    assert_eq!(words, "the bank holidays of 2030 are not known; they are known from 2012 to 2029");
}

#[test]
fn a_holiday_that_is_proclaimed_late_gives_its_year_anew() {
    let mut days: Vec<Date> = working().holidays(2027).unwrap().iter().map(|holiday| holiday.day).collect();
    days.push(date(2027, 6, 11));
    let after = working().with_year(2027, days).unwrap();
    assert_eq!(
        (working().is_working(date(2027, 6, 11)), after.is_working(date(2027, 6, 11))),
        (Ok(true), Ok(false))
    );
    assert_eq!((after.first_known(), after.last_known()), (2012, 2028));
}

#[test]
fn what_cannot_be_a_year_is_refused() {
    let check = |year: i16, days: Vec<Date>, expected: YearRefused, words: &str| {
        assert_eq!(working().with_year(year, days), Err(expected.clone()), "{year}");
        assert_eq!(expected.to_string(), words);
    };
    check(
        2029,
        eight(2030),
        YearRefused::OtherYear { year: 2029, day: date(2030, 1, 1) },
        "1 January 2030 is not a day of 2029; give the bank holidays of one year at a time",
    );
    let seven_and_one_twice = [&eight(2029)[..7], &eight(2029)[..1]].concat();
    check(
        2029,
        seven_and_one_twice,
        YearRefused::TooFew { year: 2029, given: 7 },
        "7 days cannot be all the bank holidays of 2029; there are at least eight, with Good Friday and Christmas Day",
    );
    check(
        2031,
        eight(2031),
        YearRefused::Gap { year: 2031, missing: 2029 },
        "the bank holidays of 2029 are not known; add them before those of 2031",
    );
    check(
        2009,
        eight(2009),
        YearRefused::Gap { year: 2009, missing: 2011 },
        "the bank holidays of 2011 are not known; add them before those of 2009",
    );
    assert_eq!(working().with_year(2011, eight(2011)).map(|days| days.first_known()), Ok(2011));
}

#[test]
fn a_closed_day_is_not_worked_whatever_is_added_after_it() {
    let closed = [date(2026, 12, 29), date(2026, 12, 30), date(2026, 12, 31), date(2029, 1, 2)];
    let council = working().with_closed(closed);
    let check = |days: &WorkingDays, expected: Result<Date, UnknownYear>| {
        assert_eq!(days.add(date(2026, 12, 24), 1), expected);
    };
    check(&working(), Ok(date(2026, 12, 29)));
    check(&council, Ok(date(2027, 1, 4)));
    let later = council.with_year(2029, eight(2029)).unwrap();
    check(&later, Ok(date(2027, 1, 4)));
    assert_eq!(later.add(date(2028, 12, 29), 1), Ok(date(2029, 1, 3)));
}
