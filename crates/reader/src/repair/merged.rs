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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Mapping, Paragraph, Row, Run};
    use goldthread_anchor::Quote;

    /// A cell; `^` goes on from above, `<` from the left.
    fn cell(words: &str) -> Cell {
        let merged = match words {
            "^" => Merged::Above,
            "<" => Merged::Left,
            _ => Merged::No,
        };
        let words = if merged == Merged::No { words } else { "" };
        let run = Run { words: Quote::typed(words), marks: crate::Marks::default() };
        Cell { paragraphs: vec![Paragraph { runs: vec![run] }], merged, ..Cell::default() }
    }

    fn table(rows: &[&str]) -> Table {
        let row = |row: &&str| Row { cells: row.split('|').map(cell).collect(), ..Row::default() };
        Table { number: 1, rows: rows.iter().map(row).collect() }
    }

    fn check(rows: &[&str], expected: &[&str]) {
        let mut table = table(rows);
        let columns = Columns::of_table(&table, &Mapping::default()).unwrap();
        spread(&mut table, &columns, &mut Vec::new());
        let words =
            |row: &Row| row.cells.iter().map(|cell| cell.text().into_owned()).collect::<Vec<_>>().join("|");
        assert_eq!(table.rows.iter().map(words).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn what_rows_share_is_said_of_each() {
        check(
            &["Finding|Action|Lead|By when", "F|One.|GT|May 2025", "^|Two.|^|June 2025", "^|Three.|^|^"],
            &[
                "Finding|Action|Lead|By when",
                "F|One.|GT|May 2025",
                "|Two.|GT|June 2025",
                "|Three.|GT|June 2025",
            ],
        );
        check(
            &["Action|Lead|By when|RAG", "One.|GT|May 2025|Red", "^|LJ|^|^"],
            &["Action|Lead|By when|RAG", "One.|GT|May 2025|Red", "|LJ||"],
        );
    }

    #[test]
    fn what_is_shared_is_bounded() {
        let long = "word ".repeat(200_000);
        let first = format!("One.|GT|May 2025|{long}");
        let mut rows = vec!["Action|Lead|By when|Progress", first.as_str()];
        rows.extend(vec!["Two.|LJ|June 2025|^"; 50]);
        let mut table = table(&rows);
        let columns = Columns::of_table(&table, &Mapping::default()).unwrap();
        let mut doubts = Vec::new();
        spread(&mut table, &columns, &mut doubts);
        assert_eq!(
            doubts.iter().map(|doubt| doubt.code.as_str()).collect::<Vec<_>>(),
            ["merged-cell-too-large"]
        );
    }
}
