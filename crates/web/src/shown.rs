//! A document as it is shown: a text line by line, anything else as blocks; in parts, so that a huge document cannot make
//! a huge page.

use std::ops::Range;

use goldthread_anchor::{Anchor, Quote};
use goldthread_reader::{Block, Cell, Merged, Paragraph, Source, Table, Tree};

use crate::marks::{Sheet, sheets};
use crate::spot::Spot;

/// A part of a document that is shown at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Lines of a text.
    Lines(Sheet),
    /// Blocks, and rows of tables.
    Blocks(Vec<Slice>),
}

/// A block, or some rows of it where it is a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slice {
    /// The block in the tree, from 0.
    pub block: usize,
    /// The rows; none where it is no table.
    pub rows: Range<usize>,
    /// How many rows at the head of the table are shown again above them.
    pub head: usize,
    /// The page of the document that it begins on, where there are pages. Of a table it is the rows of one page.
    pub page: Option<u32>,
}

impl Slice {
    /// Whether a place stands in it.
    pub fn holds(&self, tree: &Tree, spot: &Spot) -> bool {
        find(tree, spot).is_some_and(|place| self.has(place))
    }

    fn has(&self, (block, row): (usize, usize)) -> bool {
        self.block == block && (self.rows.is_empty() || self.rows.contains(&row))
    }
}

/// What a page points at: a place, and the words there; no words for the whole place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picked {
    /// The place.
    pub spot: Spot,
    /// The words.
    pub words: String,
}

impl Picked {
    /// What the values `mark` and `words` of an address point at.
    pub fn of(mark: Option<&str>, words: Option<&str>) -> Option<Self> {
        let spot = mark?.parse().ok()?;
        Some(Self { spot, words: words.unwrap_or_default().to_owned() })
    }
}

/// All parts of a document; there is at least one.
pub fn parts(source: &Source) -> Vec<Part> {
    match source.text() {
        Some(text) => sheets(text).into_iter().map(Part::Lines).collect(),
        None => cut(source.tree()).into_iter().map(Part::Blocks).collect(),
    }
}

/// The part that a place stands in, from 0; nothing where the document has no such place.
pub fn holding(source: &Source, parts: &[Part], spot: &Spot) -> Option<usize> {
    if let Spot::Bytes(range) = spot {
        return parts
            .iter()
            .position(|part| matches!(part, Part::Lines(sheet) if range.start < sheet.range.end));
    }
    let place = find(source.tree(), spot)?;
    let holds = |slice: &Slice| slice.has(place);
    parts.iter().position(|part| matches!(part, Part::Blocks(slices) if slices.iter().any(holds)))
}

/// The lines or rows around some places, a dozen lines or the one row at most; nothing where the document has no such places.
pub fn around(source: &Source, spots: &[Spot]) -> Option<Part> {
    if let Some(text) = source.text() {
        let ranges = spots.iter().filter_map(Spot::bytes);
        let (start, end) =
            (ranges.clone().map(|range| range.start).min()?, ranges.map(|range| range.end).max()?);
        return Sheet::around(text, start..end).map(Part::Lines);
    }
    let (block, row) = spots.iter().find_map(|spot| find(source.tree(), spot))?;
    let shown = source.tree().blocks.get(block)?;
    let (rows, head) = match shown {
        Block::Table(table) => (row..row + 1, headings(table).max(1).min(row)),
        _ => (0..0, 0),
    };
    let slice = Slice { block, rows, head, page: page_of(shown, row) };
    Some(Part::Blocks(vec![slice]))
}

const CELLS_A_PART: usize = 4_000;
const BYTES_A_PART: usize = 300_000;

/// Cuts a tree between blocks, and between the rows of tables.
fn cut(tree: &Tree) -> Vec<Vec<Slice>> {
    let mut parts: Vec<Vec<Slice>> = vec![Vec::new()];
    let mut weight = 0;
    let mut put = |slice: Slice, cells: usize, bytes: usize| {
        // Both limits in one figure, so that a part is full when either is reached.
        let more = cells * BYTES_A_PART / CELLS_A_PART + bytes;
        let full = weight > 0 && weight + more > BYTES_A_PART;
        if full {
            parts.push(Vec::new());
        }
        weight = if full { more } else { weight + more };
        let Some(part) = parts.last_mut() else { return };
        match part.last_mut() {
            Some(last) if last.block == slice.block && last.page == slice.page => {
                last.rows.end = slice.rows.end;
            }
            _ => part.push(slice),
        }
    };
    for (block, shown) in tree.blocks.iter().enumerate() {
        match shown {
            Block::Heading(_, words) | Block::Paragraph(words) | Block::Item(words) => {
                put(Slice { block, rows: 0..0, head: 0, page: page_of(shown, 0) }, 1, bytes_of(words));
            }
            Block::Table(table) => {
                let headings = headings(table);
                for (row, cells) in table.rows.iter().enumerate() {
                    let bytes = cells.cells.iter().flat_map(|cell| &cell.paragraphs).map(bytes_of).sum();
                    let (page, head) = (page_of(shown, row), headings.min(row));
                    put(Slice { block, rows: row..row + 1, head, page }, cells.cells.len(), bytes);
                }
            }
        }
    }
    parts
}

fn bytes_of(words: &Paragraph) -> usize {
    words.runs.iter().map(|run| run.words.text().len()).sum()
}

/// How many rows at its head the format marks as headings; three at most.
pub fn headings(table: &Table) -> usize {
    table.rows.iter().take(3).take_while(|row| row.is_heading).count()
}

