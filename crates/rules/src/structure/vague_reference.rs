use goldthread_anchor::Quote;

use crate::text::{quoted, sentence_of};
use crate::{Family, Flags, Level, Outcome, PlanView, Rule, RuleSet, lexicon};

pub(crate) static RULE: Rule = Rule {
    code: "STR006",
    name: "vague-reference",
    family: Family::Structure,
    level: Level::Advice,
    since: RuleSet::NOV_2026,
    source_rules: &["R53"],
    clears_when: "What is meant is named by its number or its title.",
    page: include_str!("../../docs/STR006.md"),
    check,
};

/// Flags words in actions, date cells and outcomes that point into the document without saying where.
///
/// Progress that points elsewhere has a rule of its own.
fn check(view: &PlanView<'_>, flags: &mut Flags<'_>) -> Outcome {
    for action in view.actions() {
        let fields = action.fields();
        let timescale = Quote::at(fields.timescale.printed(), fields.timescale_at.clone());
        for quote in [&fields.text, &timescale] {
            if let Some((words, message)) = vague(quote) {
                flags.on_action(action, &words, message);
            }
        }
    }
    for section in view.sections() {
        let fields = section.fields();
        for quote in fields.outcomes.iter().chain(&fields.scheduled_work) {
            if let Some((words, message)) = vague(quote) {
                flags.on_section(section, &words, message);
            }
        }
    }
    flags.outcome()
}

fn vague(quote: &Quote) -> Option<(Quote, String)> {
    let found = lexicon::vague_references().find_in(quote.text())?;
    let pointer = quoted(&quote.text()[found.clone()]);
    Some((sentence_of(quote, &found), format!("{pointer} does not say where to look.")))
}
