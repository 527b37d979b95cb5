use super::code::{explained, has_glossary, is_code, key, leads_by};
use crate::text::listed;
use crate::{Family, Flags, Level, Outcome, PlanView, Rule, RuleSet};

pub(crate) static RULE: Rule = Rule {
    code: "LEA003",
    name: "lead-codes-without-glossary",
    family: Family::Leads,
    level: Level::Warning,
    since: RuleSet::NOV_2026,
    source_rules: &["R48"],
    clears_when: "The plan says who each abbreviation is.",
    page: include_str!("../../docs/LEA003.md"),
    check,
};

/// Flags, once for the plan, leads that are abbreviations where nothing says who they are.
fn check(view: &PlanView<'_>, flags: &mut Flags<'_>) -> Outcome {
    let plan = view.plan();
    let mut codes = leads_by(plan, key);
    let known = explained(plan);
    codes.retain(|named| is_code(named.lead.text()) && !known.contains(&key(named.lead.text())));
    if has_glossary(plan) || codes.is_empty() {
        return Outcome::Clear;
    }
    let names: Vec<&str> = codes.iter().map(|named| named.lead.text()).collect();
    let who = if names.len() == 1 {
        "leads, and nothing in the plan says who that is"
    } else {
        "lead, and nothing in the plan says who they are"
    };
    let message = format!("{} {who}.", listed(&names));
    flags.on_plan(codes[0].lead, message);
    flags.also_at(codes.iter().flat_map(|named| &named.actions).map(|(_, lead)| lead.anchor()));
    flags.outcome()
}
