//! Tables: a grid of cells, or only a way of placing words on a page.

use goldthread_anchor::{Anchor, Cell as Place, Quote};
use goldthread_tree::{Block, Cell, Colour, Marks, Merged, Paragraph, Row, Run, Table};

use crate::document::{Attribute, Document, Id};
use crate::flow::{self, Read};
use crate::grid::{Placed, Written, WrittenRow, placed, written};
use crate::reader::{Look, Reader};
use crate::shade::seen;
use crate::style::{Style, colour_of_attribute, colour_of_class};
use crate::tag::Tag;

/// A table outside others: its captions and loose words as blocks, and the table; or, where it only places words on the
/// page, the blocks within.
pub fn read(reader: &mut Reader<'_>, id: Id, look: Look) -> Read {
    let written = written(reader.document, id);
    let mut read = around(reader, &written, look, None);
    if is_layout(reader.document, id, &written) {
        for row in &written.rows {
            for &cell in &row.cells {
                let end = reader.document.node(cell).end;
                read.blocks.extend(flow::read(reader, cell + 1, end, look, None).blocks);
            }
        }
    } else if !written.rows.is_empty() {
        let table = grid(reader, &written, look);
        if !table.rows.is_empty() {
            read.blocks.push(Block::Table(table));
        }
    }
    read
}

/// A table in a cell: each row is a paragraph, its cells parted by bars.
pub fn read_nested(reader: &mut Reader<'_>, id: Id, look: Look, inside: Place) -> Read {
    let written = written(reader.document, id);
    let mut read = around(reader, &written, look, Some(inside));
    for row in &written.rows {
        let mut filled = Vec::new();
        for &cell in &row.cells {
            let style = reader.style(cell);
            let mut look = reader.look(cell, &style, look);
            look.ground = own_fill(reader.document, cell, &style).or(look.ground);
            let end = reader.document.node(cell).end;
            let part = flow::read(reader, cell + 1, end, look, Some(inside));
            if part.blocks.is_empty() {
                read.shade.spot(look.ground);
            }
            read.shade.add(part.shade);
            filled.extend(Some(part.blocks).filter(|blocks| !blocks.is_empty()));
        }
        if filled.len() == 1 {
            read.blocks.extend(filled.into_iter().flatten());
        } else if !filled.is_empty() {
            read.blocks.push(Block::Paragraph(in_one(filled, &Anchor::Cell(inside))));
        }
    }
    read
}

/// Cells as one paragraph.
fn in_one(cells: Vec<Vec<Block>>, at: &Anchor) -> Paragraph {
    let run = |words: &str| Run { words: Quote::at(words, at.clone()), marks: Marks::default() };
    let mut runs = Vec::new();
    for (number, cell) in cells.into_iter().enumerate() {
        for (part, paragraph) in paragraphs(cell).into_iter().enumerate() {
            match (number, part) {
                (0, 0) => {}
                (_, 0) => runs.push(run(" | ")),
                _ => runs.push(run(" ")),
            }
            runs.extend(paragraph.runs);
        }
    }
    Paragraph { runs }
}

/// What stands in a table but in none of its cells.
fn around(reader: &mut Reader<'_>, written: &Written, look: Look, inside: Option<Place>) -> Read {
    let mut read = Read::default();
    for &id in written.captions.iter().chain(&written.loose) {
        let is_caption = reader.document.part(id) == Some(Tag::Caption);
        let from = if is_caption { id + 1 } else { id };
        let part = flow::read(reader, from, reader.document.node(id).end, look, inside);
        read.blocks.extend(part.blocks);
        read.shade.add(part.shade);
    }
    read
}

