use super::code::{Named, key, leads_by};
use crate::text::quoted;
use crate::{Family, Flags, Level, Outcome, PlanView, Rule, RuleSet};

pub(crate) static RULE: Rule = Rule {
    code: "LEA005",
    name: "overloaded-lead",
    family: Family::Leads,
    level: Level::Advice,
    since: RuleSet::NOV_2026,
    source_rules: &["R49"],
    clears_when: "No lead answers for a third of the actions or more.",
    page: include_str!("../../docs/LEA005.md"),
    check,
};

/// Fewer actions, or fewer leads, are no load to share out.
const FEWEST_ACTIONS: usize = 12;
const FEWEST_LEADS: usize = 4;

/// Flags leads who answer for a third of the plan's actions or more.
fn check(view: &PlanView<'_>, flags: &mut Flags<'_>) -> Outcome {
    let leads = leads_by(view.plan(), key);
    let led = view.actions().filter(|action| !action.fields().leads.is_empty()).count();
    if led == 0 {
        return Outcome::CannotTell("no action names a lead".to_owned());
    }
    if led < FEWEST_ACTIONS || leads.len() < FEWEST_LEADS {
        return Outcome::CannotTell("there are too few actions or leads to speak of a share".to_owned());
    }
    for named in leads {
        let count = named.count();
        if 3 * count >= led {
            let percent = (200 * count + led) / (2 * led);
            let message =
                format!("{} leads {count} of {led} actions ({percent}%).", quoted(named.lead.text()));
            flags.on_plan(named.lead, message);
            flags.also_at(named.actions.iter().skip(1).map(|(_, lead)| lead.anchor()));
        }
    }
    flags.outcome()
}

impl Named<'_> {
    /// How many actions name the lead; one that names it twice counts once.
    fn count(&self) -> usize {
        let mut numbers: Vec<_> = self.actions.iter().map(|(action, _)| action.number()).collect();
        numbers.dedup();
        numbers.len()
    }
}
