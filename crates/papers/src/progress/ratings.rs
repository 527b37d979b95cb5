//! The rating grid: a row a section, process and impact, last period and this.

use goldthread_plan::Ratings;

use super::{Seen, said};
use crate::{Body, Cell, Column, Inline, Table};

pub(super) fn write(body: &mut Body, seen: Seen<'_>) {
    let rated = |ratings: &Ratings| !ratings.last.is_empty() || !ratings.this.is_empty();
    let sections = seen.plan.sections();
    let any =
        sections.iter().any(|section| rated(&section.fields().process) || rated(&section.fields().impact));
    body.section("Ratings", |body| {
        if any {
            body.table(grid(seen));
        } else {
            body.paragraph("The plan rates none of its sections.");
        }
        key(body, seen);
    });
}

fn grid(seen: Seen<'_>) -> Table {
    let columns = [
        Column::new("Section").wide(6),
        Column::new("Process, last period").wide(4),
        Column::new("Process, this period").wide(4),
        Column::new("Impact, last period").wide(4),
        Column::new("Impact, this period").wide(4),
    ];
    let rows = seen.plan.sections().iter().map(|section| {
        let [process_last, process] = said::ratings(&section.fields().process);
        let [impact_last, impact] = said::ratings(&section.fields().impact);
        [said::heading(section).into(), process_last, process, impact_last, impact]
    });
    Table::new("Process and impact of each section, in the plan's own words", columns).rows(rows).build()
}

fn key(body: &mut Body, seen: Seen<'_>) {
    let scheme = &seen.plan.fields().scheme;
    if scheme.is_empty() {
        return;
    }
    let rows =
        scheme.iter().map(|entry| [Cell::from(Inline::from(entry.mark.text())), entry.meaning.text().into()]);
    let columns = [Column::new("Rating").wide(1), Column::new("Meaning").wide(4)];
    body.table(Table::new("What the plan says its ratings mean", columns).rows(rows).build());
}
