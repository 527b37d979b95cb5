//! Tables on their side: the headings in the first column, an action in each of the others.

use crate::columns::Columns;
use crate::lexicon::{Role, lexicon};
use crate::{Cell, Mapping, Row, Table};

/// A table turned so that each action is a row, with its columns; `None` where it does not lie on its side.
pub fn turned(table: &Table, mapping: &Mapping) -> Option<(Table, Columns)> {
    const MOST_ROWS: usize = 24;
    const MOST_COLUMNS: usize = 60;
    if !(2..=MOST_ROWS).contains(&table.rows.len()) || !(3..=MOST_COLUMNS).contains(&table.width()) {
        return None;
    }
    let names = |at: usize| {
        let cells = table.rows.iter().filter_map(|row| row.cells.get(at));
        cells.filter_map(|cell| lexicon().exact_role(&cell.text())).collect::<Vec<Role>>()
    };
    let labels = names(0);
    let is_side =
        labels.contains(&Role::Action) && labels.len() >= 3 && labels.len() * 10 >= table.rows.len() * 6;
    if !is_side || names(2).len() >= 2 {
        return None;
    }
    let column = |at: usize| Row {
        cells: table
            .rows
            .iter()
            .map(|row| row.cells.get(at).cloned().unwrap_or_default())
            .map(single)
            .collect(),
        ..Row::default()
    };
    let rows = (0..table.width()).map(column).filter(|row| row.filled().next().is_some()).collect();
    let turned = Table { number: table.number, rows };
    let columns = Columns::of_table(&turned, mapping)?;
    Some((turned, columns))
}

/// A cell that is part of no other: what was merged across is not merged down.
fn single(cell: Cell) -> Cell {
    Cell { merged: crate::Merged::No, ..cell }
}
