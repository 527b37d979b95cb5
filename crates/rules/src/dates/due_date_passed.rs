use goldthread_plan::timescale::Meaning;

use super::printed;
use crate::text::day;
use crate::{Family, Flags, Level, Outcome, PlanView, Rule, RuleSet};

pub(crate) static RULE: Rule = Rule {
    code: "DAT001",
    name: "due-date-passed",
    family: Family::Dates,
    level: Level::Error,
    since: RuleSet::NOV_2026,
    source_rules: &["R03"],
    clears_when: "The action is completed, or has a new date and a reason for it.",
    page: include_str!("../../docs/DAT001.md"),
    check,
};

/// Flags actions whose last date is past and that nobody says are complete.
fn check(view: &PlanView<'_>, flags: &mut Flags<'_>) -> Outcome {
    let Some(as_at) = view.as_at() else {
        return Outcome::CannotTell("the plan does not say what day it speaks of".to_owned());
    };
    for action in view.actions().filter(|action| action.is_open()) {
        let Some(due) = action.fields().timescale.last().filter(|due| due.date < as_at) else { continue };
        let latest = matches!(action.fields().timescale.meaning(), Meaning::Ambiguous { .. });
        let latest = if latest { " at the latest" } else { "" };
        let message =
            format!("Was due {due}{latest}, and nothing says on {} that it is complete.", day(as_at));
        flags.on_action(action, &printed(action), message);
    }
    flags.outcome()
}
