use std::collections::HashMap;

use goldthread_anchor::Quote;
use goldthread_plan::{Action, Plan, Section};

use super::alike::{Index, Likeness};
use crate::text::{cited, folded, listed, quoted};
use crate::{Family, Flags, Level, Outcome, PlanView, Rule, RuleSet};

pub(crate) static RULE: Rule = Rule {
    code: "STR001",
    name: "duplicate-action",
    family: Family::Structure,
    level: Level::Warning,
    since: RuleSet::NOV_2026,
    source_rules: &["R56"],
    clears_when: "There is one action, which serves all the sections that need it.",
    page: include_str!("../../docs/STR001.md"),
    check,
};

/// Shorter texts, such as "As above", are no duties of their own.
const FEWEST_WORDS: usize = 3;

/// What an action may repeat: another action, or the heading of another section.
#[derive(Clone, Copy)]
enum Said<'a> {
    Heading(&'a Section),
    Action(&'a Action),
}

/// Flags actions that say the same, or nearly, as an earlier action or as the heading of another section.
fn check(view: &PlanView<'_>, flags: &mut Flags<'_>) -> Outcome {
    let plan = view.plan();
    let mut index = Index::default();
    let mut said: Vec<Said<'_>> = plan.sections().iter().map(Said::Heading).collect();
    for section in plan.sections() {
        index.add(section.fields().title.text());
    }
    let mut first_of: HashMap<String, Said<'_>> = HashMap::new();
    for action in plan.actions() {
        let text = folded(action.fields().text.text());
        if text.split(' ').count() < FEWEST_WORDS {
            continue;
        }
        if let Some(earlier) = first_of.get(&text) {
            flag(plan, action, "the same", *earlier, flags);
            continue;
        }
        first_of.insert(text, Said::Action(action));
        let number = index.add(action.fields().text.text());
        said.push(Said::Action(action));
        if let Some(earlier) = index.nearest(number, |other, likeness| repeats(action, said[other], likeness))
        {
            flag(plan, action, "nearly the same", said[earlier], flags);
        }
    }
    flags.outcome()
}

/// Whether an action is so like another, or like a heading; it may say what the heading over it says.
fn repeats(action: &Action, said: Said<'_>, likeness: &Likeness) -> bool {
    match said {
        Said::Heading(section) => section.number() != action.section() && likeness.is_near_heading(),
        Said::Action(_) => likeness.is_near(),
    }
}

fn flag(plan: &Plan, action: &Action, how: &str, earlier: Said<'_>, flags: &mut Flags<'_>) {
    let here = terms(action);
    let (what, place) = match earlier {
        Said::Heading(section) => {
            (format!("the heading of {}", cited(section)), section.fields().title.anchor())
        }
        Said::Action(other) => {
            let section = plan.section(other.section()).map(cited).unwrap_or_default();
            let there = terms(other);
            let differs = if there == here {
                String::new()
            } else {
                format!(", which is {there} where this is {here}")
            };
            (format!("{} in {section}{differs}", numbered(other)), other.fields().text.anchor())
        }
    };
    flags.on_action(action, &action.fields().text, format!("Says {how} as {what}."));
    flags.also_at([place]);
}

fn numbered(action: &Action) -> String {
    match &action.fields().reference {
        Some(reference) if !reference.is_empty() => format!("action {}", reference.text()),
        _ => format!("the action {}", quoted(action.fields().text.text())),
    }
}

/// When an action is due and who leads it, as printed.
fn terms(action: &Action) -> String {
    let fields = action.fields();
    let leads: Vec<&str> = fields.leads.iter().map(Quote::text).collect();
    let due = match fields.timescale.printed() {
        "" => "without a date".to_owned(),
        printed => format!("dated {}", quoted(printed)),
    };
    if leads.is_empty() { due } else { format!("{due} and led by {}", listed(&leads)) }
}
