use crate::text::{quoted, sentence_of};
use crate::view::one_for_each_progress;
use crate::{Family, Flags, Level, Outcome, PlanView, Rule, RuleSet, lexicon};

pub(crate) static RULE: Rule = Rule {
    code: "WOR002",
    name: "progress-told-elsewhere",
    family: Family::Wording,
    level: Level::Advice,
    since: RuleSet::NOV_2026,
    source_rules: &["R43"],
    clears_when: "The progress is told where the action stands.",
    page: include_str!("../../docs/WOR002.md"),
    check,
};

/// Flags progress that sends its reader to another place.
fn check(view: &PlanView<'_>, flags: &mut Flags<'_>) -> Outcome {
    for action in one_for_each_progress(view.actions()) {
        let progress = &action.fields().progress;
        let pointers = lexicon::pointers().all_in(progress.text());
        let Some(found) = pointers.into_iter().find(|found| !is_aside(progress.text(), found.start)) else {
            continue;
        };
        let words = sentence_of(progress, &found);
        let told = quoted(words.text());
        flags.on_action(action, &words, format!("The progress has to be looked for elsewhere: {told}."));
    }
    flags.outcome()
}

/// "The tracker is being built (see action 3)" tells its progress, and points in brackets to what more there is.
fn is_aside(text: &str, at: usize) -> bool {
    text[..at].trim_end().ends_with('(')
}
