use goldthread_plan::timescale::Meaning;

use super::printed;
use crate::text::quoted;
use crate::{Family, Flags, Level, Outcome, PlanView, Rule, RuleSet};

pub(crate) static RULE: Rule = Rule {
    code: "DAT009",
    name: "milestones-out-of-order",
    family: Family::Dates,
    level: Level::Advice,
    since: RuleSet::NOV_2026,
    source_rules: &["R08"],
    clears_when: "The milestones stand in the order of their dates.",
    page: include_str!("../../docs/DAT009.md"),
    check,
};

/// Flags date cells whose milestones do not stand in the order of their dates.
fn check(view: &PlanView<'_>, flags: &mut Flags<'_>) -> Outcome {
    for action in view.actions() {
        let Meaning::Milestones(milestones) = action.fields().timescale.meaning() else { continue };
        if milestones.is_sorted_by_key(|milestone| milestone.due.date) {
            continue;
        }
        let words = printed(action);
        let message = format!(
            "{} puts a later date first, so the last date read is not the last due.",
            quoted(words.text())
        );
        flags.on_action(action, &words, message);
    }
    flags.outcome()
}
