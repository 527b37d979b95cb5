use crate::cadence::duties;
use crate::text::{quoted, sentence_of};
use crate::{Family, Flags, Level, Outcome, PlanView, Rule, RuleSet};

pub(crate) static RULE: Rule = Rule {
    code: "REC001",
    name: "recurring-duty-completed",
    family: Family::Recurrence,
    level: Level::Warning,
    since: RuleSet::NOV_2026,
    source_rules: &["R16"],
    clears_when: "The duty is shown by its runs, each with a date, and only its setting up is completed.",
    page: include_str!("../../docs/REC001.md"),
    check,
};

/// Flags actions that ask for something regular and are said to be completed.
fn check(view: &PlanView<'_>, flags: &mut Flags<'_>) -> Outcome {
    for action in view.actions() {
        let Some(claim) = action.claimed_by() else { continue };
        let text = &action.fields().text;
        let Some(cadence) = duties(text.text()).into_iter().next() else { continue };
        let words = sentence_of(text, &cadence);
        let often = quoted(&text.text()[cadence]);
        flags.on_action(
            action,
            &words,
            format!("The duty comes round ({often}), and is said to be {}.", quoted(claim)),
        );
    }
    flags.outcome()
}