/// Whether a table only places words on the page: it says so, has one cell, or holds little but other tables.
fn is_layout(document: &Document, id: Id, written: &Written) -> bool {
    const MOST_CELLS: usize = 12;
    let cells = written.rows.iter().map(|row| row.cells.len()).sum::<usize>();
    let says_so = document
        .attribute(id, Attribute::Role)
        .is_some_and(|role| matches!(role.trim(), "presentation" | "none"));
    if cells <= 1 || says_so {
        return true;
    }
    let filled = |row: &&WrittenRow| row.cells.iter().filter(|&&id| document.letters(id) > 0).count() > 1;
    if cells > MOST_CELLS || written.rows.iter().filter(filled).count() > 1 {
        return false;
    }
    let nested = letters_of_tables(document, id);
    nested > 0 && (cells == 2 || u64::from(nested) * 10 >= u64::from(document.letters(id)) * 7)
}

/// How many letters stand in the tables within a table.
fn letters_of_tables(document: &Document, id: Id) -> u32 {
    let (mut at, end, mut letters) = (id + 1, document.node(id).end, 0);
    while at < end {
        if document.part(at) == Some(Tag::Table) {
            letters += document.letters(at);
            at = document.node(at).end;
        } else {
            at += 1;
        }
    }
    letters
}

/// What goes on from the row above in a column.
#[derive(Clone, Copy, Default)]
struct FromAbove {
    rows: usize,
    fill: Option<Colour>,
}

fn grid(reader: &mut Reader<'_>, written: &Written, look: Look) -> Table {
    reader.tables = reader.tables.saturating_add(1);
    let mut table = Table { number: reader.tables, rows: Vec::new() };
    let (cells, columns) = placed(reader.document, &written.rows, reader.room.saturating_mul(2));
    let all_placed = cells.len() == written.rows.len();
    let mut above = vec![FromAbove::default(); columns as usize];
    for (row, placed) in written.rows.iter().zip(cells) {
        if reader.cut.is_some() {
            break;
        }
        let number = u32::try_from(table.rows.len()).unwrap_or(u32::MAX).saturating_add(1);
        let at = Place { table: table.number, row: number, column: 1 };
        if placed.is_empty() {
            for column in &mut above {
                column.rows = column.rows.saturating_sub(1);
            }
            continue;
        }
        let is_heading = is_heading(reader.document, row, table.rows.iter().all(|row| row.is_heading));
        let (look, fill) = row_look(reader, row, look);
        let cells = GridRow { reader, fill, look, at }.read(&placed, &mut above);
        table.rows.push(Row { cells, is_heading, ..Row::default() });
    }
    if !all_placed {
        let row = u32::try_from(table.rows.len()).unwrap_or(u32::MAX);
        reader.cut.get_or_insert(Anchor::Cell(Place { table: table.number, row, column: 1 }));
    }
    table
}

/// Whether a row is one of headings: it stands in the head, or at the top with nothing but heading cells.
fn is_heading(document: &Document, row: &WrittenRow, is_top: bool) -> bool {
    let all = row.cells.iter().all(|&id| document.part(id) == Some(Tag::Th));
    row.is_head || is_top && all && row.cells.len() > 1
}

/// How words look in a row, hidden with it or with its part of the table, and the colour that its cells have from it.
fn row_look(reader: &Reader<'_>, row: &WrittenRow, look: Look) -> (Look, Option<Colour>) {
    let (mut look, mut fill) = (look, None);
    for id in [row.section, row.id].into_iter().flatten() {
        let style = reader.style(id);
        look = reader.look(id, &style, look);
        fill = own_fill(reader.document, id, &style).or(fill);
    }
    (look, seen(fill))
}

struct GridRow<'r, 'a> {
    reader: &'r mut Reader<'a>,
    fill: Option<Colour>,
    look: Look,
    at: Place,
}

