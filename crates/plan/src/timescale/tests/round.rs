//! Words for people, files, and any input at all.

use std::time::{Duration, Instant};

use jiff::civil::date;
use proptest::prelude::*;

use super::super::{Timescale, YearHint, YearSource, find_cadences, find_dates};
use super::hint;

const CELLS: &[(&str, &str)] = &[
    ("31.12.20", "31 December 2020"),
    ("Dec-20", "December 2020"),
    ("mid-April 23", "mid April 2023"),
    ("July 2020-September 2020", "from July 2020 to September 2020"),
    ("w/c 6 May 2024", "from 6 May 2024 to 12 May 2024"),
    ("Quarterly - next due 31 March 2021", "every quarter, next by 31 March 2021"),
    ("Monthly until March 2024", "every month, until March 2024"),
    ("Termly", "every term"),
    ("by 31 30 December 2020", "either 30 December 2020 or 31 December 2020"),
    (
        "December 2020 (testing) Jan 2021 service wide implementation",
        "testing: December 2020; service wide implementation: January 2021",
    ),
    ("Completed January 2021", "Completed, January 2021"),
    ("31 July 2020 and Ongoing", "31 July 2020, then ongoing"),
    ("Q2 2024/25", "July to September 2024"),
    ("Autumn term 2024", "autumn term 2024"),
    ("Winter 2023", "winter 2023/24"),
    ("2023/24", "financial year 2023/24"),
    ("2024", "2024"),
    ("18 April", "18 April 2020 (year assumed)"),
    ("ASAP", "depends on something else"),
    ("TBC", "words, no date"),
    ("", "no date"),
];

#[test]
fn people_read_words() {
    for (cell, words) in CELLS {
        assert_eq!(Timescale::read(cell, hint()).to_string(), *words, "{cell:?}");
    }
}

#[test]
fn files_lose_nothing() {
    for (cell, _) in CELLS {
        let read = Timescale::read(cell, hint());
        let file = serde_json::to_string(&read).expect("it is written");
        let back: Timescale = serde_json::from_str(&file).expect("it is read");
        assert_eq!(back, read, "{file}");
    }
}

