use std::sync::LazyLock;

use goldthread_plan::timescale::{YearHint, find_dates};
use regex::Regex;

use crate::text::quoted;
use crate::{Family, Flags, Level, Outcome, PlanView, Rule, RuleSet, lexicon};

pub(crate) static RULE: Rule = Rule {
    code: "OUT001",
    name: "outcome-without-measure",
    family: Family::Outcomes,
    level: Level::Advice,
    since: RuleSet::NOV_2026,
    source_rules: &["R34"],
    clears_when: "The outcome names a figure, a rate, a standard or a date that it can be held against.",
    page: include_str!("../../docs/OUT001.md"),
    check,
};

/// Figures that something can be held against; a bare figure may be an age, a law or the name of a disease.
static FIGURE: LazyLock<Regex> = LazyLock::new(|| {
    const N: &str = "(?:[0-9][0-9,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty)";
    let kinds = [
        r"[0-9]\s?(?:%|percent|per cent)".to_owned(),
        format!(r"\b{N}[\s-]*(?:working |calendar |school )?(?:hours?|hrs?|days?|weeks?|months?|minutes?)\b"),
        format!(
            r"\b(?:at least|at most|up to|no more than|no fewer than|fewer than|less than|more than|minimum of|maximum of) {N}\b"
        ),
        format!(r"\b{N} (?:[a-z]+ )?(?:out of|of|in) (?:every )?{N}\b"),
        format!(r"\b(?:from|by|to) {N} (?:to|from) {N}\b"),
        format!(
            r"\b(?:increas|reduc|decreas|rise|ris|rose|fall|fell|grow|grew|cut|halv|drop)[a-z]* (?:by|to|from) {N}\b"
        ),
        format!(r"\b{N} [a-z]+ (?:per|each|every|a) (?:day|week|fortnight|month|quarter|term|year)\b"),
    ];
    Regex::new(&format!("(?i-u){}", kinds.join("|"))).expect("the pattern is read by the tests of this file")
});

/// Flags the expected outcomes of sections, and the impact that actions should have, that nothing can be held against.
fn check(view: &PlanView<'_>, flags: &mut Flags<'_>) -> Outcome {
    let hint = view.year_hint();
    for section in view.sections() {
        for outcome in section.fields().outcomes.iter().filter(|outcome| !is_measured(outcome.text(), hint)) {
            flags.on_section(section, outcome, message("outcome", outcome.text()));
        }
    }
    for action in view.actions() {
        for impact in action.fields().impact.iter().filter(|impact| !is_measured(impact.text(), hint)) {
            flags.on_action(action, impact, message("impact", impact.text()));
        }
    }
    match flags.outcome() {
        Outcome::Clear if !has_any(view) => {
            Outcome::CannotTell("the plan states no outcome and no impact".to_owned())
        }
        outcome => outcome,
    }
}

fn message(what: &str, words: &str) -> String {
    format!("Nothing says how anyone would know that this {what} has come about: {}.", quoted(words))
}

fn has_any(view: &PlanView<'_>) -> bool {
    view.sections().any(|section| !section.fields().outcomes.is_empty())
        || view.actions().any(|action| !action.fields().impact.is_empty())
}

fn is_measured(text: &str, hint: YearHint) -> bool {
    FIGURE.is_match(text)
        || lexicon::standards().find_in(text).is_some()
        || !find_dates(text, hint).is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: bool) {
        assert_eq!(is_measured(text, YearHint::none()), expected, "{text}");
    }

    #[test]
    fn a_measure_is_a_figure_a_standard_or_a_date() {
        check("Nine visits in ten are made within 5 working days.", true);
        check("95% of plans are reviewed on time", true);
        check("Reviews take place at least annually", true);
        check("The rate is in line with statistical neighbours", true);
        check("Waiting falls from 40 to 10 children", true);
        check("No child waits more than two weeks", true);
        check("Every child has a plan by March 2031", true);
    }

    #[test]
    fn a_figure_that_names_a_thing_is_no_measure() {
        check("Staff are resilient after COVID 19", false);
        check("16 and 17 year olds know their rights", false);
        check("Level 2 support is timely", false);
        check("Section 47 enquiries are of good quality", false);
        check("More young people keep their post 16 place", false);
        check("Carers feel supported", false);
    }
}
