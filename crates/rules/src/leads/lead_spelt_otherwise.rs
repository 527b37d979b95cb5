use std::collections::HashMap;

use super::code::{has_glossary, is_code, key, leads_by, spelling};
use crate::text::quoted;
use crate::{Family, Flags, Level, Outcome, PlanView, Rule, RuleSet};

pub(crate) static RULE: Rule = Rule {
    code: "LEA002",
    name: "lead-spelt-otherwise",
    family: Family::Leads,
    level: Level::Advice,
    since: RuleSet::NOV_2026,
    source_rules: &["R48"],
    clears_when: "The lead is written as the glossary writes it.",
    page: include_str!("../../docs/LEA002.md"),
    check,
};

/// Flags each spelling of a lead, once, that the glossary has in another spelling.
fn check(view: &PlanView<'_>, flags: &mut Flags<'_>) -> Outcome {
    let plan = view.plan();
    if !has_glossary(plan) {
        return Outcome::Clear;
    }
    let entries = plan.fields().glossary.iter().map(|entry| entry.abbreviation.text());
    let known: HashMap<String, &str> = entries.map(|entry| (key(entry), entry)).collect();
    for named in leads_by(plan, spelling) {
        let lead = named.lead.text();
        let Some(entry) = known.get(&key(lead)).filter(|_| is_code(lead)) else { continue };
        if spelling(entry) == spelling(lead) {
            continue;
        }
        let message = format!("{} is {} in the glossary.", quoted(lead), quoted(entry));
        flags.on_action(named.actions[0].0, named.lead, message);
        flags.also_at(named.actions.iter().skip(1).map(|(_, lead)| lead.anchor()));
    }
    flags.outcome()
}
