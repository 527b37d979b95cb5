//! Rows of which the format shows that a page break parted them.

use super::{merge, merge_cell, rejoined};
use goldthread_plan::Doubt;
use goldthread_tree::{Cell, Merged, Row, Table};

/// As many rows at the head of a page may print the first rows of the table again.
const HEAD: usize = 3;

/// Puts such rows under those that they go on from; the headings between the two, which the new page printed again, go.
pub fn rejoin(table: &mut Table, doubts: &mut Vec<Doubt>) {
    if table.rows.iter().all(|row| row.runs_on.is_empty()) {
        return;
    }
    let mut rows: Vec<Row> = Vec::with_capacity(table.rows.len());
    for mut row in std::mem::take(&mut table.rows) {
        if row.runs_on.is_empty() {
            rows.push(row);
            continue;
        }
        let again = printed_again(&rows);
        rows.truncate(rows.len() - again);
        doubts.extend(rows.last().map(|_| rejoined(&row)));
        give_to_owners(&mut rows, &mut row);
        match rows.last_mut() {
            Some(above) => {
                merge(above, row);
            }
            None => rows.push(row),
        }
    }
    table.rows = rows;
}

/// Puts words that go on in a merged cell where that cell begins.
fn give_to_owners(rows: &mut [Row], row: &mut Row) {
    for (at, cell) in row.cells.iter_mut().enumerate().filter(|(_, cell)| !cell.is_empty()) {
        let covered = |row: &&Row| row.cells.get(at).is_some_and(|cell| cell.merged == Merged::Above);
        let under = rows.iter().rev().take_while(covered).count();
        let owner = rows.len().checked_sub(under + 1).filter(|_| under > 0);
        if let Some(owner) = owner.and_then(|owner| rows[owner].cells.get_mut(at)) {
            let more = Cell { paragraphs: std::mem::take(&mut cell.paragraphs), ..cell.clone() };
            merge_cell(owner, more, true, Some(row.runs_on.contains(&at)));
        }
    }
}

/// How many of the last rows print the first ones again.
fn printed_again(rows: &[Row]) -> usize {
    let is_again = |many: &usize| {
        let at = rows.len() - many;
        let same = rows[..*many].iter().zip(&rows[at..]).all(|(first, last)| first.says_the_same(last));
        rows[at].after_break && same
    };
    (1..=HEAD.min(rows.len() / 2)).rev().find(is_again).unwrap_or(0)
}
