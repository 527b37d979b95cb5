use goldthread_plan::Standing;

use crate::text::{folded, quoted, words};
use crate::view::one_for_each_progress;
use crate::{Family, Flags, Level, Outcome, PlanView, Rule, RuleSet};

pub(crate) static RULE: Rule = Rule {
    code: "WOR001",
    name: "one-word-progress",
    family: Family::Wording,
    level: Level::Advice,
    since: RuleSet::NOV_2026,
    source_rules: &["R43"],
    clears_when: "The progress tells what has happened since the last period.",
    page: include_str!("../../docs/WOR001.md"),
    check,
};

/// Answers that are no status and tell nothing either.
const EMPTY_ANSWERS: &[&str] =
    &["yes", "no", "tbc", "tba", "n a", "na", "nil", "none", "as planned", "no change", "no update"];

/// Flags progress that is a status and no more.
fn check(view: &PlanView<'_>, flags: &mut Flags<'_>) -> Outcome {
    let told = view.actions().filter(|action| !action.fields().progress.is_empty());
    for action in one_for_each_progress(told) {
        let progress = &action.fields().progress;
        if tells_nothing(progress.text()) {
            flags.on_action(
                action,
                progress,
                format!("The whole of the progress is {}.", quoted(progress.text())),
            );
        }
    }
    flags.outcome()
}

fn tells_nothing(progress: &str) -> bool {
    const LONGEST_STATUS: usize = 5;
    let count = words(progress).take(LONGEST_STATUS + 1).count();
    count < 2
        || (count <= LONGEST_STATUS
            && (Standing::of(progress).is_some() || EMPTY_ANSWERS.contains(&folded(progress).as_str())))
}
