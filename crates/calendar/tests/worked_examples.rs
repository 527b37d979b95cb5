//! Counts of working days that were worked out elsewhere, around every kind of holiday.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail the test they help")]

use goldthread_calendar::{Length, Limit, WorkingDays};
use jiff::civil::Date;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

#[test]
fn the_worked_examples_come_out() {
    let working = WorkingDays::england_and_wales();
    let check = |start: &str, count: u16, after: &str, with: Option<&str>| {
        let length = Length::working_days(count).unwrap();
        let ends = |limit: Limit| limit.ends(day(start), &working).unwrap();
        assert_eq!(ends(Limit::after(length)), day(after), "{count} after {start}");
        assert_eq!(working.between(day(start), day(after)), Ok(i64::from(count)), "{start} to {after}");
        if let Some(with) = with {
            assert_eq!(ends(Limit::with(length)), day(with), "{count} beginning with {start}");
        }
    };
    // A plain fortnight and a day; from a Saturday, which is never a day of a limit.
    check("2024-09-02", 15, "2024-09-23", Some("2024-09-20"));
    check("2024-09-07", 15, "2024-09-27", Some("2024-09-27"));
    // Over Christmas and the new year, with and without days in their place.
    check("2023-12-20", 15, "2024-01-15", Some("2024-01-12"));
    check("2025-12-23", 20, "2026-01-23", Some("2026-01-22"));
    check("2026-12-24", 1, "2026-12-29", None);
    // Over Easter, over a jubilee, a funeral, a coronation, and the early May day of 2020, which was a Friday.
    check("2024-03-27", 10, "2024-04-12", Some("2024-04-11"));
    check("2022-05-30", 20, "2022-06-29", Some("2022-06-28"));
    check("2022-09-16", 1, "2022-09-20", None);
    check("2023-05-04", 10, "2023-05-19", Some("2023-05-18"));
    check("2020-05-07", 1, "2020-05-11", None);
    // An assessment, and the answer to an inspection.
    check("2024-01-02", 45, "2024-03-05", Some("2024-03-04"));
    check("2020-01-09", 70, "2020-04-20", Some("2020-04-17"));
    // An answer that came out in the month in which it was accepted.
    check("2017-09-04", 70, "2017-12-11", None);
}
