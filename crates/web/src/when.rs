//! How the timescale of an action is said.

use goldthread_plan::Action;
use goldthread_plan::timescale::{Meaning, YearSource};
use jiff::civil::Date;

use crate::words::{day, sentence};

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
        _ => format!("{}{}", sentence(&timescale.to_string()), late_from(action)),
    }
}

/// From which day on the action is late, where its print allows to say.
fn late_from(action: &Action) -> String {
    let late = last_day(action).and_then(|last| last.tomorrow().ok());
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

/// Whether the date has passed on a day and nothing says that it is done; of several possible dates the last counts.
pub fn is_overdue(action: &Action, day: Option<Date>) -> bool {
    match (last_day(action), day) {
        (Some(last), Some(day)) => last < day && !action.is_claimed_complete(),
        _ => false,
    }
}

/// The last day that the print allows; nothing where the work comes round or goes on after it.
fn last_day(action: &Action) -> Option<Date> {
    let timescale = &action.fields().timescale;
    let due = match timescale.meaning() {
        Meaning::Ambiguous { candidates } => candidates.iter().max().copied(),
        Meaning::Date(_) | Meaning::Range { .. } | Meaning::Milestones(_) | Meaning::Status { .. } => {
            timescale.due()
        }
        Meaning::Recurring { .. }
        | Meaning::Ongoing { .. }
        | Meaning::Relative
        | Meaning::Text { .. }
        | Meaning::None => None,
    };
    due.map(|due| due.date)
}

/// Whether an action that is not said to be complete has neither a date nor a turn that comes round.
pub fn is_undated(action: &Action) -> bool {
    let timescale = &action.fields().timescale;
    let comes_round = matches!(timescale.meaning(), Meaning::Recurring { .. });
    !timescale.is_dated() && !comes_round && !action.is_claimed_complete()
}
