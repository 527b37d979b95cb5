use goldthread_plan::Standing;
use goldthread_plan::timescale::Meaning;

use super::printed;
use crate::text::quoted;
use crate::{Family, Flags, Level, Outcome, PlanView, Rule, RuleSet};

pub(crate) static RULE: Rule = Rule {
    code: "DAT005",
    name: "status-for-a-date",
    family: Family::Dates,
    level: Level::Advice,
    since: RuleSet::NOV_2026,
    source_rules: &["R06", "R07"],
    clears_when: "The date cell holds a date, and the status stands in a column of its own.",
    page: include_str!("../../docs/DAT005.md"),
    check,
};

/// Flags date cells that hold a status and no date.
fn check(view: &PlanView<'_>, flags: &mut Flags<'_>) -> Outcome {
    for action in view.actions() {
        let lost = match action.fields().timescale.meaning() {
            Meaning::Status { word, due: None } if Standing::of(word) == Some(Standing::Complete) => {
                "when it was due and when it was completed"
            }
            Meaning::Status { due: None, .. } => "when it is due",
            Meaning::Ongoing { due: None } => "when it ends or is looked at again",
            _ => continue,
        };
        let words = printed(action);
        let message =
            format!("{} stands where the date belongs, so nobody can tell {lost}.", quoted(words.text()));
        flags.on_action(action, &words, message);
    }
    flags.outcome()
}
