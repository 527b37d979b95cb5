use std::collections::HashMap;

use goldthread_anchor::Anchor;
use goldthread_plan::Section;

use crate::text::{cited, folded, quoted, sentences};
use crate::{Family, Flags, Level, Outcome, PlanView, Rule, RuleSet};

pub(crate) static RULE: Rule = Rule {
    code: "STR002",
    name: "finding-in-two-sections",
    family: Family::Structure,
    level: Level::Advice,
    since: RuleSet::NOV_2026,
    source_rules: &["R56"],
    clears_when: "One section answers the finding, and the other refers to it.",
    page: include_str!("../../docs/STR002.md"),
    check,
};

/// Shorter sentences come twice by chance.
const FEWEST_WORDS: usize = 10;

/// Flags findings of which a sentence, word for word, is a finding of an earlier section too.
fn check(view: &PlanView<'_>, flags: &mut Flags<'_>) -> Outcome {
    let mut first_in: HashMap<String, (&Section, Anchor)> = HashMap::new();
    for section in view.sections() {
        let finding = &section.fields().finding;
        let mut repeats = false;
        for range in sentences(finding.text()) {
            let sentence = folded(&finding.text()[range.clone()]);
            if sentence.split(' ').count() < FEWEST_WORDS {
                continue;
            }
            let words = finding.slice(range);
            let (first, place) = first_in.entry(sentence).or_insert((section, words.anchor()));
            if first.number() != section.number() && !repeats {
                repeats = true;
                let message = format!("The finding {} stands in {} too.", quoted(words.text()), cited(first));
                flags.on_section(section, &words, message);
                flags.also_at([place.clone()]);
            }
        }
    }
    flags.outcome()
}
