//! Tables made of boxes: elements that a style sheet sets beside each other, row under row, with no `table` around them.

use crate::document::{Attribute, Document, Id, Kind};
use crate::style::Sheets;
use crate::tag::Tag;

/// A table has as many columns.
const FEWEST: usize = 3;
const MOST: usize = 16;
/// A heading has no more letters.
const LONGEST_HEADING: u32 = 40;
/// A row of one cell over others has no more letters.
const LONGEST_BAND: u32 = 250;

/// Takes boxes for tables, rows and cells where they show one: a row of short headings, and rows of as many cells under
/// it.
pub fn mark(document: &mut Document, sheets: &Sheets) {
    let mut at = 1;
    while at < document.len() {
        let node = document.node(at);
        let part = document.part(at);
        let is_over = part.is_some_and(|part| part.is_tabular() || part.is_silent() || part == Tag::Svg);
        if is_over {
            at = node.end.max(at + 1);
            continue;
        }
        at = match part.and_then(|_| drawn(document, sheets, at)) {
            Some(rows) => {
                take(document, at, &rows);
                node.end.max(at + 1)
            }
            None => at + 1,
        };
    }
}

/// A row of a table of boxes.
struct Drawn {
    /// The element around its cells; none where nothing stands around the cells of one row.
    row: Option<Id>,
    cells: Vec<Id>,
}

/// Marks a table, its rows and their cells; those of its first row are headings.
fn take(document: &mut Document, table: Id, rows: &[Drawn]) {
    document.take_for(table, Tag::Table);
    for (number, drawn) in rows.iter().enumerate() {
        match (drawn.row, drawn.cells.first()) {
            (Some(row), _) => document.take_for(row, Tag::Tr),
            (None, Some(first)) => document.begin_row(*first),
            (None, None) => {}
        }
        let part = if number == 0 { Tag::Th } else { Tag::Td };
        drawn.cells.iter().for_each(|cell| document.take_for(*cell, part));
    }
}

/// The rows of an element that shows a table.
fn drawn(document: &Document, sheets: &Sheets, id: Id) -> Option<Vec<Drawn>> {
    let children = children(document, id)?;
    let rows = rows(document, &children).or_else(|| {
        let columns =
            usize::from(sheets.style(document, id).columns.filter(|_| children.len() >= 2 * FEWEST)?);
        let whole = (FEWEST..=MOST).contains(&columns) && children.len() % columns == 0;
        let row = |cells: &[Id]| Drawn { row: None, cells: cells.to_vec() };
        whole.then(|| children.chunks(columns).map(row).collect())
    })?;
    let (first, others) = rows.split_first().filter(|(_, others)| !others.is_empty())?;
    let letters = |id: &Id| document.letters(*id);
    let headed = first.cells.iter().all(|id| letters(id) <= LONGEST_HEADING)
        && first.cells.iter().filter(|id| letters(id) > 0).count() + 1 >= first.cells.len();
    let told = || others.iter().flat_map(|row| &row.cells).any(|id| letters(id) > LONGEST_HEADING / 2);
    let set = || {
        sheets.style(document, id).beside == Some(true)
            || rows.iter().take(3).any(|row| is_beside(document, sheets, row))
    };
    (headed && told() && set()).then_some(rows)
}

/// The rows that the children of an element are, or those within them.
fn rows(document: &Document, children_of: &[Id]) -> Option<Vec<Drawn>> {
    let mut rows: Vec<Drawn> = Vec::new();
    for &child in children_of {
        if let Some(cells) = cells(document, child) {
            rows.push(Drawn { row: Some(child), cells });
            continue;
        }
        let within = children(document, child).unwrap_or_default();
        let parted: Option<Vec<Vec<Id>>> = within.iter().map(|id| cells(document, *id)).collect();
        match parted.filter(|parted| !parted.is_empty()) {
            Some(parted) => {
                rows.extend(within.iter().zip(parted).map(|(id, cells)| Drawn { row: Some(*id), cells }));
            }
            None if document.letters(child) == 0 => {}
            // Words alone in their row head those under it.
            None if !rows.is_empty() && within.len() < 2 && document.letters(child) <= LONGEST_BAND => {
                rows.push(Drawn { row: None, cells: vec![child] });
            }
            None => return None,
        }
    }
    let width = rows.first()?.cells.len();
    let whole = rows.iter().all(|row| row.cells.len() == width || row.row.is_none());
    (whole && rows.iter().filter(|row| row.row.is_some()).count() > 1).then_some(rows)
}

/// The cells of a row: all that stands in it.
fn cells(document: &Document, row: Id) -> Option<Vec<Id>> {
    children(document, row).filter(|cells| (FEWEST..=MOST).contains(&cells.len()))
}

/// The elements within an element, where no words stand between them and none is a part of a table.
fn children(document: &Document, id: Id) -> Option<Vec<Id>> {
    let end = document.node(id).end;
    let mut children = Vec::new();
    let mut at = id + 1;
    while at < end {
        let node = document.node(at);
        match node.kind {
            Kind::Words(from, to) if !document.words(from, to).unwrap_or_default().trim().is_empty() => {
                return None;
            }
            Kind::Words(..)
            | Kind::Ends(_)
            | Kind::Element { part: Tag::Script | Tag::Style | Tag::Template, .. } => {}
            Kind::Element { part, .. } if part.is_tabular() || part.is_void() => return None,
            Kind::Element { .. } => children.push(at),
        }
        at = node.end.max(at + 1);
    }
    Some(children)
}

/// Whether the cells of a row stand beside each other: by style, or by the names of classes where the style is elsewhere.
fn is_beside(document: &Document, sheets: &Sheets, row: &Drawn) -> bool {
    const ROWS: &[&str] = &["row", "tr", "line", "record", "rows"];
    const CELLS: &[&str] = &["col", "cell", "td", "th", "column", "field"];
    let named = |id: Id, words: &[&str]| {
        let names = document.attribute(id, Attribute::Class).unwrap_or_default();
        names.split(|c: char| !c.is_ascii_alphabetic()).take(32).any(|word| words.contains(&word))
    };
    row.row.is_some_and(|id| sheets.style(document, id).beside == Some(true) || named(id, ROWS))
        || row.row.is_some() && row.cells.iter().all(|id| named(*id, CELLS))
}
