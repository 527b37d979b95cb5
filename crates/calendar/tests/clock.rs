//! Limits, and how a clock stands on a day.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail the test they help")]

use goldthread_calendar::{
    Clock, Lapse, Length, Limit, State, StopsBeforeItStarts, UnknownYear, WorkingDays,
};
use jiff::civil::{Date, date};

fn working() -> WorkingDays {
    WorkingDays::england_and_wales()
}

fn days(days: i64) -> Lapse {
    Lapse { days, working_days: None }
}

fn both(days: i64, working_days: i64) -> Lapse {
    Lapse { days, working_days: Some(working_days) }
}

#[test]
fn a_limit_ends_on_a_day() {
    let check = |length: Option<Length>, words: &str, start: Date, after: Date, with: Date| {
        let length = length.unwrap();
        assert_eq!(length.to_string(), words);
        assert_eq!(Limit::after(length).ends(start, &working()), Ok(after), "{words} after {start}");
        assert_eq!(Limit::with(length).ends(start, &working()), Ok(with), "{words} with {start}");
    };
    let (new_year, leap) = (date(2027, 1, 1), date(2028, 2, 29));
    check(Length::days(1), "1 day", date(2026, 12, 31), new_year, date(2026, 12, 31));
    check(Length::days(10), "10 days", date(2028, 2, 20), date(2028, 3, 1), leap);
    check(Length::weeks(26), "26 weeks", new_year, date(2027, 7, 2), date(2027, 7, 1));
    check(Length::working_days(1), "1 working day", date(2026, 5, 15), date(2026, 5, 18), date(2026, 5, 15));
    check(Length::working_days(1), "1 working day", date(2026, 5, 16), date(2026, 5, 18), date(2026, 5, 18));
    check(Length::months(3), "3 months", date(2026, 11, 30), date(2027, 2, 28), date(2027, 2, 28));
    check(Length::months(3), "3 months", date(2027, 11, 30), leap, leap);
    check(Length::months(3), "3 months", date(2027, 3, 1), date(2027, 6, 1), date(2027, 5, 31));
    check(Length::months(6), "6 months", date(2026, 8, 31), date(2027, 2, 28), date(2027, 2, 28));
    check(Length::months(12), "12 months", leap, date(2029, 2, 28), date(2029, 2, 28));
    check(Length::months(1), "1 month", date(2027, 12, 31), date(2028, 1, 31), date(2028, 1, 30));
    // Days and months need no bank holidays, and stop where the calendar does.
    check(Length::months(1), "1 month", date(2035, 1, 31), date(2035, 2, 28), date(2035, 2, 28));
    check(Length::weeks(1), "1 week", Date::MAX, Date::MAX, Date::MAX);
    assert_eq!(
        (Length::days(0), Length::working_days(0), Length::months(0), Length::weeks(9363)),
        Default::default()
    );
}

#[test]
fn a_clock_stands_as_it_did_on_that_day() {
    let (start, due) = (date(2026, 5, 8), date(2026, 5, 15));
    let limit = Limit::after(Length::working_days(5).unwrap());
    let check = |stop: Option<Date>, day: Date, expected: State| {
        let clock = Clock::started(start, limit);
        let clock = stop.map_or(Ok(clock), |stop| clock.stopped(stop)).unwrap();
        assert_eq!(clock.state_on(day, &working()), expected, "stopped {stop:?}, on {day}");
    };
    let (thursday, saturday, monday, tuesday) =
        (date(2026, 5, 14), date(2026, 5, 16), date(2026, 5, 18), date(2026, 5, 19));
    check(None, date(2026, 5, 7), State::NotStarted);
    check(None, start, State::Running { due, left: both(7, 5) });
    check(None, thursday, State::Running { due, left: both(1, 1) });
    check(None, due, State::DueToday { due });
    check(None, saturday, State::Overdue { due, by: both(1, 0) });
    check(None, tuesday, State::Overdue { due, by: both(4, 2) });
    check(Some(start), start, State::MetInTime { due, stop: start });
    check(Some(due), tuesday, State::MetInTime { due, stop: due });
    check(Some(monday), tuesday, State::MetLate { due, stop: monday, by: both(3, 1) });
    check(Some(saturday), monday, State::MetLate { due, stop: saturday, by: both(1, 0) });
    // What happened later is not looked at.
    check(Some(monday), saturday, State::Overdue { due, by: both(1, 0) });
    check(Some(due), thursday, State::Running { due, left: both(1, 1) });
}

#[test]
fn a_clock_in_months_is_told_in_days() {
    let due = date(2028, 2, 29);
    let clock = Clock::started(date(2027, 8, 31), Limit::after(Length::months(6).unwrap()));
    let check = |day: Date, expected: State| assert_eq!(clock.state_on(day, &working()), expected, "{day}");
    check(date(2028, 2, 27), State::Running { due, left: days(2) });
    check(due, State::DueToday { due });
    check(date(2028, 3, 1), State::Overdue { due, by: days(1) });
}

#[test]
fn what_is_not_known_is_said() {
    let limit = Limit::after(Length::working_days(20).unwrap());
    let unknown = UnknownYear { year: 2029, first_known: 2012, last_known: 2028 };
    let clock = Clock::started(date(2028, 12, 11), limit);
    assert_eq!(clock.state_on(date(2028, 12, 12), &working()), State::CannotTell(unknown));
    assert_eq!((clock.due(&working()), State::CannotTell(unknown).due()), (Err(unknown), None));
    // When it was due is known, and today's year is not: the days are told, and no working days are made up.
    let due = date(2028, 12, 29);
    let clock = Clock::started(date(2028, 11, 29), limit);
    assert_eq!(clock.due(&working()), Ok(due));
    assert_eq!(clock.state_on(date(2029, 1, 5), &working()), State::Overdue { due, by: days(7) });
}

#[test]
fn a_lapse_is_said() {
    let check = |lapse: Lapse, words: &str| assert_eq!(lapse.to_string(), words);
    check(days(1), "1 day");
    check(days(12), "12 days");
    check(both(4, 2), "2 working days");
    check(both(3, 1), "1 working day");
    check(both(2, 0), "2 days");
}

#[test]
fn a_clock_cannot_stop_before_it_starts() {
    let (start, stop) = (date(2026, 5, 8), date(2026, 5, 7));
    let refused = Clock::started(start, Limit::after(Length::days(1).unwrap())).stopped(stop);
    assert_eq!(refused, Err(StopsBeforeItStarts { start, stop }));
    let words = "it cannot have been done on 7 May 2026, before it started on 8 May 2026";
    assert_eq!(refused.unwrap_err().to_string(), words);
}

#[test]
fn a_limit_is_kept_as_it_is_said() {
    let check = |limit: Limit, written: &str| {
        assert_eq!(serde_json::to_string(&limit).unwrap(), written);
        assert_eq!(serde_json::from_str::<Limit>(written).unwrap(), limit);
    };
    check(
        Limit::after(Length::working_days(15).unwrap()),
        r#"{"length":{"working-days":15},"first":"after-start"}"#,
    );
    check(Limit::with(Length::weeks(26).unwrap()), r#"{"length":{"days":182},"first":"start"}"#);
    assert!(serde_json::from_str::<Limit>(r#"{"length":{"months":0}}"#).is_err());
    assert!(serde_json::from_str::<Limit>(r#"{"length":{"months":3}}"#).is_ok());
}
