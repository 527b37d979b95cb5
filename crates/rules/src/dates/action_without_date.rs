use goldthread_plan::timescale::Meaning;

use super::{is_placeholder, printed};
use crate::text::quoted;

use crate::{Family, Flags, Level, Outcome, PlanView, Rule, RuleSet};

pub(crate) static RULE: Rule = Rule {
    code: "DAT003",
    name: "action-without-date",
    family: Family::Dates,
    level: Level::Warning,
    since: RuleSet::NOV_2026,
    source_rules: &["R06"],
    clears_when: "The action has a date, or is said to be complete.",
    page: include_str!("../../docs/DAT003.md"),
    check,
};

/// Flags open actions whose date cell is empty.
fn check(view: &PlanView<'_>, flags: &mut Flags<'_>) -> Outcome {
    for action in view.actions().filter(|action| action.is_open()) {
        let fields = action.fields();
        if *fields.timescale.meaning() == Meaning::None {
            flags.on_action(action, &fields.text, "No date is given for it.".to_owned());
            flags.also_at([fields.timescale_at.clone()]);
        } else if is_placeholder(action) {
            let words = printed(action);
            flags.on_action(action, &words, format!("{} is no date.", quoted(words.text())));
        }
    }
    flags.outcome()
}