/// The paragraphs that stand at a place, and the anchor of the cell where it is one.
pub fn standing_at<'a>(tree: &'a Tree, spot: &Spot) -> Option<(&'a [Paragraph], Option<&'a Anchor>)> {
    let (block, row) = find(tree, spot)?;
    match tree.blocks.get(block)? {
        Block::Heading(_, words) | Block::Paragraph(words) | Block::Item(words) => {
            Some((std::slice::from_ref(words), None))
        }
        Block::Table(table) => {
            let mut cells = table.rows.get(row)?.cells.iter();
            let cell = cells.find(|cell| Spot::of(&cell.at).as_ref() == Some(spot))?;
            Some((&cell.paragraphs, Some(&cell.at)))
        }
    }
}

/// The block and the row that a place stands in.
fn find(tree: &Tree, spot: &Spot) -> Option<(usize, usize)> {
    tree.blocks.iter().enumerate().find_map(|(at, block)| match block {
        Block::Heading(_, words) | Block::Paragraph(words) | Block::Item(words) => {
            spots_of(words).any(|found| found == *spot).then_some((at, 0))
        }
        Block::Table(table) => {
            let holds = |cell: &Cell| Spot::of(&cell.at).as_ref() == Some(spot);
            table.rows.iter().position(|row| row.cells.iter().any(holds)).map(|row| (at, row))
        }
    })
}

/// The places that words stand at, in reading order.
pub fn spots_of(words: &Paragraph) -> impl Iterator<Item = Spot> {
    words.runs.iter().flat_map(|run| run.words.anchors()).filter_map(Spot::of)
}

/// The page that a block, or a row of it where it is a table, begins on, where the document has pages.
fn page_of(block: &Block, row: usize) -> Option<u32> {
    let first = |words: &Paragraph| words.runs.first().map(|run| &run.words).map(Quote::anchor);
    let anchor = match block {
        Block::Heading(_, words) | Block::Paragraph(words) | Block::Item(words) => first(words)?,
        Block::Table(table) => table.rows.get(row)?.cells.first()?.at.clone(),
    };
    if let Anchor::Page(place, _) = anchor { Some(place.page) } else { None }
}

/// The cell that a merged one goes on from, and itself where it stands alone.
pub fn origin(table: &Table, row: usize, column: usize) -> (usize, usize) {
    let (mut row, mut column) = (row, column);
    loop {
        let merged = table.rows.get(row).and_then(|row| row.cells.get(column)).map(|cell| cell.merged);
        match merged {
            Some(Merged::Above) if row > 0 => row -= 1,
            Some(Merged::Left) if column > 0 => column -= 1,
            _ => return (row, column),
        }
    }
}

#[cfg(test)]
mod tests {
    use goldthread_anchor::{Cell as Place, PageBox};
    use goldthread_reader::{Row, Run};

    use super::*;

    fn words(text: &str, at: Anchor) -> Paragraph {
        Paragraph {
            runs: vec![Run { words: Quote::at(text, at), marks: goldthread_reader::Marks::default() }],
        }
    }

    fn table(rows: u32, columns: u32) -> Table {
        let cell = |row, column| {
            let at = Anchor::Cell(Place { table: 1, row, column });
            Cell { paragraphs: vec![words("x", at.clone())], at, ..Cell::default() }
        };
        let row = |row| Row {
            cells: (1..=columns).map(|column| cell(row, column)).collect(),
            is_heading: row == 1,
            ..Row::default()
        };
        Table { number: 1, rows: (1..=rows).map(row).collect() }
    }

    #[test]
    fn a_long_table_is_cut_between_rows_and_shows_its_headings_again() {
        let heading = Block::Heading(1, words("Plan", Anchor::Paragraph(1)));
        let tree = Tree { blocks: vec![heading, Block::Table(table(1_000, 10))], ..Tree::default() };
        let parts = cut(&tree);
        assert_eq!(parts.len(), 3);
        assert_eq!(parts[1].iter().map(|slice| (slice.block, slice.head)).collect::<Vec<_>>(), [(1, 1)]);
        let rows: usize = parts.iter().flatten().map(|slice| slice.rows.len()).sum();
        assert_eq!(rows, 1_000);
        let spot = Spot::Cell(Place { table: 1, row: 700, column: 3 });
        assert_eq!(find(&tree, &spot), Some((1, 699)));
        assert_eq!(find(&tree, &Spot::Paragraph(1)), Some((0, 0)));
        assert_eq!(find(&tree, &Spot::Paragraph(2)), None);
    }

    #[test]
    fn a_table_over_pages_is_cut_where_they_begin() {
        let mut table = table(5, 2);
        for (row, page) in table.rows.iter_mut().zip([3, 3, 4, 4, 6]) {
            let place = PageBox { page, top: 0, left: 0, bottom: 10, right: 10 };
            let at = Some(Place { table: 1, row: 1, column: 1 });
            row.cells.iter_mut().for_each(|cell| cell.at = Anchor::Page(place, at));
        }
        let tree = Tree { blocks: vec![Block::Table(table)], ..Tree::default() };
        let parts = cut(&tree);
        let slices: Vec<_> = parts[0].iter().map(|slice| (slice.rows.clone(), slice.page)).collect();
        assert_eq!(slices, [(0..2, Some(3)), (2..4, Some(4)), (4..5, Some(6))]);
    }

    #[test]
    fn an_empty_document_has_one_empty_part() {
        assert_eq!(cut(&Tree::default()), [Vec::new()]);
    }

    #[test]
    fn a_merged_cell_goes_on_from_its_first() {
        let mut table = table(3, 3);
        for (row, column, merged) in [(0, 1, Merged::Left), (1, 0, Merged::Above), (1, 1, Merged::Left)] {
            table.rows[row].cells[column].merged = merged;
        }
        assert_eq!(
            (origin(&table, 1, 1), origin(&table, 2, 2), origin(&table, 9, 9)),
            ((0, 0), (2, 2), (9, 9))
        );
    }
}
