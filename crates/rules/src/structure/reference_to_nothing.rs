use std::collections::{HashMap, HashSet};
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
    clears_when: "The number is one that this plan has, or the document that is meant is named.",
    page: include_str!("../../docs/STR005.md"),
    check,
};

/// "recommendation 4", "recommendations 1, 2 and 3", "action 3.4".
static REFERENCE: LazyLock<Regex> = LazyLock::new(|| {
    let number = r"\d{1,2}(?:\.\d{1,2})?\b";
    Regex::new(&format!(
        r"(?i-u)\b(?P<word>recommendation|finding|action)s?\s+(?P<numbers>{number}(?:\s*(?:,|&|and)\s*{number})*)"
    ))
    .expect("the pattern is read by the tests of this file")
});

/// After a reference, words that say that another document is meant.
static ELSEWHERE: LazyLock<Regex> = LazyLock::new(|| {
    let documents =
        "review|report|audit|inquiry|inspection|strategy|programme|protocol|framework|policy|agreement";
    Regex::new(&format!(
        r"(?i-u)^\s+(?:of|from|in|under)\s+(?:the |an |a |our )?[a-z -]{{0,40}}?(?:{documents})"
    ))
    .expect("the pattern is read by the tests of this file")
});

/// Words that may follow a reference; after any other the number counts things: "finding 15 new carers".
const GO_ON: &[&str] = &[
    "a", "above", "and", "are", "as", "at", "because", "below", "but", "by", "for", "from", "has", "have",
    "in", "is", "must", "of", "on", "or", "requires", "should", "so", "that", "this", "to", "under", "was",
    "when", "where", "which", "while", "will", "with",
];

/// The numbers that a plan has, by the word that refers to them.
type Known = HashMap<&'static str, HashSet<String>>;

/// Flags references to recommendations, findings and actions whose number the plan does not have.
fn check(view: &PlanView<'_>, flags: &mut Flags<'_>) -> Outcome {
    let known = known(view.plan());
    let mut unsure = false;
    for place in prose(view) {
        for reference in references(place.quote.text()) {
            let numbers = &known[reference.word];
            if numbers.is_empty() {
                unsure = true;
            } else if !numbers.contains(&reference.number) {
                let words = place.quote.slice(reference.range);
                let Reference { word, number, .. } = reference;
                let message =
                    format!("{} is referred to, and the plan has no {word} {number}.", quoted(words.text()));
                place.flag(flags, &words, message);
            }
        }
    }
    match flags.outcome() {
        Outcome::Clear if unsure => Outcome::CannotTell(
            "something is referred to by a number, and the plan numbers nothing of its kind".to_owned(),
        ),
        outcome => outcome,
    }
}

fn known(plan: &Plan) -> Known {
    let actions = plan.actions().iter().filter_map(|action| action.fields().reference.as_ref());
    let actions = actions.map(|reference| plain(reference.text())).collect();
    HashMap::from([
        ("recommendation", sections(plan, SectionKind::Recommendation)),
        ("finding", sections(plan, SectionKind::Finding)),
        ("action", actions),
    ])
}

/// The numbers of the sections of a kind; where they have none, people count them.
fn sections(plan: &Plan, kind: SectionKind) -> HashSet<String> {
    let sections = plan.sections().iter().filter(|section| section.fields().kind == kind);
    let numbered = sections.zip(1_u32..).map(|(section, place)| match &section.fields().reference {
        Some(reference) => plain(reference.text()),
        None => place.to_string(),
    });
    numbered.collect()
}

fn plain(reference: &str) -> String {
    reference.trim_matches(|c: char| !c.is_alphanumeric()).to_owned()
}

#[derive(Debug, PartialEq, Eq)]
struct Reference {
    range: Range<usize>,
    word: &'static str,
    number: String,
}

/// Each number that a text refers to in this plan.
fn references(text: &str) -> Vec<Reference> {
    let mut list = Vec::new();
    for found in REFERENCE.captures_iter(text) {
        let (Some(whole), Some(word), Some(numbers)) =
            (found.get(0), found.name("word"), found.name("numbers"))
        else {
            continue;
        };
        if !ends(&text[whole.end()..]) {
            continue;
        }
        let word = match word.as_str().to_lowercase().as_str() {
            "recommendation" => "recommendation",
            "finding" => "finding",
            _ => "action",
        };
        let each = numbers
            .as_str()
            .split(|c: char| !c.is_ascii_digit() && c != '.')
            .filter(|number| !number.is_empty());
        list.extend(each.map(|number| Reference { range: whole.range(), word, number: plain(number) }));
    }
    list
}

/// Whether a reference to this plan may end before `rest`.
fn ends(rest: &str) -> bool {
    let next =
        rest.strip_prefix(char::is_whitespace).map(|rest| rest.split(|c: char| !c.is_alphanumeric()).next());
    let goes_on =
        next.flatten().is_none_or(|word| word.is_empty() || GO_ON.contains(&word.to_lowercase().as_str()));
    goes_on && !ELSEWHERE.is_match(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, &str)]) {
        let found = references(text);
        assert_eq!(found.iter().map(|r| (r.word, r.number.as_str())).collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn references_are_found() {
        check("see recommendation 4", &[("recommendation", "4")]);
        check(
            "Recommendations 1, 2 and 3 of this plan",
            &[("recommendation", "1"), ("recommendation", "2"), ("recommendation", "3")],
        );
        check(
            "recommendations 1 & 2 at the start of March",
            &[("recommendation", "1"), ("recommendation", "2")],
        );
        check("(see action 3.4).", &[("action", "3.4")]);
        check("waits for a room; see finding 12.", &[("finding", "12")]);
    }

    #[test]
    fn other_documents_and_counts_are_let_be() {
        check("recommendation 9 of the serious case review", &[]);
        check("action 7 in the neglect strategy", &[]);
        check("finding 15 new foster carers", &[]);
        check("action 3 Plans were read", &[]);
        check("the recommendation", &[]);
    }
}
