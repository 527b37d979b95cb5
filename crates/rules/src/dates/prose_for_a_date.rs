use goldthread_plan::timescale::Meaning;

use super::{is_placeholder, printed};
use crate::text::quoted;
use crate::{Family, Flags, Level, Outcome, PlanView, Rule, RuleSet};

pub(crate) static RULE: Rule = Rule {
    code: "DAT007",
    name: "prose-for-a-date",
    family: Family::Dates,
    level: Level::Warning,
    since: RuleSet::NOV_2026,
    source_rules: &["R07"],
    clears_when: "The date cell holds a date, and the words stand in the progress.",
    page: include_str!("../../docs/DAT007.md"),
    check,
};

/// Flags date cells that hold words and no date that the action hangs on.
fn check(view: &PlanView<'_>, flags: &mut Flags<'_>) -> Outcome {
    for action in view.actions().filter(|action| !is_placeholder(action)) {
        let words = printed(action);
        let cell = quoted(words.text());
        let message = match action.fields().timescale.meaning() {
            Meaning::Text { .. } => format!("Where the date belongs stands {cell}."),
            Meaning::Relative => format!("{cell} gives no day that can be looked up."),
            _ => continue,
        };
        flags.on_action(action, &words, message);
    }
    flags.outcome()
}
