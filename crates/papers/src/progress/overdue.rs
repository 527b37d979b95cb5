//! What should be done by now and is not said to be.

use super::{Seen, said};
use crate::words;
use crate::{Body, Cell, Column, Table};

pub(super) fn write(body: &mut Body, seen: Seen<'_>) {
    if seen.actions().is_empty() {
        return;
    }
    body.section(&format!("What is overdue on {}", words::date(seen.day)), |body| {
        let mut late: Vec<_> = seen.overdue().collect();
        late.sort_by_key(|action| (action.fields().timescale.last_day(), action.number()));
        if late.is_empty() {
            body.paragraph("No action is past a date that could be read. Actions without such a date cannot be late; the summary counts them.");
            return;
        }
        let columns = [
            Column::new("No.").wide(2),
            Column::new("Action").wide(8),
            Column::new("Section").wide(5),
            Column::new("Leads").wide(4),
            Column::new("Was due").wide(4),
        ];
        let caption = "Actions past their date that are not said to be complete, the longest overdue first";
        body.table(Table::new(caption, columns).rows(late.into_iter().map(|action| row(seen, action))).build());
    });
}

fn row(seen: Seen<'_>, action: &goldthread_plan::Action) -> [Cell; 5] {
    let section = seen.plan.section(action.section()).map(goldthread_plan::Section::name).unwrap_or_default();
    [
        said::number(action).into(),
        action.fields().text.text().into(),
        section.into(),
        said::leads(seen.plan, action).into(),
        said::by_when(action, seen.day).into(),
    ]
}
