//! A table of judgements: areas beside grades.

use goldthread_anchor::Quote;
use goldthread_tree::words::plain;
use goldthread_tree::{Cell, Paragraph, Row, Table, join};

use super::streams;
use crate::lexicon::lexicon;
use crate::mark::Marked;
use crate::{Judged, Scale};

use super::grade::before_reason;
use super::{bare_grade, grade_of, split};

/// Whether a table has a grade in some row beside other words, or the headings of such a table.
pub fn is_graded(table: &Table) -> bool {
    table.rows.iter().any(|row| is_header(row) || parted(row).is_some_and(|(area, _)| !area.is_empty()))
}

/// Whether a row heads a column of areas and one of grades.
fn is_header(row: &Row) -> bool {
    let columns = &lexicon().columns;
    let names =
        |words: &[String], cell: Option<&Cell>| cell.is_some_and(|cell| words.contains(&plain(&cell.text())));
    let mut filled = row.filled().map(|(_, cell)| cell);
    names(&columns.area, filled.next()) && names(&columns.grade, filled.last())
}

/// The words of a row beside its grade, and the grade; nothing where it has none.
fn parted(row: &Row) -> Option<(Quote, Quote)> {
    let filled: Vec<&Cell> = row.filled().map(|(_, cell)| cell).collect();
    let at = filled.iter().rposition(|cell| grade_of(&cell.text()).is_some())?;
    let cells: Vec<Quote> = filled.into_iter().map(Cell::quote).collect();
    let beside = cells
        .iter()
        .enumerate()
        .filter(|(other, cell)| *other != at && !is_number(cell))
        .map(|(_, cell)| cell);
    let area = Marked::of(&join(beside, " ")).rest;
    // What explains a grade is no area: "Good (Grade 2) | A service that exceeds minimum requirements".
    let explains = at == 0 && area.text().to_lowercase().starts_with("a service");
    (!explains).then(|| (area, bare_grade(&cells[at])))
}

fn is_number(cell: &Quote) -> bool {
    cell.text().chars().all(|c| c.is_ascii_digit() || c == '.')
}

/// The judgements of a table. A row with words and no grade names the rows under it.
pub fn judgements(table: &Table, mut group: Quote) -> Vec<Judged> {
    if is_broken(table) {
        let found = streams::of_table(table);
        if !found.is_empty() {
            return found;
        }
    }
    let mut found = Vec::new();
    for row in &table.rows {
        match parted(row) {
            Some((area, grade)) if !area.is_empty() => {
                let scale = grade_of(grade.text());
                found.extend(scale.map(|scale| Judged { group: group.clone(), area, grade, scale }));
            }
            None if !is_header(row) && row.filled().count() == 1 => {
                // The judgement of the whole stands over the areas: "Services are good".
                match row.filled().next().and_then(|(_, cell)| of_whole(cell)) {
                    Some((area, grade, scale)) => {
                        found.push(Judged { group: Quote::default(), area, grade, scale });
                    }
                    None => {
                        group = row.filled().next().map(|(_, cell)| cell.quote()).unwrap_or_default();
                    }
                }
            }
            _ => {}
        }
    }
    found
}

/// The judgement that a cell gives in one of its paragraphs; others say what it means.
fn of_whole(cell: &Cell) -> Option<(Quote, Quote, Scale)> {
    let first = cell.paragraphs.iter().map(Paragraph::quote).find_map(|words| {
        let words = Marked::of(&words).rest;
        split(&before_reason(&words))
    });
    first.or_else(|| split(&Marked::of(&cell.quote()).rest))
}

/// Whether lines of its cells came as rows: a grade without an area, or an area that goes on in the next row.
fn is_broken(table: &Table) -> bool {
    let mut above = false;
    for row in table.rows.iter().filter(|row| !is_header(row)) {
        let first = row.filled().next().map(|(_, cell)| cell.quote()).unwrap_or_default();
        let lower = first.text().starts_with(char::is_lowercase);
        if parted(row).is_some_and(|(area, _)| area.is_empty()) || above && lower {
            return true;
        }
        above = !first.is_empty();
    }
    false
}
