//! When an action is late.

use goldthread_plan::Action;
use goldthread_plan::timescale::Meaning;
use jiff::civil::Date;

/// Whether the last day has passed and nothing says that the action is complete; of several possible days the last counts.
pub(super) fn is_overdue(action: &Action, on: Date) -> bool {
    last_day(action).is_some_and(|last| last < on) && !action.is_claimed_complete()
}

/// The last day that the print allows; none where the work comes round or goes on after it.
pub(super) fn last_day(action: &Action) -> Option<Date> {
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
pub(super) fn is_undated(action: &Action) -> bool {
    let timescale = &action.fields().timescale;
    let comes_round = matches!(timescale.meaning(), Meaning::Recurring { .. });
    !timescale.is_dated() && !comes_round && !action.is_claimed_complete()
}
