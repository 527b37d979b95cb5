//! How the timescale of an action is said.

use goldthread_plan::Action;
use goldthread_plan::timescale::{Meaning, YearSource};
use jiff::civil::Date;

use crate::words::sentence;

/// The timescale as printed.
pub fn printed(action: &Action) -> String {
    match action.fields().timescale.printed() {
        "" => "No date is printed".to_owned(),
        printed => printed.to_owned(),
    }
}

/// What the timescale is taken to mean.
pub fn understood(action: &Action) -> String {
    let timescale = &action.fields().timescale;
    match timescale.meaning() {
        Meaning::None => "Nothing: no date is printed.".to_owned(),
        Meaning::Ambiguous { .. } => {
            format!("{timescale}. The print does not say which, so neither was chosen.")
        }
        _ => sentence(&timescale.to_string()),
    }
}

/// What the timescale is taken to mean, where that says more than the print.
pub fn says_more(action: &Action) -> Option<String> {
    let timescale = &action.fields().timescale;
    let words = timescale.to_string();
    let is_status = matches!(timescale.meaning(), Meaning::Status { due: None, .. } | Meaning::None);
    let is_same = words.eq_ignore_ascii_case(timescale.printed()) && timescale.year() == YearSource::Printed;
    if is_status || is_same { None } else { Some(sentence(&words)) }
}

/// Whether the date has passed on a day and nothing says that it is done.
pub fn is_overdue(action: &Action, day: Option<Date>) -> bool {
    match (action.fields().timescale.due(), day) {
        (Some(due), Some(day)) => due.date < day && !action.is_claimed_complete(),
        _ => false,
    }
}

/// Whether an action that is not said to be complete has neither a date nor a turn that comes round.
pub fn is_undated(action: &Action) -> bool {
    let timescale = &action.fields().timescale;
    let comes_round = matches!(timescale.meaning(), Meaning::Recurring { .. });
    !timescale.is_dated() && !comes_round && !action.is_claimed_complete()
}
