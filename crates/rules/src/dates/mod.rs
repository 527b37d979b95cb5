//! When things are due.

pub(crate) mod action_without_date;
pub(crate) mod cadence_for_a_date;
pub(crate) mod dates_run_together;
pub(crate) mod due_date_passed;
pub(crate) mod milestones_out_of_order;
pub(crate) mod planned_date_passed;
pub(crate) mod prose_for_a_date;
pub(crate) mod scheduled_work_without_date;
pub(crate) mod status_for_a_date;

use goldthread_anchor::Quote;
use goldthread_plan::Action;
use goldthread_plan::timescale::Meaning;

use crate::text::folded;

/// What the timescale cell prints, where it stands.
fn printed(action: &Action) -> Quote {
    let fields = action.fields();
    let at = if fields.timescale_at.is_typed() { fields.text.anchor() } else { fields.timescale_at.clone() };
    Quote::at(fields.timescale.printed(), at)
}

/// Words that keep the place of a date.
const PLACEHOLDERS: &[&str] = &[
    "tbc",
    "tba",
    "tbd",
    "to be confirmed",
    "to be agreed",
    "to be advised",
    "to be decided",
    "to be determined",
    "date tbc",
    "date to be confirmed",
    "date to be agreed",
    "date to be set",
    "not known",
    "unknown",
    "n a",
    "na",
    "none",
    "not set",
];

/// Whether the date cell only keeps the place of a date.
fn is_placeholder(action: &Action) -> bool {
    let timescale = &action.fields().timescale;
    let printed = || folded(timescale.printed());
    matches!(timescale.meaning(), Meaning::Text { .. } | Meaning::Relative)
        && PLACEHOLDERS.contains(&printed().as_str())
}
