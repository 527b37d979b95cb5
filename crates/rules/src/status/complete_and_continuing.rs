use goldthread_plan::Action;

use crate::text::{quoted, sentence_of};
use crate::{Family, Flags, Level, Outcome, PlanView, Rule, RuleSet, lexicon};

pub(crate) static RULE: Rule = Rule {
    code: "STA002",
    name: "complete-and-continuing",
    family: Family::Status,
    level: Level::Warning,
    since: RuleSet::NOV_2026,
    source_rules: &["R01"],
    clears_when: "What is done and what goes on are two actions, each with a date or a review of its own.",
    page: include_str!("../../docs/STA002.md"),
    check,
};

/// Flags actions that go on by their status or date cell, and whose progress begins by saying that they are completed.
fn check(view: &PlanView<'_>, flags: &mut Flags<'_>) -> Outcome {
    for action in view.actions().filter(|action| !action.is_claimed_complete()) {
        let Some(continuing) = continuing(action).filter(|_| !action.is_open()) else {
            continue;
        };
        let progress = &action.fields().progress;
        let words = sentence_of(progress, &(0..1));
        let message =
            format!("Said to go on ({}), but the progress is {}.", quoted(continuing), quoted(words.text()));
        flags.on_action(action, &words, message);
        flags.also_at([action.fields().timescale_at.clone()]);
    }
    flags.outcome()
}

/// The status, or else the date cell, where its words say that the action goes on.
fn continuing(action: &Action) -> Option<&str> {
    let fields = action.fields();
    [fields.status.text(), fields.timescale.printed()]
        .into_iter()
        .find(|cell| lexicon::goes_on().find_in(cell).is_some())
}