impl GridRow<'_, '_> {
    /// All cells of a row: its own, and those that others reach into.
    fn read(mut self, placed: &[Placed], above: &mut [FromAbove]) -> Vec<Cell> {
        let width = width(placed, above);
        let mut cells: Vec<Cell> = Vec::with_capacity(width.min(self.reader.room));
        let mut own = placed.iter().peekable();
        while cells.len() < width {
            let column = cells.len();
            let at = Anchor::Cell(self.place(column));
            if !self.reader.take_room(&at) {
                break;
            }
            let Some(cell) = own.next_if(|cell| cell.column as usize <= column) else {
                cells.push(continued(at, &mut above[column]));
                continue;
            };
            let read = self.cell(cell, column);
            let fill = read.fill;
            cells.push(read);
            let end = (cell.column + cell.columns) as usize;
            above[column..end].fill(FromAbove { rows: cell.rows - 1, fill });
            while cells.len() < end && self.reader.take_room(&at) {
                let at = Anchor::Cell(self.place(cells.len()));
                cells.push(Cell { at, merged: Merged::Left, fill, ..Cell::default() });
            }
        }
        for column in above.iter_mut().skip(cells.len()) {
            column.rows = column.rows.saturating_sub(1);
        }
        cells
    }

    fn place(&self, column: usize) -> Place {
        Place { column: u32::try_from(column).unwrap_or(u32::MAX).saturating_add(1), ..self.at }
    }

    fn cell(&mut self, cell: &Placed, column: usize) -> Cell {
        let inside = self.place(column);
        let document = self.reader.document;
        let style = self.reader.style(cell.id);
        let look = self.reader.look(cell.id, &style, self.look);
        let own = own_fill(document, cell.id, &style);
        let mut read = flow::read(self.reader, cell.id + 1, document.node(cell.id).end, look, Some(inside));
        if read.blocks.is_empty() {
            read.blocks = labelled(self.reader, cell.id, inside);
        }
        let fill = outer_or_inner(own.or(self.fill), read.shade.fill());
        Cell {
            paragraphs: paragraphs(read.blocks),
            at: Anchor::Cell(inside),
            merged: Merged::No,
            fill,
            notes: Vec::new(),
        }
    }
}

/// How many cells the row has: up to its last own one or the last that reaches in from above.
fn width(placed: &[Placed], above: &[FromAbove]) -> usize {
    let own = placed.last().map_or(0, |cell| (cell.column + cell.columns) as usize);
    let reaching = above.iter().rposition(|column| column.rows > 0).map_or(0, |at| at + 1);
    own.max(reaching)
}

/// The colour of a cell by what is behind it and what is in it: a badge on white or grey, as tables are striped, counts
/// for more than these.
fn outer_or_inner(outer: Option<Colour>, inner: Option<Colour>) -> Option<Colour> {
    let is_plain = outer.and_then(Colour::name).is_none_or(|name| name == "Grey");
    let outer = seen(outer);
    if is_plain { inner.or(outer) } else { outer }
}

/// A cell that has nothing of its own: it goes on from the one above, or the row has none there.
fn continued(at: Anchor, above: &mut FromAbove) -> Cell {
    if above.rows == 0 {
        return Cell { at, ..Cell::default() };
    }
    above.rows -= 1;
    Cell { at, merged: Merged::Above, fill: above.fill, ..Cell::default() }
}

/// The colour that a cell or row is given itself.
fn own_fill(document: &Document, id: Id, style: &Style) -> Option<Colour> {
    let attribute = |attribute| document.attribute(id, attribute);
    let plain = || attribute(Attribute::BackgroundColour).and_then(colour_of_attribute);
    let named = || attribute(Attribute::Class).and_then(|class| colour_of_class(class, style));
    style.background.or_else(plain).or_else(named)
}

/// The label of a cell without words.
fn labelled(reader: &Reader<'_>, id: Id, inside: Place) -> Vec<Block> {
    let Some(label) = crate::pictures::label(reader.document, id) else { return Vec::new() };
    let words = Quote::at(label.split_whitespace().collect::<Vec<_>>().join(" "), Anchor::Cell(inside));
    vec![Block::Paragraph(Paragraph { runs: vec![Run { words, marks: Marks::default() }] })]
}

fn paragraphs(blocks: Vec<Block>) -> Vec<Paragraph> {
    let paragraph = |block| match block {
        Block::Heading(_, paragraph) | Block::Paragraph(paragraph) | Block::Item(paragraph) => {
            Some(paragraph)
        }
        Block::Table(_) => None,
    };
    blocks.into_iter().filter_map(paragraph).collect()
}
