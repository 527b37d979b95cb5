use crate::text::{quoted, sentence_of};
use crate::{Family, Flags, Level, Outcome, PlanView, Rule, RuleSet, lexicon};

pub(crate) static RULE: Rule = Rule {
    code: "STA003",
    name: "ended-as-routine",
    family: Family::Status,
    level: Level::Warning,
    since: RuleSet::NOV_2026,
    source_rules: &["R01"],
    clears_when: "The action has a status, and the evidence on which it was closed is given.",
    page: include_str!("../../docs/STA003.md"),
    check,
};

/// Flags progress that calls the work everyday business, where no status says that it is complete.
fn check(view: &PlanView<'_>, flags: &mut Flags<'_>) -> Outcome {
    let open = view.actions().filter(|action| !action.is_claimed_complete());
    for action in crate::view::one_for_each_progress(open) {
        let progress = &action.fields().progress;
        let Some(found) = lexicon::business_as_usual().all_in(progress.text()).pop() else { continue };
        let words = sentence_of(progress, &found);
        let told = quoted(words.text());
        flags.on_action(
            action,
            &words,
            format!("Handed to everyday business ({told}), but no status says that it is complete."),
        );
    }
    flags.outcome()
}
