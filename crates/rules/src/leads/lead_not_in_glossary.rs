use goldthread_plan::Plan;

use super::code::{explained, has_glossary, is_code, key, leads_by};
use crate::text::{counted, quoted};
use crate::{Family, Flags, Level, Outcome, PlanView, Rule, RuleSet};

pub(crate) static RULE: Rule = Rule {
    code: "LEA001",
    name: "lead-not-in-glossary",
    family: Family::Leads,
    level: Level::Warning,
    since: RuleSet::NOV_2026,
    source_rules: &["R48"],
    clears_when: "The glossary says who the abbreviation is.",
    page: include_str!("../../docs/LEA001.md"),
    check,
};

/// Flags each abbreviation of a lead, once, that the plan's own glossary does not have.
fn check(view: &PlanView<'_>, flags: &mut Flags<'_>) -> Outcome {
    let plan = view.plan();
    if !has_glossary(plan) {
        let any =
            plan.actions().iter().flat_map(|action| &action.fields().leads).any(|lead| is_code(lead.text()));
        return if any { Outcome::CannotTell("the plan has no glossary".to_owned()) } else { Outcome::Clear };
    }
    let known = explained(plan);
    for named in leads_by(plan, key) {
        let lead = named.lead.text();
        if !is_code(lead) || known.contains(&key(lead)) {
            continue;
        }
        let many = counted(named.actions.len(), "action");
        let message =
            format!("{} leads {many} and is not in the glossary{}.", quoted(lead), near(plan, lead));
        flags.on_action(named.actions[0].0, named.lead, message);
        flags.also_at(named.actions.iter().skip(1).map(|(_, lead)| lead.anchor()));
    }
    flags.outcome()
}

/// The entries that begin as the lead does, where there are several that it could mean.
fn near(plan: &Plan, lead: &str) -> String {
    let starts = format!("{} ", lead.trim());
    let entries = plan.fields().glossary.iter().map(|entry| entry.abbreviation.text());
    let near: Vec<String> = entries.filter(|entry| entry.starts_with(&starts)).map(quoted).collect();
    if near.len() < 2 { String::new() } else { format!("; it could be any of {}", near.join(", ")) }
}
