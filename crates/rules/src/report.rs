use goldthread_anchor::Anchor;
use jiff::civil::Date;
use serde_json::{Map, Value, json};

use crate::{Flag, Flags, Outcome, PlanView, Rule, RuleSet, Selection};

/// What came of applying rules to a plan.
#[derive(Clone, Debug)]
pub struct Report {
    /// The set that the rules were taken from.
    pub rule_set: RuleSet,
    /// The day that the plan was judged on.
    pub as_at: Option<Date>,
    /// What was found: by rule in the order of the registry, then in the order printed.
    pub flags: Vec<Flag>,
    /// The rules that could not judge.
    pub cannot_tell: Vec<CannotTell>,
}

/// A rule that could not judge, and why.
#[derive(Clone, Debug)]
pub struct CannotTell {
    /// The rule.
    pub rule: &'static Rule,
    /// What the plan does not say.
    pub why: String,
}

/// Applies the selected rules to a plan as at a day.
pub fn check(view: &PlanView<'_>, selection: &Selection) -> Report {
    let mut report = Report {
        rule_set: selection.rule_set(),
        as_at: view.as_at(),
        flags: Vec::new(),
        cannot_tell: Vec::new(),
    };
    for rule in selection.rules() {
        let mut flags = Flags::new(rule, view.plan());
        let outcome = (rule.check)(view, &mut flags);
        if let Outcome::CannotTell(why) = outcome {
            report.cannot_tell.push(CannotTell { rule, why });
        }
        report.flags.extend(flags.into_found());
    }
    report
}

impl Report {
    /// The report as `formats/flags.schema.json` describes it; `as_at` is empty where no day is known.
    pub fn to_json(&self) -> Value {
        let Self { rule_set, as_at, flags, cannot_tell } = self;
        let cannot_tell: Vec<_> =
            cannot_tell.iter().map(|told| json!({ "code": told.rule.code, "why": told.why })).collect();
        json!({
            "format": "goldthread-flags/1",
            "rule_set": rule_set.to_string(),
            "as_at": as_at.map(|date| date.to_string()).unwrap_or_default(),
            "flags": flags.iter().map(flag_json).collect::<Vec<_>>(),
            "cannot_tell": cannot_tell,
        })
    }
}

fn flag_json(flag: &Flag) -> Value {
    let Flag { id, rule, message, section, action, words, at, also_at } = flag;
    json!({
        "id": id.as_str(),
        "code": rule.code,
        "rule": rule.name,
        "family": rule.family.word(),
        "level": rule.level.word(),
        "message": message,
        "source_rules": rule.source_rules,
        "section": section.as_ref().map(|named| &named.text),
        "action": action.as_ref().map(|named| &named.text),
        "words": words,
        "at": anchor_json(at),
        "also_at": also_at.iter().map(anchor_json).collect::<Vec<_>>(),
        "clears_when": rule.clears_when,
    })
}

fn anchor_json(at: &Anchor) -> Value {
    serde_json::to_value(at).unwrap_or_else(|_| Value::Object(Map::new()))
}
