use super::code::{explained, has_glossary, is_code, key, leads_by};
use crate::text::{counted, quoted};
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

/// Flags each abbreviation of a lead, once, where the plan has no glossary and does not explain it in passing.
fn check(view: &PlanView<'_>, flags: &mut Flags<'_>) -> Outcome {
    let plan = view.plan();
    if has_glossary(plan) {
        return Outcome::Clear;
    }
    let known = explained(plan);
    for named in leads_by(plan, key) {
        let lead = named.lead.text();
        if !is_code(lead) || known.contains(&key(lead)) {
            continue;
        }
        let many = counted(named.actions.len(), "action");
        let message = format!("{} leads {many}, and nothing in the plan says who that is.", quoted(lead));
        flags.on_action(named.actions[0].0, named.lead, message);
        flags.also_at(named.actions.iter().skip(1).map(|(_, lead)| lead.anchor()));
    }
    flags.outcome()
}
