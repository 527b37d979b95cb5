use std::collections::HashMap;

use goldthread_anchor::Quote;
use goldthread_plan::{Action, Plan, Section, SectionNumber};

use crate::text::{counted, quoted};
use crate::{Family, Flags, Level, Outcome, PlanView, Rule, RuleSet};

pub(crate) static RULE: Rule = Rule {
    code: "STR004",
    name: "actions-without-number",
    family: Family::Structure,
    level: Level::Advice,
    since: RuleSet::NOV_2026,
    source_rules: &["R52"],
    clears_when: "Every action can be cited by a number that no other has.",
    page: include_str!("../../docs/STR004.md"),
    check,
};

/// Flags, once for the plan, that its actions cannot be cited.
fn check(view: &PlanView<'_>, flags: &mut Flags<'_>) -> Outcome {
    let plan = view.plan();
    if plan.actions().is_empty() {
        return Outcome::CannotTell("the plan has no table of actions".to_owned());
    }
    let mut bare = plan.actions().iter().filter(|action| reference(action).is_none());
    if let Some(first) = bare.next() {
        let count = 1 + bare.count();
        let of = plan.actions().len();
        let message = format!("{count} of {} have no number to cite them by.", counted(of, "action"));
        flags.on_plan(&first.fields().text, message);
    } else if let Some((number, count, section)) = most_shared(plan) {
        let message = format!(
            "The number {} is that of {count} actions, and the sections that they stand in have no number.",
            quoted(number)
        );
        flags.on_plan(&section.fields().title, message);
    }
    flags.outcome()
}

fn reference(action: &Action) -> Option<&str> {
    action.fields().reference.as_ref().map(Quote::text).filter(|text| !text.is_empty())
}

/// The number that most actions of unnumbered sections share, how many they are, and the first such section.
fn most_shared(plan: &Plan) -> Option<(&str, usize, &Section)> {
    let unnumbered: HashMap<SectionNumber, &Section> = plan
        .sections()
        .iter()
        .filter(|section| section.fields().reference.is_none())
        .map(|section| (section.number(), section))
        .collect();
    let mut sections_of: HashMap<&str, Vec<SectionNumber>> = HashMap::new();
    for action in plan.actions().iter().filter(|action| unnumbered.contains_key(&action.section())) {
        let sections = sections_of.entry(reference(action)?).or_default();
        if sections.last() != Some(&action.section()) {
            sections.push(action.section());
        }
    }
    let most =
        sections_of.into_iter().max_by_key(|(number, sections)| (sections.len(), std::cmp::Reverse(*number)));
    let (number, sections) = most.filter(|(_, sections)| sections.len() > 2)?;
    Some((number, sections.len(), *unnumbered.get(sections.first()?)?))
}
