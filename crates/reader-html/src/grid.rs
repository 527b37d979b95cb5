//! The rows of a table and the columns that its cells take.

use crate::document::{Attribute, Document, Id, Kind};
use crate::tag::Tag;

/// A table as the page writes it.
#[derive(Debug, Default)]
pub struct Written {
    /// Its rows.
    pub rows: Vec<WrittenRow>,
    /// Captions.
    pub captions: Vec<Id>,
    /// Words that stand between its cells.
    pub loose: Vec<Id>,
}

/// A row as the page writes it.
#[derive(Debug, Default)]
pub struct WrittenRow {
    /// The element, where there is one.
    pub id: Option<Id>,
    /// The part of the table that it stands in; cells do not reach from one to another.
    pub section: Option<Id>,
    /// Whether that part is the head.
    pub is_head: bool,
    /// Its cells.
    pub cells: Vec<Id>,
}

/// A cell with its place in the grid.
#[derive(Clone, Copy, Debug)]
pub struct Placed {
    /// The element.
    pub id: Id,
    /// Its first column, from 0.
    pub column: u32,
    /// How many columns it takes.
    pub columns: u32,
    /// How many rows it takes.
    pub rows: usize,
}

/// The parts of a table, without looking into its cells.
pub fn written(document: &Document, table: Id) -> Written {
    let mut written = Written::default();
    let end = document.node(table).end;
    let (mut section, mut row_end): (Option<Id>, Id) = (None, 0);
    let mut at = table + 1;
    while at < end {
        section = section.filter(|section| document.node(*section).end > at);
        let node = document.node(at);
        let mut next = node.end;
        match node.kind {
            Kind::Words(from, to) if !document.words(from, to).unwrap_or_default().trim().is_empty() => {
                written.loose.push(at);
            }
            Kind::Words(..) | Kind::Ends(_) => {}
            Kind::Element { part: Tag::Td | Tag::Th, .. } => {
                if at >= row_end || document.begins_row(at) {
                    row_end = end;
                    written.rows.push(row(document, None, section));
                }
                if let Some(row) = written.rows.last_mut().filter(|_| !is_ruler(document, at)) {
                    row.cells.push(at);
                }
            }
            Kind::Element { part: Tag::Caption, .. } => written.captions.push(at),
            Kind::Element { part: Tag::Table, .. } => written.loose.push(at),
            Kind::Element { part, .. } if part.is_silent() || part == Tag::Colgroup => {}
            Kind::Element { part, .. } => {
                next = at + 1;
                if part == Tag::Tr {
                    row_end = node.end;
                    written.rows.push(row(document, Some(at), section));
                } else if matches!(part, Tag::Thead | Tag::Tbody | Tag::Tfoot) {
                    section = Some(at);
                }
            }
        }
        at = next.max(at + 1);
    }
    written
}

fn row(document: &Document, id: Option<Id>, section: Option<Id>) -> WrittenRow {
    let is_head = section.is_some_and(|section| document.part(section) == Some(Tag::Thead));
    WrittenRow { id, section, is_head, cells: Vec::new() }
}

/// Whether a cell is the letter of a column or the number of a row that a published spreadsheet draws.
fn is_ruler(document: &Document, id: Id) -> bool {
    const NAMES: &[&str] = &["row-headers-background", "column-headers-background", "row-header freezebar"];
    let classes = document.attribute(id, Attribute::Class).unwrap_or_default();
    NAMES.iter().any(|name| classes.contains(name))
}

/// The grid of a table: its rows' cells by column, and how many columns there are. Columns that no cell begins in are
/// not counted. `most` is how many cells are placed, with those that go on from above; the rows beyond are left out.
pub fn placed(document: &Document, rows: &[WrittenRow], most: usize) -> (Vec<Vec<Placed>>, u32) {
    let mut placing = Placing { document, busy: Vec::new(), room: most };
    let last_rows = last_rows(rows);
    let mut all: Vec<Vec<Placed>> = Vec::with_capacity(rows.len().min(most));
    for (number, row) in rows.iter().enumerate() {
        if number > 0 && rows[number - 1].section != row.section {
            placing.busy.clear();
        }
        if placing.room == 0 {
            break;
        }
        all.push(placing.row(&row.cells, last_rows[number] - number));
    }
    let columns = renumber(&mut all);
    (all, columns)
}

/// The number after the last row of the part that each row stands in.
fn last_rows(rows: &[WrittenRow]) -> Vec<usize> {
    let mut ends = vec![rows.len(); rows.len()];
    for number in (0..rows.len().saturating_sub(1)).rev() {
        let same = rows[number].section == rows[number + 1].section;
        ends[number] = if same { ends[number + 1] } else { number + 1 };
    }
    ends
}

struct Placing<'a> {
    document: &'a Document,
    /// Columns taken by cells from above: from, to, and for how many rows more.
    busy: Vec<(u32, u32, usize)>,
    room: usize,
}

impl Placing<'_> {
    fn row(&mut self, cells: &[Id], rows_left: usize) -> Vec<Placed> {
        let mut row = Vec::with_capacity(cells.len().min(self.room));
        let (mut column, mut next_busy) = (0, 0);
        for &id in cells {
            if self.room <= self.busy.len() {
                break;
            }
            self.room -= 1;
            while let Some((from, to, _)) = self.busy.get(next_busy).filter(|(from, ..)| *from <= column) {
                column = column.max(*to).max(*from);
                next_busy += 1;
            }
            let free = self.busy.get(next_busy).map_or(u32::MAX, |(from, ..)| *from) - column;
            let columns = self.span(id, Attribute::ColumnSpan, 1000).unwrap_or(1).max(1).min(free);
            let rows = match self.span(id, Attribute::RowSpan, 65_534) {
                Some(0) => rows_left,
                span => (span.unwrap_or(1) as usize).min(rows_left),
            };
            row.push(Placed { id, column, columns, rows });
            column = column.saturating_add(columns);
        }
        self.room = self.room.saturating_sub(self.busy.len());
        self.take(&row);
        row
    }

    /// Marks the columns of a row's cells as taken in the rows below.
    fn take(&mut self, row: &[Placed]) {
        let busy = self.busy.drain(..).map(|(from, to, rows)| (from, to, rows - 1));
        let own = row.iter().map(|cell| (cell.column, cell.column + cell.columns, cell.rows - 1));
        let mut all: Vec<_> = busy.chain(own).filter(|(.., rows)| *rows > 0).collect();
        all.sort_unstable();
        self.busy = all;
    }

    fn span(&self, id: Id, attribute: Attribute, most: u32) -> Option<u32> {
        let value = self.document.attribute(id, attribute)?.trim();
        let digits = value.len() - value.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        if digits == 0 {
            return None;
        }
        Some(value[..digits].parse().map_or(most, |span: u32| span.min(most)))
    }
}

/// Leaves out the columns that no cell begins in; returns how many there are.
fn renumber(rows: &mut [Vec<Placed>]) -> u32 {
    let mut starts: Vec<u32> = rows.iter().flatten().map(|cell| cell.column).collect();
    starts.sort_unstable();
    starts.dedup();
    let index = |column: u32| starts.partition_point(|start| *start < column);
    let narrow = |index: usize| u32::try_from(index).unwrap_or(u32::MAX);
    for cell in rows.iter_mut().flatten() {
        let (from, to) = (index(cell.column), index(cell.column.saturating_add(cell.columns)));
        (cell.column, cell.columns) = (narrow(from), narrow(to - from));
    }
    narrow(starts.len())
}
