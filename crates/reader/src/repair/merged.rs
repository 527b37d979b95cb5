//! Cells that were merged over several rows: what stands in the first is said of each.

use goldthread_plan::Doubt;

use crate::columns::Columns;
use crate::lexicon::Role;
use goldthread_tree::{Cell, Merged, Table};

/// So many bytes are said again in all the rows of a table.
const MOST: usize = 4 * 1024 * 1024;

/// Says what stands in a merged cell of each row that it covers, where each row is an action of its own. What the rows
/// answer is left: a row without it goes on with the last.
pub fn spread(table: &mut Table, columns: &Columns, doubts: &mut Vec<Doubt>) {
    let mut room = MOST;
    for at in 1..table.rows.len() {
        let (above, rest) = table.rows.split_at_mut(at);
        let (Some(above), Some(row)) = (above.last(), rest.first_mut()) else { continue };
        let covered = |cell: &Cell| cell.merged == Merged::Above && cell.is_empty();
        let acts =
            columns.columns(Role::Action).any(|at| row.cells.get(at).is_some_and(|cell| !cell.is_empty()));
        if !acts || !row.cells.iter().any(covered) {
            continue;
        }
        for (column, cell) in row.cells.iter_mut().enumerate().filter(|(_, cell)| covered(cell)) {
            let Some(upper) = above.cells.get(column).filter(|_| is_said_again(columns.role(column))) else {
                continue;
            };
            let bytes: usize =
                upper.paragraphs.iter().flat_map(|line| &line.runs).map(|run| run.words.text().len()).sum();
            if bytes > room {
                doubts.push(too_much(cell));
                return;
            }
            room -= bytes;
            cell.paragraphs.clone_from(&upper.paragraphs);
        }
    }
}

fn is_said_again(role: Option<Role>) -> bool {
    !matches!(role, Some(Role::Section | Role::Action))
}

fn too_much(cell: &Cell) -> Doubt {
    let message = "a merged cell covers so many rows that its words were not taken for all of them";
    Doubt { code: "merged-cell-too-large".to_owned(), message: message.to_owned(), at: cell.at.clone() }
}
