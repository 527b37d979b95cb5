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
    let times = match printed.len() {
        0 => return None,
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        many => format!("{many} times"),
    };
    Some(format!("It was {}; moved {times}.", printed.join(", then ")))
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
