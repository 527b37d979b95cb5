//! The actions of a section.

use goldthread_plan::{Action, Section};

use super::{Seen, said};
use crate::{Body, Cell, Column, Inline, Table};

pub(super) fn write(body: &mut Body, seen: Seen<'_>, section: &Section) {
    let actions: Vec<_> = seen.plan.actions_of(section.number()).collect();
    if actions.is_empty() {
        // A plan without any action says so once, in the summary.
        if !seen.actions().is_empty() {
            body.paragraph("No action is listed under this section.");
        }
        return;
    }
    let columns = [
        Column::new("No.").wide(2),
        Column::new("Action and progress").wide(10),
        Column::new("Leads").wide(4),
        Column::new("By when").wide(5),
        Column::new("Status").wide(4),
    ];
    let mut before = None;
    let rows = actions.into_iter().map(|action| {
        let row = row(seen, action, before);
        before = Some(action);
        row
    });
    body.section("Actions", |body| {
        let caption = format!("{}: actions, leads and dates", section.name());
        body.table(Table::new(&caption, columns).rows(rows).build());
    });
}

fn row(seen: Seen<'_>, action: &Action, before: Option<&Action>) -> [Cell; 5] {
    [
        said::number(action).into(),
        text_and_progress(action, before).into(),
        said::leads(seen.plan, action).into(),
        said::by_when(action, seen.day).into(),
        said::status(action),
    ]
}

/// The action, and under it what is told of it; rows of several actions share one progress, which is told once.
fn text_and_progress(action: &Action, before: Option<&Action>) -> Inline {
    let (text, progress) = (action.fields().text.text(), &action.fields().progress);
    let said = Inline::from(text).line_break();
    if progress.is_empty() {
        said.emphasised("No progress is told.")
    } else if before.is_some_and(|before| before.fields().progress == *progress) {
        said.emphasised("Progress: as for the action above.")
    } else {
        said.emphasised("Progress: ").text(progress.text())
    }
}
