//! Tables: rows, merged cells, the colour behind each cell.

use goldthread_anchor::{Anchor, Cell as At};
use goldthread_tree::{Block, Cell, Colour, Merged, Paragraph, Row, Table};

use crate::body::{Place, Reading, colour, paragraphs};
use crate::doubts::Kind;
use crate::grid::{self, Joins, Placed};
use crate::inline::Tracked;
use crate::styles::{Look, Part, PartLook, Style, Styles};
use crate::theme::Shade;
use crate::words::Tally;
use crate::xml::Element;

/// What a table's style sets, in the parts that the table asks for.
#[derive(Clone, Copy)]
struct Design<'s> {
    style: Option<&'s Style>,
    /// Which parts the table sets apart, by [`Part`].
    asked: [bool; 4],
    rows: usize,
}

/// The cell above in the same column, as far as those below may go on from it.
#[derive(Clone, Copy, Default)]
struct Above {
    goes_on: bool,
    fill: Option<Colour>,
}

impl<'x> Reading<'_, 'x> {
    /// Reads a table. One that only lays others out gives them and is gone; one in a cell stays in the cell.
    pub(crate) fn table(&mut self, element: Element<'x>, tracked: Tracked, out: &mut Vec<Block>) {
        let (rows, is_cut) = grid::rows(element, tracked);
        if is_cut {
            self.doubts.add(Kind::TooManyColumns, "", &self.at);
        }
        if self.place == Place::Body && is_layout(&rows) {
            for cell in rows.iter().flat_map(|row| &row.cells) {
                self.flow(cell.element, cell.tracked, out);
            }
            return;
        }
        let is_outermost = self.place == Place::Body;
        let before = (self.place, self.at.clone(), self.outer);
        if is_outermost {
            self.tables += 1;
            self.place = Place::Cell;
        }
        let table = self.rows(element, &rows, is_outermost);
        (self.place, self.at, self.outer) = before;
        if !table.rows.is_empty() {
            out.push(Block::Table(table));
        }
    }

    fn rows(&mut self, table: Element<'x>, rows: &[grid::Row<'x>], is_outermost: bool) -> Table {
        let design = self.design(table, rows.len());
        let mut read = Table { number: self.tables, rows: Vec::with_capacity(rows.len()) };
        let mut above: Vec<Above> = Vec::new();
        let mut is_heading = true;
        for (number, row) in rows.iter().enumerate() {
            if !self.take_room(row.width.max(1)) {
                break;
            }
            let properties = row.element.child("trPr");
            let is_set =
                |name: &str| properties.and_then(|properties| properties.switch(name)).unwrap_or(false);
            is_heading &= is_set("tblHeader");
            self.stand(number, 0, is_outermost);
            if is_set("hidden") {
                self.doubts.add(Kind::HiddenRows, "", &self.at);
            }
            let cells = self.cells(row, number, design, &mut above, is_outermost);
            read.rows.push(Row { cells, is_heading, ..Row::default() });
        }
        read
    }

    fn cells(
        &mut self,
        row: &grid::Row<'x>,
        number: usize,
        design: Design<'_>,
        above: &mut Vec<Above>,
        is_outermost: bool,
    ) -> Vec<Cell> {
        let mut cells: Vec<Cell> = Vec::with_capacity(row.width);
        let mut below = vec![Above::default(); row.width];
        for placed in &row.cells {
            while cells.len() < placed.start {
                cells.push(self.gap(number, cells.len(), is_outermost));
            }
            self.stand(number, placed.start, is_outermost);
            let over = above.get(placed.start).copied().unwrap_or_default();
            let before = cells.last().map(|cell| cell.fill);
            let cell = match (placed.joins, before) {
                (Joins::Above, _) if over.goes_on => self.covered(placed, Merged::Above, over.fill),
                (Joins::Left, Some(fill)) => self.covered(placed, Merged::Left, fill),
                _ => self.cell(placed, design.at(number, placed, row)),
            };
            let fill = cell.fill;
            cells.push(cell);
            while cells.len() < placed.end {
                let covered =
                    Cell { merged: Merged::Left, fill, ..self.gap(number, cells.len(), is_outermost) };
                cells.push(covered);
            }
            let goes_on = matches!(placed.joins, Joins::Starts | Joins::Above);
            below[placed.start] = Above { goes_on, fill };
        }
        while cells.len() < row.width {
            cells.push(self.gap(number, cells.len(), is_outermost));
        }
        *above = below;
        cells
    }

    /// Says where the words that follow stand: in an inner table, where its outer cell stands.
    fn stand(&mut self, row: usize, column: usize, is_outermost: bool) {
        if is_outermost {
            let count = |at: usize| u32::try_from(at + 1).unwrap_or(u32::MAX);
            self.at = Anchor::Cell(At { table: self.tables, row: count(row), column: count(column) });
        }
    }

    /// A place of the grid that no cell stands at.
    fn gap(&mut self, row: usize, column: usize, is_outermost: bool) -> Cell {
        self.stand(row, column, is_outermost);
        Cell { at: self.at.clone(), ..Cell::default() }
    }

    /// A cell that goes on from another. Words in it are not seen; they are read, with a doubt.
    fn covered(&mut self, placed: &Placed<'x>, merged: Merged, fill: Option<Colour>) -> Cell {
        let (paragraphs, notes, _) = self.content(placed);
        if paragraphs.is_empty() {
            return Cell { paragraphs, at: self.at.clone(), merged, fill, notes };
        }
        let words = paragraphs.iter().map(|paragraph| paragraph.text().into_owned()).collect::<String>();
        self.doubts.add(Kind::HiddenWords, &words, &self.at);
        Cell { paragraphs, at: self.at.clone(), merged: Merged::No, fill, notes }
    }

    fn cell(&mut self, placed: &Placed<'x>, part: PartLook) -> Cell {
        let outer = self.outer;
        self.outer = Look { behind: None, ..part.look }.over(outer);
        let (paragraphs, notes, tally) = self.content(placed);
        self.outer = outer;
        let own = placed.element.at(&["tcPr", "shd"]).and_then(|shd| self.about.theme.shading(shd));
        Cell {
            paragraphs,
            at: self.at.clone(),
            merged: Merged::No,
            fill: fill(own, &tally, part.fill),
            notes,
        }
    }

    fn content(&mut self, placed: &Placed<'x>) -> (Vec<Paragraph>, Vec<Paragraph>, Tally) {
        let notes = std::mem::take(&mut self.notes);
        let tally = std::mem::take(&mut self.tally);
        let boxes = std::mem::take(&mut self.boxes);
        let mut blocks = Vec::new();
        self.flow(placed.element, placed.tracked, &mut blocks);
        self.boxes = boxes;
        let tally = std::mem::replace(&mut self.tally, tally);
        let own = std::mem::replace(&mut self.notes, notes);
        (paragraphs(blocks), own, tally)
    }

    fn design(&self, table: Element<'x>, rows: usize) -> Design<'x> {
        let styles: &'x Styles = self.about.styles;
        let properties = table.child("tblPr");
        let style = properties.and_then(|properties| properties.value("tblStyle"));
        let look = properties.and_then(|properties| properties.child("tblLook"));
        let bits = look.and_then(|look| u32::from_str_radix(&look.attribute("val")?, 16).ok()).unwrap_or(0);
        let asks = |name: &str, bit: u32| {
            look.is_some_and(|look| look.attribute(name).map_or(bits & bit != 0, |_| look.is_on(name)))
        };
        Design {
            style: style.and_then(|id| styles.get(&id)),
            asked: [
                asks("firstRow", 0x20),
                asks("lastRow", 0x40),
                asks("firstColumn", 0x80),
                asks("lastColumn", 0x100),
            ],
            rows,
        }
    }
}

