use goldthread_plan::timescale::find_dates;

use crate::cadence::duties;
use crate::text::quoted;
use crate::{Family, Flags, Level, Outcome, PlanView, Rule, RuleSet};

pub(crate) static RULE: Rule = Rule {
    code: "DAT004",
    name: "scheduled-work-without-date",
    family: Family::Dates,
    level: Level::Warning,
    since: RuleSet::NOV_2026,
    source_rules: &["R06"],
    clears_when: "The work has a date, or a rhythm.",
    page: include_str!("../../docs/DAT004.md"),
    check,
};

/// Flags scheduled work that names neither a date nor how often it comes round.
fn check(view: &PlanView<'_>, flags: &mut Flags<'_>) -> Outcome {
    let hint = view.year_hint();
    for section in view.sections() {
        for work in &section.fields().scheduled_work {
            if find_dates(work.text(), hint).is_empty() && duties(work.text()).is_empty() {
                let what = quoted(work.text());
                flags.on_section(section, work, format!("Nothing says when this is to be done: {what}."));
            }
        }
    }
    flags.outcome()
}
