use goldthread_plan::timescale::Meaning;

use super::printed;
use crate::text::quoted;
use crate::{Family, Flags, Level, Outcome, PlanView, Rule, RuleSet};

pub(crate) static RULE: Rule = Rule {
    code: "DAT006",
    name: "cadence-for-a-date",
    family: Family::Dates,
    level: Level::Advice,
    since: RuleSet::NOV_2026,
    source_rules: &["R07"],
    clears_when: "The cell says from when it comes round, and until when or when it is looked at again.",
    page: include_str!("../../docs/DAT006.md"),
    check,
};

/// Flags date cells that say how often, and neither from when nor until when.
fn check(view: &PlanView<'_>, flags: &mut Flags<'_>) -> Outcome {
    for action in view.actions() {
        if let Meaning::Recurring { next: None, until: None, .. } = action.fields().timescale.meaning() {
            let words = printed(action);
            let message =
                format!("{} says how often, and neither from when nor until when.", quoted(words.text()));
            flags.on_action(action, &words, message);
        }
    }
    flags.outcome()
}
