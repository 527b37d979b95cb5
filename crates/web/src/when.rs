//! How the timescale of an action is said.

use goldthread_plan::timescale::{Meaning, YearSource};
use goldthread_plan::{Action, Timescale};

use crate::words::{day, sentence};

/// The timescale as printed.
pub fn printed(action: &Action) -> String {
    match action.fields().timescale.printed() {
        "" => "No date is printed".to_owned(),
        printed => printed.to_owned(),
    }
}

/// `It was May 2026, then June 2026; moved twice.` Nothing where it never moved.
pub fn moved(from: &[Timescale]) -> Option<String> {
    let printed: Vec<&str> = from.iter().map(Timescale::printed).collect();
    if printed.is_empty() {
        return None;
    }
    Some(format!("It was {}; {}.", printed.join(", then "), times(printed.len())))
}

/// How often the date of an action moved, also where it had none before.
pub fn times_moved(action: &Action) -> usize {
    action.moved_from().len() + action.work().moves().iter().filter(|one| !one.from.is_dated()).count()
}

/// What it was first to be done by, where that moved.
pub fn first(action: &Action) -> Option<String> {
    if times_moved(action) == 0 {
        return None;
    }
    let first = action.moved_from().first().map_or("", Timescale::printed);
    Some(if first.is_empty() { "no date".to_owned() } else { first.to_owned() })
}

/// `moved twice`
fn times(moves: usize) -> String {
    match moves {
        1 => "moved once".to_owned(),
        2 => "moved twice".to_owned(),
        many => format!("moved {many} times"),
    }
}

/// `First January 2026, moved twice` for a list. Nothing where it never moved.
pub fn first_and_times(action: &Action) -> Option<String> {
    Some(format!("First {}, {}", first(action)?, times(times_moved(action))))
}

/// `Moved twice; 59 days later than at first.` Nothing where it never moved.
pub fn slip(action: &Action) -> Option<String> {
    let times = match times_moved(action) {
        0 => return None,
        moves => sentence(&times(moves)),
    };
    let days = action.moved_from().first().and_then(|first| days_between(first, &action.fields().timescale));
    let by = match days {
        None => String::new(),
        Some(0) => "; the same day as at first".to_owned(),
        Some(days) => {
            let which = if days > 0 { "later" } else { "earlier" };
            let days = usize::try_from(days.unsigned_abs()).unwrap_or(usize::MAX);
            format!("; {} {which} than at first", crate::words::count(days, "day", "days"))
        }
    };
    Some(format!("{times}{by}."))
}

/// The calendar days from one date to another, where each has a last day.
fn days_between(first: &Timescale, now: &Timescale) -> Option<i32> {
    let day = |timescale: &Timescale| timescale.last().or_else(|| timescale.due()).map(|due| due.date);
    Some((day(now)? - day(first)?).get_days())
}

/// What the timescale is taken to mean.
pub fn understood(action: &Action) -> String {
    let timescale = &action.fields().timescale;
    match timescale.meaning() {
        Meaning::None => "Nothing: no date is printed.".to_owned(),
        Meaning::Ambiguous { .. } => {
            format!("{timescale}. The print does not say which, so neither was chosen.")
        }
        _ => format!("{}{}", sentence(&timescale.to_string()), late_from(action)),
    }
}

/// From which day on the action is late, where its print allows to say.
fn late_from(action: &Action) -> String {
    let late = action.fields().timescale.last_day().and_then(|last| last.tomorrow().ok());
    late.map_or_else(String::new, |late| format!("; late from {}.", day(late)))
}

/// What the timescale is taken to mean, where that says more than the print.
pub fn says_more(action: &Action) -> Option<String> {
    let timescale = &action.fields().timescale;
    let words = timescale.to_string();
    let is_status = matches!(timescale.meaning(), Meaning::Status { due: None, .. } | Meaning::None);
    let is_same = words.eq_ignore_ascii_case(timescale.printed()) && timescale.year() == YearSource::Printed;
    if is_status || is_same { None } else { Some(sentence(&words)) }
}
