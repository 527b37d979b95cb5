//! A table of what has to be done, with a column of the bodies that have to do it on the left or on the right.

use goldthread_anchor::Quote;
use goldthread_tree::words::plain;
use goldthread_tree::{Cell, Merged, Row, Table};

use super::plain_recommendation;
use crate::lexicon::{Under, lexicon, starts};
use crate::mark::Marked;
use crate::{Addressee, Recommendation, RecommendationKind, bodies};

/// Which column holds what.
struct Columns {
    kind: RecommendationKind,
    text: usize,
    bodies: Option<usize>,
    group: Quote,
}

/// What a table's rows ask, where its heading row or the list it stands in says that they ask something.
pub fn recommendations(
    table: &Table,
    list: Option<(RecommendationKind, Quote)>,
    to: Addressee,
) -> Option<Vec<Recommendation>> {
    let beside = beside(table);
    let header = table.rows.iter().take(3).position(|row| columns(row).is_some());
    let header = header.filter(|_| beside.is_none());
    let columns = match header {
        None if beside.is_some() => beside?,
        Some(at) => columns(&table.rows[at])?,
        None => unheaded(table, list?)?,
    };
    let rows = &table.rows[header.map_or(0, |at| at + 1)..];
    let mut found: Vec<Recommendation> = Vec::new();
    for row in rows.iter().filter(|row| header.is_none() || self::columns(row).is_none()) {
        add(&mut found, row, &columns, to);
    }
    for one in &mut found {
        one.responsible = one.responsible.iter().flat_map(bodies::parted).collect();
    }
    Some(found)
}

/// The columns of a table whose heading stands beside its rows, in one cell that is merged down over all of them.
fn beside(table: &Table) -> Option<Columns> {
    let first = table.rows.first()?;
    let named = columns(first)?;
    let merged = |row: &Row| row.cells.get(named.text).is_some_and(|cell| cell.merged == Merged::Above);
    let all = table.rows.len() > 1 && table.rows.iter().skip(1).all(merged);
    let mut others = first.filled().filter(|(at, _)| *at != named.text);
    let (text, _) = others.next()?;
    (all && others.next().is_none()).then_some(Columns { text, bodies: None, ..named })
}

/// A table that begins with the rest of a row joins what came before it.
pub fn append(found: &mut Vec<Recommendation>, more: Vec<Recommendation>) {
    for (at, one) in more.into_iter().enumerate() {
        match found.last_mut() {
            Some(last) if at == 0 && goes_on(last.text.text(), one.text.text()) => {
                last.text.push(" ", &one.text);
            }
            Some(last) if at == 0 && one.text.is_empty() => join_bodies(last, &one.responsible),
            _ if one.text.is_empty() => {}
            _ => found.push(one),
        }
    }
}

fn goes_on(above: &str, below: &str) -> bool {
    !above.ends_with(['.', '!', '?']) && below.starts_with(char::is_lowercase)
}

/// The columns that a row of headings names.
fn columns(row: &Row) -> Option<Columns> {
    const LONGEST: usize = 80;
    let heads: Vec<(usize, Quote, String)> = row
        .filled()
        .map(|(at, cell)| (at, cell.quote()))
        .filter(|(_, quote)| quote.text().len() < LONGEST)
        .map(|(at, quote)| (at, quote.clone(), plain(quote.text())))
        .collect();
    let asked = |head: &(usize, Quote, String)| kind_of(&head.2);
    let (kind, at, group) =
        heads.iter().find_map(|head| asked(head).map(|kind| (kind, head.0, head.1.clone())))?;
    let is_body = |head: &str| lexicon().lists.body_columns.iter().any(|word| starts(head, word));
    let bodies = heads.iter().find(|(other, _, head)| *other != at && is_body(head)).map(|(at, ..)| *at);
    Some(Columns { kind, text: at, bodies, group })
}

fn kind_of(head: &str) -> Option<RecommendationKind> {
    match lexicon().under_heading(head)? {
        Under::Priority => Some(RecommendationKind::PriorityAction),
        Under::Improve => Some(RecommendationKind::AreaForImprovement),
        Under::Recommendation => Some(RecommendationKind::Recommendation),
        _ => None,
    }
}

/// A table without headings in an open list: the column with the most words holds what has to be done.
fn unheaded(table: &Table, list: (RecommendationKind, Quote)) -> Option<Columns> {
    let width = table.width();
    let words = |column: usize| -> usize {
        table.rows.iter().filter_map(|row| row.cells.get(column)).map(|cell| cell.text().len()).sum()
    };
    let text = (0..width).max_by_key(|column| words(*column))?;
    let named = |column: usize| {
        let cells = table.rows.iter().filter_map(|row| row.cells.get(column)).filter(|cell| !cell.is_empty());
        cells.map(Cell::quote).any(|cell| !bodies::parted(&cell).is_empty() && bodies::is_name(&cell))
    };
    let bodies = (0..width).find(|column| *column != text && words(*column) > 0 && named(*column));
    Some(Columns { kind: list.0, text, bodies, group: list.1 })
}

/// Adds a row, or what a page break parted from the row above.
fn add(found: &mut Vec<Recommendation>, row: &Row, columns: &Columns, to: Addressee) {
    let cell = |at: usize| row.cells.get(at).filter(|cell| !cell.is_empty());
    let covered = |at: usize| row.cells.get(at).is_some_and(|cell: &Cell| cell.merged == Merged::Above);
    let names = columns.bodies.and_then(cell).map(bodies::of_cell).unwrap_or_default();
    let text = cell(columns.text).or_else(|| only(row, columns)).map(Cell::quote).unwrap_or_default();
    let Some(last) = found.last_mut() else {
        return push(found, &text, names, columns, to);
    };
    if text.is_empty() {
        return join_bodies(last, &names);
    }
    let covered_text = covered(columns.text);
    if covered_text || goes_on(last.text.text(), text.text()) {
        last.text.push(if last.text.text().ends_with(':') { "\n" } else { " " }, &text);
        return join_bodies(last, &names);
    }
    let names = if names.is_empty() && columns.bodies.is_some_and(covered) {
        last.responsible.clone()
    } else {
        names
    };
    push(found, &text, names, columns, to);
}

/// The words of a row whose cells are fewer than the columns.
fn only<'r>(row: &'r Row, columns: &Columns) -> Option<&'r Cell> {
    let mut filled = row.filled();
    let (at, cell) = filled.next()?;
    (filled.next().is_none() && columns.bodies != Some(at)).then_some(cell)
}

fn push(
    found: &mut Vec<Recommendation>,
    text: &Quote,
    responsible: Vec<Quote>,
    columns: &Columns,
    to: Addressee,
) {
    let marked = Marked::of(text);
    let mut one = plain_recommendation(marked.rest, columns.kind, columns.group.clone(), to);
    (one.reference, one.responsible) = (marked.reference, responsible);
    found.push(one);
}

/// Names that go on in the next row: the last one is made longer.
fn join_bodies(last: &mut Recommendation, more: &[Quote]) {
    for (at, name) in more.iter().enumerate() {
        match last.responsible.last_mut() {
            Some(before) if at == 0 => before.push(" ", name),
            _ => last.responsible.push(name.clone()),
        }
    }
}