#[test]
fn files_have_the_keys_of_the_format() {
    let cases = [
        ("Mar-24", r#"{"printed":"Mar-24","kind":"date","due":"2024-03-31","precision":"month"}"#),
        ("Quarterly", r#"{"printed":"Quarterly","kind":"recurring","every":"P3M"}"#),
        ("Completed", r#"{"printed":"Completed","kind":"status","status":"Completed"}"#),
        ("", r#"{"printed":"","kind":"none"}"#),
        (
            "31 30 December 2020",
            r#"{"printed":"31 30 December 2020","kind":"ambiguous","candidates":["2020-12-30","2020-12-31"],"candidate_precisions":["day","day"]}"#,
        ),
        (
            "March 2021 draft; May 2021 final",
            r#"{"printed":"March 2021 draft; May 2021 final","kind":"milestones","due":"2021-05-31","precision":"month","milestones":[{"label":"draft","due":"2021-03-31","precision":"month"},{"label":"final","due":"2021-05-31","precision":"month"}]}"#,
        ),
    ];
    for (cell, file) in cases {
        assert_eq!(serde_json::to_string(&Timescale::read(cell, hint())).expect("it is written"), file);
    }
}

#[test]
fn files_that_lack_a_key_say_which() {
    let wrong = serde_json::from_str::<Timescale>(r#"{"printed":"x","kind":"range","due":"2020-01-01"}"#);
    assert!(wrong.expect_err("no start").to_string().contains("needs the key \"from\""));
}

#[test]
fn due_is_the_last_day_or_none() {
    let cases = [
        ("July 2020-September 2020", Some(date(2020, 9, 30))),
        ("December 2020 (testing) Jan 2021 roll out", Some(date(2021, 1, 31))),
        ("June 2023 revised to March 2023", Some(date(2023, 3, 31))),
        ("March 2023 (was June 2023)", Some(date(2023, 3, 31))),
        ("30/06/2022 (revised from 31/07/2022)", Some(date(2022, 6, 30))),
        ("Phase 1 from March 2023, phase 2 from June 2023", Some(date(2023, 6, 30))),
        ("Completed January 2021", Some(date(2021, 1, 31))),
        ("Quarterly from March 2021", None),
        ("November 2020 December 2020", None),
        ("Ongoing", None),
    ];
    for (cell, due) in cases {
        assert_eq!(Timescale::read(cell, hint()).due().map(|due| due.date), due, "{cell:?}");
    }
}

#[test]
fn a_missing_year_says_so() {
    assert_eq!(Timescale::read("18 April", hint()).year(), YearSource::Assumed);
    assert_eq!(Timescale::read("18 April 2021", hint()).year(), YearSource::Printed);
    assert!(!Timescale::read("18 April", YearHint::none()).is_dated());
}

/// How long this thread has had a processor: other work on the machine does not count. Where the system does not tell,
/// the time that has passed.
fn worked(since: Instant) -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanos = told.and_then(|told| told.split_whitespace().next()?.parse().ok());
    nanos.map_or_else(|| since.elapsed(), Duration::from_nanos)
}

#[test]
fn long_input_takes_little_time() {
    const MOST: Duration = Duration::from_secs(2);
    let begun = Instant::now();
    let cells = [
        "30 ",
        "March ",
        "end of ",
        "end ",
        "31/12/2020 ",
        "1/",
        "(",
        "a",
        "May and ",
        "12",
        "completed and ",
        "\n",
        "Q1-",
        "every ",
    ];
    for piece in cells {
        let cell = piece.repeat(100_000 / piece.len());
        let start = worked(begun);
        let _ = Timescale::read(&cell, hint());
        let _ = (find_dates(&cell, hint()), find_cadences(&cell));
        let took = worked(begun).saturating_sub(start);
        assert!(took < MOST, "{piece:?} took {took:?}");
    }
}

proptest! {
    #[test]
    fn any_text_is_read(cell in any::<String>()) {
        reads(&cell)?;
    }

    #[test]
    fn any_heap_of_date_words_is_read(pieces in proptest::collection::vec(proptest::sample::select(PIECES), 0..14)) {
        reads(&pieces.concat())?;
    }
}

const PIECES: &[&str] = &[
    "31",
    "30",
    "2",
    " ",
    "-",
    "/",
    ".",
    "\n",
    "th",
    "March",
    "may",
    "May",
    "Sept",
    "2020",
    "24",
    "2023/24",
    "Q",
    "quarter",
    "term",
    "autumn",
    "end of ",
    "mid-",
    "by ",
    "and ",
    "to ",
    "(",
    ")",
    "Completed",
    "ongoing",
    "every ",
    "weekly",
    "w/c ",
    "’",
    "financial year",
    "9999",
    "é",
];

fn reads(cell: &str) -> Result<(), TestCaseError> {
    for hint in
        [hint(), YearHint::none(), YearHint::from(date(9999, 12, 31)), YearHint::from(date(-9999, 1, 1))]
    {
        let read = Timescale::read(cell, hint);
        prop_assert_eq!(read.printed(), cell);
        let file = serde_json::to_string(&read).expect("it is written");
        let back: Timescale = serde_json::from_str(&file).expect("it is read");
        prop_assert_eq!(&back, &read);
        let _ = read.to_string();
        for mention in find_dates(cell, hint) {
            prop_assert_eq!(cell.get(mention.range.clone()), Some(mention.words.as_str()));
            prop_assert!(mention.from <= mention.due.date);
        }
        for (range, _) in find_cadences(cell) {
            prop_assert!(cell.get(range).is_some());
        }
    }
    Ok(())
}
