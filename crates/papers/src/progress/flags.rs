//! What the rules found, by kind.

use goldthread_plan::Plan;
use goldthread_rules::{Flag, Rule};

use super::{Seen, said};
use crate::words;
use crate::{Body, Cell, Column, Table};

/// How many characters of a flag's words are shown.
const LONGEST_WORDS: usize = 240;

pub(super) fn write(body: &mut Body, seen: Seen<'_>) {
    body.section("Flags: what a reader would ask", |body| {
        let kinds = by_kind(&seen.report.flags);
        if kinds.is_empty() {
            body.paragraph(format!("No rule of the set {} found anything.", seen.report.rule_set));
        } else {
            body.paragraph("A flag is a question, not a verdict: a rule found words in the plan that do not fit together, or that leave something open.");
            body.table(overview(&kinds));
        }
        each(body, seen.plan, &kinds);
        cannot_tell(body, seen);
    });
}

/// The flags in groups of one rule, in the order of the report.
fn by_kind(flags: &[Flag]) -> Vec<(&'static Rule, &[Flag])> {
    flags
        .chunk_by(|one, other| one.rule.code == other.rule.code)
        .map(|group| (group[0].rule, group))
        .collect()
}

fn overview(kinds: &[(&Rule, &[Flag])]) -> Table {
    let columns = [
        Column::new("Code").wide(2),
        Column::new("Kind").wide(7),
        Column::new("Level").wide(2),
        Column::new("Flags").wide(1).numbers(),
    ];
    let rows = kinds.iter().map(|(rule, flags)| {
        let level = words::sentence(rule.level.word());
        [rule.code.into(), kind(rule).into(), level.into(), Cell::from(flags.len().to_string())]
    });
    Table::new("Flags by kind", columns).rows(rows).build()
}

fn each(body: &mut Body, plan: &Plan, kinds: &[(&Rule, &[Flag])]) {
    if kinds.is_empty() {
        return;
    }
    body.section("Every flag, by kind", |body| {
        for (rule, flags) in kinds {
            body.section(&format!("{} ({})", kind(rule), rule.code), |body| one(body, plan, rule, flags));
        }
    });
}

fn one(body: &mut Body, plan: &Plan, rule: &Rule, flags: &[Flag]) {
    let columns = [
        Column::new("Where").wide(3),
        Column::new("What was found").wide(5),
        Column::new("Words of the plan").wide(5),
    ];
    let rows = flags.iter().map(|flag| {
        [Cell::from(place(plan, flag)), flag.message.as_str().into(), quoted(&flag.words).into()]
    });
    let count = words::counted(flags.len(), "flag", "flags");
    body.table(
        Table::new(&format!("{}: {count}", rule.code), columns).rows(rows).without_row_headers().build(),
    );
    body.paragraph(format!("What clears it: {}", rule.clears_when));
}

/// The name of a rule as words: "completed-with-open-work" is "Completed with open work".
fn kind(rule: &Rule) -> String {
    words::sentence(&rule.name.replace('-', " "))
}

fn place(plan: &Plan, flag: &Flag) -> String {
    let section = flag
        .section
        .as_ref()
        .and_then(|named| plan.section(named.number))
        .map(goldthread_plan::Section::name);
    let action = flag.action.as_ref().and_then(|named| plan.action(named.number));
    let action = action.map(|action| format!("action {}", said::number(action)));
    let parts: Vec<_> = section.into_iter().chain(action).collect();
    if parts.is_empty() { "The plan as a whole".to_owned() } else { parts.join(", ") }
}

fn quoted(text: &str) -> String {
    if text.trim().is_empty() {
        "Nothing is printed".to_owned()
    } else {
        words::quoted(&words::shortened(text, LONGEST_WORDS))
    }
}

fn cannot_tell(body: &mut Body, seen: Seen<'_>) {
    if seen.report.cannot_tell.is_empty() {
        return;
    }
    body.section("What the rules could not judge", |body| {
        body.bullets(
            seen.report
                .cannot_tell
                .iter()
                .map(|told| format!("{} ({}): {}.", kind(told.rule), told.rule.code, told.why)),
        );
    });
}
