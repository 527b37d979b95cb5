//! What comes round, and when.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail the test they help")]

use std::num::{NonZeroU16, NonZeroU32};

use goldthread_calendar::{DayOfMonth, End, InMonth, Interval, Nth, Recurrence, Rule, Turn};
use jiff::civil::{Date, Weekday, date};

fn every(text: &str) -> Rule {
    text.parse::<Interval>().unwrap().into()
}

fn monthly(months: u16, on: InMonth) -> Rule {
    Rule::InMonth { months: NonZeroU16::new(months).unwrap(), on }
}

fn the_day(day: i8) -> InMonth {
    InMonth::Day(DayOfMonth::try_from(day).unwrap())
}

fn times(count: u32) -> End {
    End::After(NonZeroU32::new(count).unwrap())
}

fn dues(turns: impl Iterator<Item = Turn>) -> Vec<String> {
    turns.map(|turn| turn.due.to_string()).collect()
}

#[test]
fn turns_come_round_by_their_rule() {
    let check = |start: Date, rule: Rule, words: &str, expected: &[&str]| {
        let count = u32::try_from(expected.len()).unwrap();
        let recurrence = Recurrence::new(start, rule, times(count));
        assert_eq!(dues(recurrence.turns()), expected, "{words}");
        assert_eq!(rule.to_string(), words);
    };
    let end_of_january = date(2027, 1, 31);
    check(date(2026, 12, 30), every("P1D"), "every day", &["2026-12-30", "2026-12-31", "2027-01-01"]);
    check(date(2026, 12, 21), every("P2W"), "every 2 weeks", &["2026-12-21", "2027-01-04", "2027-01-18"]);
    check(
        end_of_january,
        every("P1M"),
        "every month",
        &["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30"],
    );
    check(date(2027, 11, 30), every("P3M"), "every quarter", &["2027-11-30", "2028-02-29", "2028-05-30"]);
    check(date(2027, 10, 31), every("P4M"), "every 4 months", &["2027-10-31", "2028-02-29", "2028-06-30"]);
    check(
        date(2024, 2, 29),
        every("P1Y"),
        "every year",
        &["2024-02-29", "2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29"],
    );
    check(
        end_of_january,
        monthly(1, InMonth::Day(DayOfMonth::LAST)),
        "every month on the last day of the month",
        &["2027-01-31", "2027-02-28", "2027-03-31"],
    );
    // The place in the first month has gone by: the months are still counted from it.
    check(
        date(2026, 12, 20),
        monthly(3, the_day(15)),
        "every quarter on day 15 of the month",
        &["2027-03-15", "2027-06-15"],
    );
    check(
        date(2026, 12, 15),
        monthly(3, the_day(15)),
        "every quarter on day 15 of the month",
        &["2026-12-15"],
    );
    check(
        date(2026, 12, 1),
        monthly(1, InMonth::Weekday(Nth::First, Weekday::Monday)),
        "every month on the first Monday of the month",
        &["2026-12-07", "2027-01-04", "2027-02-01", "2027-03-01"],
    );
    check(
        date(2026, 12, 1),
        monthly(2, InMonth::Weekday(Nth::Last, Weekday::Thursday)),
        "every 2 months on the last Thursday of the month",
        &["2026-12-31", "2027-02-25", "2027-04-29"],
    );
    check(
        date(2026, 12, 23),
        monthly(1, InMonth::Weekday(Nth::Fourth, Weekday::Tuesday)),
        "every month on the fourth Tuesday of the month",
        &["2027-01-26"],
    );
}

#[test]
fn a_recurrence_ends() {
    let check = |end: End, expected: usize| {
        let turns = Recurrence::new(date(2026, 1, 31), every("P1M"), end).turns();
        assert_eq!(turns.count(), expected, "{end:?}");
    };
    check(times(1), 1);
    check(times(12), 12);
    check(End::On(date(2026, 1, 30)), 0);
    check(End::On(date(2026, 1, 31)), 1);
    check(End::On(date(2026, 12, 30)), 11);
    check(End::On(date(2026, 12, 31)), 12);
    // Without an end it is bounded all the same, and where the calendar ends nothing comes round.
    check(End::Never, Recurrence::MOST);
    let last = Recurrence::new(date(9999, 11, 30), every("P1M"), End::Never);
    assert_eq!(dues(last.turns()), ["9999-11-30", "9999-12-30"]);
    assert_eq!(last.next_from(date(9999, 12, 31)), None);
    assert_eq!(last.last_until(Date::MAX).map(|turn| turn.number), Some(2));
}

