//! What the rows of several pages answer: a merged cell whose words go on at the head of the next page.

use super::{append, runs_on, starts_lower};
use crate::columns::Columns;
use crate::lexicon::Role;
use goldthread_anchor::Anchor;
use goldthread_tree::words::is_joining;
use goldthread_tree::{Cell, Row};

/// Puts the words with which such a cell goes on in the first row of a page back where the cell begins; gives the place
/// that they stood in.
pub fn rejoin(rows: &mut [Row], row: &mut Row, columns: &Columns) -> Option<Anchor> {
    let at = columns.column(Role::Section).filter(|_| row.after_break)?;
    // The header is none of the rows that answer something.
    let first = columns.header_rows.max(1);
    let body = rows.get_mut(first..).unwrap_or_default();
    let owner = body.iter_mut().rev().find_map(|row| row.cells.get_mut(at).filter(|cell| !cell.is_empty()));
    let (owner, cell) = (owner?, row.cells.get_mut(at)?);
    if cell.is_empty() || !goes_on(owner, cell) {
        return None;
    }
    let runs_on = runs_on(owner, cell);
    let mut more = std::mem::take(&mut cell.paragraphs).into_iter();
    if let Some(last) = owner.paragraphs.last_mut().filter(|_| runs_on)
        && let Some(first) = more.next()
    {
        append(last, first);
    }
    owner.paragraphs.extend(more);
    Some(cell.at.clone())
}

/// Whether the words of a cell go on with those of another: in the middle of a sentence, or under a title that is set
/// apart.
fn goes_on(owner: &Cell, cell: &Cell) -> bool {
    let text = owner.quote();
    let last = text.text().rsplit([' ', '\n']).next().unwrap_or_default();
    starts_lower(cell) || is_joining(last) || is_titled(owner) && !begins_strong(cell)
}

/// Whether a cell has a title in bold and other words under it.
fn is_titled(cell: &Cell) -> bool {
    let mut runs = cell.paragraphs.iter().flat_map(|line| &line.runs);
    begins_strong(cell) && runs.any(|run| !run.marks.strong && !run.words.text().trim().is_empty())
}

fn begins_strong(cell: &Cell) -> bool {
    let mut runs = cell.paragraphs.iter().flat_map(|line| &line.runs);
    runs.find(|run| !run.words.text().trim().is_empty()).is_some_and(|run| run.marks.strong)
}
