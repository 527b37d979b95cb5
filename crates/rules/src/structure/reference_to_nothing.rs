use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use goldthread_plan::{Plan, SectionKind};
use regex::Regex;

use crate::text::quoted;
use crate::view::prose;
use crate::{Family, Flags, Level, Outcome, PlanView, Rule, RuleSet};

pub(crate) static RULE: Rule = Rule {
    code: "STR005",
    name: "reference-to-nothing",
    family: Family::Structure,
    level: Level::Error,
    since: RuleSet::NOV_2026,
    source_rules: &["R53"],
    clears_when: "The number is that of a recommendation of this plan, or the other plan is named.",
    page: include_str!("../../docs/STR005.md"),
    check,
};

/// "recommendation 4", "recommendations 1, 2 and 3"; what follows shows whether another plan's are meant.
static REFERENCE: LazyLock<Regex> = LazyLock::new(|| {
    let numbers = r"\d{1,2}(?:\s*(?:,|&|and)\s*\d{1,2}\b)*";
    let elsewhere =
        r"(?:of|from|in) (?:the |an |a )?[a-z ]{0,40}?(?:review|report|audit|inquiry|inspection|strategy)";
    Regex::new(&format!(r"(?i)\brecommendations?\s+(?P<numbers>{numbers})(?P<other>\s+{elsewhere})?"))
        .expect("the pattern is read by the tests of this file")
});

/// Flags references to recommendations whose number the plan does not have.
fn check(view: &PlanView<'_>, flags: &mut Flags<'_>) -> Outcome {
    let known = numbers(view.plan());
    let mut unsure = false;
    for place in prose(view) {
        for (range, number) in references(place.quote.text()) {
            if known.is_empty() {
                unsure = true;
            } else if !known.contains(&number) {
                let words = place.quote.slice(range);
                let message = format!(
                    "{} is referred to, and the plan has no recommendation {number}.",
                    quoted(words.text())
                );
                place.flag(flags, &words, message);
            }
        }
    }
    if unsure {
        return Outcome::CannotTell(
            "recommendations are referred to by number, and the plan gives them none".to_owned(),
        );
    }
    flags.outcome()
}

fn numbers(plan: &Plan) -> HashSet<u32> {
    let recommendations =
        plan.sections().iter().filter(|section| section.fields().kind == SectionKind::Recommendation);
    recommendations
        .filter_map(|section| section.fields().reference.as_ref()?.text().trim_matches('.').parse().ok())
        .collect()
}

/// Each number that a text refers to in this plan, with the words of the reference.
fn references(text: &str) -> Vec<(Range<usize>, u32)> {
    let own = REFERENCE.captures_iter(text).filter(|found| found.name("other").is_none());
    own.filter_map(|found| Some((found.get(0)?.range(), found.name("numbers")?.as_str())))
        .flat_map(|(range, numbers)| {
            let each = numbers.split(|c: char| !c.is_ascii_digit()).filter_map(|number| number.parse().ok());
            each.map(move |number| (range.clone(), number)).collect::<Vec<_>>()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[u32]) {
        assert_eq!(
            references(text).into_iter().map(|(_, number)| number).collect::<Vec<_>>(),
            expected,
            "{text}"
        );
    }

    #[test]
    fn references_are_found() {
        check("see recommendation 4", &[4]);
        check("Recommendations 1, 2 and 3 of this plan", &[1, 2, 3]);
        check("recommendations 1 & 2 at the start of March", &[1, 2]);
        check("recommendation 9 of the serious case review", &[]);
        check("the recommendation", &[]);
    }
}