#[test]
fn the_turns_around_a_day_are_found() {
    let check = |end: End, day: Date, last: Option<u32>, next: Option<u32>, own: Option<u32>| {
        let recurrence = Recurrence::new(date(2026, 1, 10), monthly(1, the_day(31)), end);
        let number = |turn: Option<Turn>| turn.map(|turn| turn.number);
        let found = (recurrence.last_until(day), recurrence.next_from(day), recurrence.turn_of(day));
        assert_eq!((number(found.0), number(found.1), number(found.2)), (last, next, own), "{day} {end:?}");
    };
    check(End::Never, date(2025, 6, 1), None, Some(1), None);
    check(End::Never, date(2026, 1, 9), None, Some(1), None);
    check(End::Never, date(2026, 1, 10), None, Some(1), Some(1));
    check(End::Never, date(2026, 1, 31), Some(1), Some(1), Some(1));
    check(End::Never, date(2026, 2, 1), Some(1), Some(2), Some(2));
    check(End::Never, date(2026, 2, 28), Some(2), Some(2), Some(2));
    check(End::Never, date(2026, 12, 31), Some(12), Some(12), Some(12));
    check(End::Never, date(2027, 1, 1), Some(12), Some(13), Some(13));
    check(times(2), date(2026, 2, 28), Some(2), Some(2), Some(2));
    check(times(2), date(2026, 3, 1), Some(2), None, None);
    check(times(2), Date::MAX, Some(2), None, None);
    check(End::On(date(2026, 2, 27)), date(2026, 2, 15), Some(1), None, None);
    check(End::On(date(2026, 3, 31)), date(2030, 1, 1), Some(3), None, None);
    check(End::On(date(2025, 1, 1)), date(2030, 1, 1), None, None, None);
    let by_days = Recurrence::new(date(2026, 12, 28), every("P1W"), End::Never);
    let turn = by_days.turn_of(date(2027, 1, 1)).unwrap();
    assert_eq!(turn, Turn { number: 2, from: date(2026, 12, 29), due: date(2027, 1, 4) });
}

#[test]
fn a_window_holds_the_turns_that_are_due_in_it() {
    let quarterly = Recurrence::new(date(2026, 3, 31), every("P3M"), End::Never);
    let check = |from: Date, to: Date, expected: &[&str]| {
        assert_eq!(dues(quarterly.turns_between(from, to)), expected, "{from} to {to}");
    };
    check(date(2026, 1, 1), date(2026, 12, 31), &["2026-03-31", "2026-06-30", "2026-09-30", "2026-12-31"]);
    check(date(2026, 6, 30), date(2026, 9, 29), &["2026-06-30"]);
    check(date(2028, 1, 1), date(2028, 3, 31), &["2028-03-31"]);
    check(date(2026, 4, 1), date(2026, 6, 29), &[]);
    check(date(2026, 9, 30), date(2026, 6, 30), &[]);
}

#[test]
fn a_recurrence_is_kept_as_it_is_said() {
    let check = |recurrence: Recurrence, written: &str| {
        assert_eq!(serde_json::to_string(&recurrence).unwrap(), written);
        assert_eq!(serde_json::from_str::<Recurrence>(written).unwrap(), recurrence);
    };
    let start = date(2026, 12, 1);
    check(
        Recurrence::new(start, every("P3M"), End::Never),
        r#"{"start":"2026-12-01","rule":{"every":"P3M"}}"#,
    );
    check(
        Recurrence::new(start, monthly(1, InMonth::Weekday(Nth::First, Weekday::Monday)), times(4)),
        r#"{"start":"2026-12-01","rule":{"in-month":{"months":1,"on":{"weekday":["first","Monday"]}}},"end":{"after":4}}"#,
    );
    check(
        Recurrence::new(start, monthly(2, the_day(31)), End::On(date(2027, 12, 31))),
        r#"{"start":"2026-12-01","rule":{"in-month":{"months":2,"on":{"day":31}}},"end":{"on":"2027-12-31"}}"#,
    );
    let refused = [
        r#"{"start":"2026-12-01","rule":{"every":"P0M"}}"#,
        r#"{"start":"2026-12-01","rule":{"in-month":{"months":0,"on":{"day":1}}}}"#,
        r#"{"start":"2026-12-01","rule":{"in-month":{"months":1,"on":{"day":32}}}}"#,
        r#"{"start":"2026-12-01","rule":{"in-month":{"months":1,"on":{"weekday":["first","Mon"]}}}}"#,
        r#"{"start":"2026-12-01","rule":{"every":"P1M"},"end":{"after":0}}"#,
        r#"{"start":"2026-02-29","rule":{"every":"P1M"}}"#,
    ];
    for written in refused {
        assert!(serde_json::from_str::<Recurrence>(written).is_err(), "{written}");
    }
}