impl Design<'_> {
    /// What the style sets in a cell: a row goes before a column.
    fn at(&self, number: usize, cell: &Placed<'_>, row: &grid::Row<'_>) -> PartLook {
        let Some(style) = self.style else { return PartLook::default() };
        let parts = [
            (Part::FirstRow, number == 0),
            (Part::LastRow, number + 1 == self.rows && number > 0),
            (Part::FirstColumn, cell.start == 0),
            (Part::LastColumn, cell.end == row.width && cell.start > 0),
        ];
        let mut whole = PartLook { fill: None, look: style.look };
        for (part, applies) in parts.into_iter().rev() {
            let set = style.parts[part as usize];
            if applies && self.asked[part as usize] {
                whole = PartLook { fill: set.fill.or(whole.fill), look: set.look.over(whole.look) };
            }
        }
        whole
    }
}

/// The colour behind a cell. A sign or shape of a colour tells more than a grey ground; what the cell sets goes before what
/// is behind its words, and that before the table's style.
fn fill(own: Option<Shade>, tally: &Tally, styled: Option<Shade>) -> Option<Colour> {
    let ground = colour(own);
    let is_plain = ground.is_none_or(|colour| colour.name().is_none_or(|name| name == "Grey"));
    let sign = tally.sign().filter(|_| is_plain);
    sign.or(ground).or_else(|| tally.behind.colour()).or_else(|| {
        let styled = styled.filter(|_| own.is_none());
        colour(styled)
    })
}

/// Whether a table only lays others out: it has one or two cells, or one a row, and a table stands in them.
fn is_layout(rows: &[grid::Row<'_>]) -> bool {
    let is_small = rows.iter().map(|row| row.cells.len()).sum::<usize>() <= 2;
    let is_narrow = rows.iter().all(|row| row.cells.len() <= 1);
    let mut cells = rows.iter().flat_map(|row| &row.cells);
    (is_small || is_narrow) && cells.any(|cell| holds_table(cell.element))
}

/// Whether a table stands in a cell, whatever is wrapped around it.
fn holds_table(cell: Element<'_>) -> bool {
    cell.children().any(|child| match child.name() {
        "tbl" => true,
        "sdt" | "sdtContent" | "customXml" | "ins" | "del" => holds_table(child),
        _ => false,
    })
}
