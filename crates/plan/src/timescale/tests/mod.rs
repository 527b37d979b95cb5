//! Timescales, as tables.

mod kinds;
mod round;
mod seeds;

use jiff::civil::{Date, date};

use super::{Cadence, CadenceUnit, Due, Meaning, Milestone, Precision, Timescale, YearHint};

/// A day, a month or another span by its last day: "2020-12-31" is a day, "2020-12" a month, "2020-12-31 term" a term.
fn due(text: &str) -> Due {
    let (day, precision) = text.split_once(' ').unwrap_or((text, "day"));
    let precision = match precision {
        "month" => Precision::Month,
        "quarter" => Precision::Quarter,
        "term" => Precision::Term,
        "season" => Precision::Season,
        "year" => Precision::Year,
        _ => Precision::Day,
    };
    if day.len() == 7 {
        let first: Date = format!("{day}-01").parse().expect("a month of a test");
        return Due::new(first.last_of_month(), Precision::Month);
    }
    Due::new(day.parse().expect("a day of a test"), precision)
}

fn on(text: &str) -> Meaning {
    Meaning::Date(due(text))
}

fn range(from: &str, to: &str) -> Meaning {
    Meaning::Range { from: from.parse().expect("a day of a test"), due: due(to) }
}

fn milestones(list: &[(&str, &str)]) -> Meaning {
    let milestone = |(label, day): &(&str, &str)| Milestone {
        label: (!label.is_empty()).then(|| (*label).to_owned()),
        due: due(day),
    };
    Meaning::Milestones(list.iter().map(milestone).collect())
}

fn either(list: &[&str]) -> Meaning {
    Meaning::Ambiguous { candidates: list.iter().map(|day| due(day)).collect() }
}

fn status(word: &str) -> Meaning {
    Meaning::Status { word: word.to_owned(), due: None }
}

fn status_on(word: &str, day: &str) -> Meaning {
    Meaning::Status { word: word.to_owned(), due: Some(due(day)) }
}

fn every(iso: &str) -> Meaning {
    turns(iso, "", "")
}

fn turns(iso: &str, next: &str, until: &str) -> Meaning {
    let every = match iso {
        "term" => Cadence::every(1, CadenceUnit::Term),
        _ => iso.parse().expect("a duration of a test"),
    };
    let given = |day: &str| (!day.is_empty()).then(|| due(day));
    Meaning::Recurring { every, next: given(next), until: given(until) }
}

fn text(mentions: &[&str]) -> Meaning {
    Meaning::Text { mentions: mentions.iter().map(|day| due(day)).collect() }
}

fn ongoing(day: &str) -> Meaning {
    Meaning::Ongoing { due: (!day.is_empty()).then(|| due(day)) }
}

/// The document of the tables is dated 15 December 2020.
fn hint() -> YearHint {
    YearHint::from(date(2020, 12, 15))
}

/// Checks each cell of a table, and says which are wrong all at once.
fn check(table: &[(&str, Meaning)]) {
    let mut wrong = Vec::new();
    for (cell, expected) in table {
        let read = Timescale::read(cell, hint());
        assert_eq!(read.printed(), *cell);
        if read.meaning() != expected {
            wrong.push(format!("{cell:?}\n  read     {:?}\n  expected {expected:?}\n", read.meaning()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.concat());
}
