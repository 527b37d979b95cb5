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

/// What the timescale cell prints, where it stands.
fn printed(action: &Action) -> Quote {
    let fields = action.fields();
    let at = if fields.timescale_at.is_typed() { fields.text.anchor() } else { fields.timescale_at };
    Quote::at(fields.timescale.printed(), at)
}
