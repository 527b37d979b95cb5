use crate::text::{quoted, sentence_of};
use crate::{Family, Flags, Level, Outcome, PlanView, Rule, RuleSet, lexicon};

pub(crate) static RULE: Rule = Rule {
    code: "STA001",
    name: "completed-with-open-work",
    family: Family::Status,
    level: Level::Warning,
    since: RuleSet::NOV_2026,
    source_rules: &["R01"],
    clears_when: "The progress tells that the work is done, or the action is open again.",
    page: include_str!("../../docs/STA001.md"),
    check,
};

/// Flags the words that say work is open, in each action that is said to be completed.
fn check(view: &PlanView<'_>, flags: &mut Flags<'_>) -> Outcome {
    let claimed = view.actions().filter_map(|action| Some((action, action.claimed_by()?)));
    flags.judge(
        claimed,
        "no action that is said to be completed tells its progress",
        |(action, claim), flags| {
            let progress = Some(&action.fields().progress).filter(|progress| !progress.is_empty())?;
            let found = lexicon::open_work().all_in(progress.text());
            if let Some(first) = found.first() {
                let words = sentence_of(progress, first);
                let told = quoted(words.text());
                flags.on_action(
                    action,
                    &words,
                    format!("Said to be {}, but the progress is {told}.", quoted(claim)),
                );
                flags.also_at(found.iter().skip(1).map(|range| progress.anchor_of(range.start)));
            }
            Some(())
        },
    )
}
