//! The figures a reader wants first.

use goldthread_plan::Action;
use goldthread_rules::Level;

use super::Seen;
use crate::words;
use crate::{Body, Cell, Column, Count, Table};

pub(super) fn write(body: &mut Body, seen: Seen<'_>) {
    body.section("Summary", |body| {
        body.counts(counts(seen));
        if seen.overdue().next().is_some() {
            let many = words::counted(seen.overdue().count(), "action is", "actions are");
            body.warning(
                &format!("{many} overdue on {}", words::date(seen.day)),
                "The next part lists them, the longest overdue first.",
            );
        }
        if seen.actions().is_empty() {
            body.paragraph("The document lists no actions of its own. What it says is done and planned stands under each section.");
        }
        judgements(body, seen);
    });
}

fn counts(seen: Seen<'_>) -> Vec<Count> {
    let actions = seen.actions();
    let whole = actions.len();
    let part = |label: &str, holds: &dyn Fn(&goldthread_plan::Action) -> bool| {
        Count::part(label, actions.iter().filter(|action| holds(action)).count(), whole)
    };
    let mut counts = vec![Count::new("Sections", seen.plan.sections().len()), Count::new("Actions", whole)];
    if whole > 0 {
        counts.extend([
            part("Said to be complete, not verified here", &|action| action.is_claimed_complete()),
            part(&format!("Overdue on {}", words::date(seen.day)), &|action| action.is_overdue(seen.day)),
            part("Open and without a date", &Action::is_undated),
            part("Without a lead", &|action| action.fields().leads.is_empty()),
        ]);
    }
    let errors = seen.report.flags.iter().filter(|flag| flag.rule.level == Level::Error).count();
    let flags = seen.report.flags.len();
    counts.push(Count::words(
        "Flags that the rules raise",
        &format!("{flags}, of which {}", words::counted(errors, "error", "errors")),
    ));
    counts.push(Count::new("Doubts left when the plan was read", seen.plan.doubts().len()));
    counts
}

fn judgements(body: &mut Body, seen: Seen<'_>) {
    let judgements = &seen.plan.fields().inspection.judgements;
    if judgements.is_empty() {
        return;
    }
    let rows =
        judgements.iter().map(|judgement| [judgement.area.text().into(), Cell::from(judgement.grade.text())]);
    let columns = [Column::new("Area").wide(3), Column::new("Judgement").wide(2)];
    body.table(Table::new("What inspectors judged", columns).rows(rows).build());
}
