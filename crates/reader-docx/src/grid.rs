//! The grid of a table: which columns each cell takes.

use crate::body::chosen;
use crate::inline::Tracked;
use crate::xml::Element;

/// The most columns of a table.
pub const MOST_COLUMNS: usize = 1_000;
/// The most columns that Word itself lets a cell span.
const WIDEST: usize = 63;

/// A row and the cells that it has.
pub struct Row<'x> {
    /// The row.
    pub element: Element<'x>,
    /// Its cells.
    pub cells: Vec<Placed<'x>>,
    /// The column after the last, with those that it leaves free.
    pub width: usize,
}

/// A cell and the columns that it takes.
#[derive(Clone, Copy)]
pub struct Placed<'x> {
    /// The cell.
    pub element: Element<'x>,
    /// What tracked changes did to it.
    pub tracked: Tracked,
    /// The first column, from 0.
    pub start: usize,
    /// The column after the last.
    pub end: usize,
    /// How it goes on from others.
    pub joins: Joins,
}

/// How a cell goes on from others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joins {
    /// It is one of its own.
    Nothing,
    /// Those below may go on from it.
    Starts,
    /// It goes on from the one above.
    Above,
    /// It goes on from the one to its left.
    Left,
}

/// The rows of a table, on the columns that at least one row has a cell start at; whether columns were left out.
pub fn rows<'x>(table: Element<'x>, tracked: Tracked) -> (Vec<Row<'x>>, bool) {
    let mut elements = Vec::new();
    within(table, "tr", tracked, &mut elements);
    let columns = table.child("tblGrid").map_or(0, |grid| grid.children().take(MOST_COLUMNS).count());
    let widest = columns.max(WIDEST);
    let mut is_cut = false;
    let mut rows: Vec<Row<'x>> =
        elements.into_iter().map(|(element, tracked)| row(element, tracked, widest, &mut is_cut)).collect();
    squeeze(table, &mut rows);
    (rows, is_cut)
}

/// The elements of a name, whatever is wrapped around them.
fn within<'x>(parent: Element<'x>, name: &str, tracked: Tracked, out: &mut Vec<(Element<'x>, Tracked)>) {
    for child in parent.children() {
        match child.name() {
            own if own == name => out.push((child, tracked)),
            "tr" | "tc" | "p" | "tbl" => {}
            own if own.ends_with("Pr") || own == "tblGrid" => {}
            "AlternateContent" => {
                if let Some(chosen) = chosen(child) {
                    within(chosen, name, tracked, out);
                }
            }
            own => within(child, name, tracked.and(Tracked::by(own)), out),
        }
    }
}

fn row<'x>(element: Element<'x>, tracked: Tracked, widest: usize, is_cut: &mut bool) -> Row<'x> {
    let properties = element.child("trPr");
    let free = |name: &str| {
        let columns = properties.and_then(|properties| properties.value(name)?.parse::<usize>().ok());
        columns.unwrap_or(0).min(widest)
    };
    let tracked = tracked.and(changed(properties, "ins", "del"));
    let mut elements = Vec::new();
    within(element, "tc", tracked, &mut elements);
    let mut at = free("gridBefore");
    let mut cells = Vec::with_capacity(elements.len());
    for (element, tracked) in elements {
        if at >= MOST_COLUMNS {
            *is_cut = true;
            break;
        }
        let cell = placed(element, tracked, at, widest);
        at = cell.end;
        cells.push(cell);
    }
    Row { element, cells, width: (at + free("gridAfter")).min(MOST_COLUMNS) }
}

fn placed(element: Element<'_>, tracked: Tracked, start: usize, widest: usize) -> Placed<'_> {
    let properties = element.child("tcPr");
    let span = properties.and_then(|properties| properties.value("gridSpan")?.parse::<u64>().ok());
    let span = span.and_then(|span| usize::try_from(span).ok()).unwrap_or(1).clamp(1, widest);
    let merge = |name: &str| {
        let merge = properties?.child(name)?;
        Some(merge.attribute("val").is_some_and(|how| how == "restart"))
    };
    let joins = match (merge("vMerge"), merge("hMerge")) {
        (Some(false), _) => Joins::Above,
        (_, Some(false)) => Joins::Left,
        (Some(true), _) => Joins::Starts,
        _ => Joins::Nothing,
    };
    let tracked = tracked.and(changed(properties, "cellIns", "cellDel"));
    Placed { element, tracked, start, end: (start + span).min(MOST_COLUMNS), joins }
}

/// What the properties of a row or cell say of tracked changes.
fn changed(properties: Option<Element<'_>>, inserted: &str, deleted: &str) -> Tracked {
    let has = |name: &str| properties.is_some_and(|properties| properties.child(name).is_some());
    let put_in = if has(inserted) { Tracked::Inserted } else { Tracked::Unchanged };
    put_in.and(if has(deleted) { Tracked::Deleted } else { Tracked::Unchanged })
}

/// Columns narrower than this are remains of borders that were moved by a hair: two millimetres, in twentieths of a
/// point.
const HAIR: u32 = 113;

/// Where each line between columns goes when those as narrow as a hair are gone; nothing where a cell would be gone too.
fn without_hairs(table: Element<'_>, rows: &[Row<'_>]) -> Option<Vec<usize>> {
    let columns = table.child("tblGrid").into_iter().flat_map(Element::children).take(MOST_COLUMNS);
    let mut lines = vec![0];
    for (at, column) in columns.enumerate() {
        let width: Option<u32> = column.attribute("w").and_then(|width| width.parse().ok());
        let is_hair = width.is_some_and(|width| width < HAIR);
        lines.push(if is_hair { lines[at] } else { at + 1 });
    }
    let fits = |cell: &Placed<'_>| cell.end < lines.len() && lines[cell.start] < lines[cell.end];
    rows.iter().flat_map(|row| &row.cells).all(fits).then_some(lines)
}

/// Takes out the columns that no cell starts at.
fn squeeze(table: Element<'_>, rows: &mut [Row<'_>]) {
    let width = rows.iter().map(|row| row.width).max().unwrap_or(0);
    let lines = without_hairs(table, rows).unwrap_or_default();
    let line = |at: usize| lines.get(at).copied().unwrap_or(at);
    let mut starts = vec![false; width + 1];
    rows.iter().flat_map(|row| &row.cells).for_each(|cell| starts[line(cell.start)] = true);
    let mut moved = Vec::with_capacity(starts.len());
    let mut at = 0;
    for is_start in starts {
        moved.push(at);
        at += usize::from(is_start);
    }
    for row in rows {
        for cell in &mut row.cells {
            let start = moved[line(cell.start)];
            (cell.start, cell.end) = (start, moved[line(cell.end)].max(start + 1));
        }
        let last = row.cells.last().map_or(0, |cell| cell.end);
        row.width = moved[line(row.width)].max(last);
    }
}
