use goldthread_plan::timescale::{Due, Meaning, Milestone};

use super::printed;
use crate::text::quoted;
use crate::{Family, Flags, Level, Outcome, PlanView, Rule, RuleSet};

pub(crate) static RULE: Rule = Rule {
    code: "DAT008",
    name: "dates-run-together",
    family: Family::Dates,
    level: Level::Error,
    since: RuleSet::NOV_2026,
    source_rules: &["R08"],
    clears_when: "One date stands in the cell, or each date says what it is for.",
    page: include_str!("../../docs/DAT008.md"),
    check,
};

/// Flags date cells with several dates of which the print does not say what each is for.
fn check(view: &PlanView<'_>, flags: &mut Flags<'_>) -> Outcome {
    for action in view.actions() {
        let what = match action.fields().timescale.meaning() {
            Meaning::Ambiguous { candidates } => format!("could be {}", or(candidates)),
            Meaning::Milestones(milestones) if are_bare(milestones) => {
                "holds more than one date, and does not say what each is for".to_owned()
            }
            _ => continue,
        };
        let words = printed(action);
        flags.on_action(action, &words, format!("{} {what}.", quoted(words.text())));
    }
    flags.outcome()
}

/// Two dates or more, of which none has a label.
fn are_bare(milestones: &[Milestone]) -> bool {
    milestones.len() > 1 && milestones.iter().all(|milestone| milestone.label.is_none())
}

fn or(candidates: &[Due]) -> String {
    candidates.iter().map(ToString::to_string).collect::<Vec<_>>().join(" or ")
}
