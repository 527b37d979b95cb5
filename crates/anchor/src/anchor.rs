use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::wire::WireAnchor;

/// A place in a source, in the terms of the source's own format.
///
/// It does not name the source: who holds an anchor knows which document it belongs to. As text it is what a person
/// would say: `line 12`, `page 3, table 2, row 4`, `sheet Plan, cell C14`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "WireAnchor", into = "WireAnchor")]
pub enum Anchor {
    /// No document stands behind it: a person typed it, or it was worked out.
    #[default]
    Typed,
    /// A range of the text of a source.
    Text(TextRange),
    /// A range of the text of a source that is a cell of a table.
    TableCell(TextRange, Cell),
    /// A box on a page, and the cell of a table that it is, if it is one.
    Page(PageBox, Option<Cell>),
    /// A paragraph outside tables, from 1 in the order of the document.
    Paragraph(u32),
    /// A cell of a table in a document without lines or pages.
    Cell(Cell),
    /// A cell of a sheet.
    Sheet(Arc<str>, SheetCell),
}

/// A range of bytes in the text of a source, and the line that it starts on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TextRange {
    /// The first byte, from 0.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
    /// The line of the first byte, from 1.
    pub line: u32,
}

/// A box on a page, in hundredths of a point from the top left of the page as it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PageBox {
    /// The page, from 1.
    pub page: u32,
    /// The upper edge.
    pub top: i32,
    /// The left edge.
    pub left: i32,
    /// The lower edge.
    pub bottom: i32,
    /// The right edge.
    pub right: i32,
}

/// A cell of a table; all three count from 1, in the order that the source prints them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cell {
    /// The table in the source.
    pub table: u32,
    /// The row in the table.
    pub row: u32,
    /// The column in the row.
    pub column: u32,
}

/// A cell of a sheet; both count from 1. As text it is what the program shows: `C14`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SheetCell {
    /// The row.
    pub row: u32,
    /// The column.
    pub column: u32,
}

impl Anchor {
    /// The range of text that the anchor covers, if it is a place in a text.
    pub fn range(&self) -> Option<TextRange> {
        match self {
            Self::Text(range) | Self::TableCell(range, _) => Some(*range),
            Self::Typed | Self::Page(..) | Self::Paragraph(_) | Self::Cell(_) | Self::Sheet(..) => None,
        }
    }

    /// The line that the place starts on, from 1.
    pub fn line(&self) -> Option<u32> {
        self.range().map(|range| range.line)
    }

    /// The cell of a table that the place is, if it is one.
    pub fn cell(&self) -> Option<Cell> {
        match self {
            Self::TableCell(_, cell) | Self::Page(_, Some(cell)) | Self::Cell(cell) => Some(*cell),
            Self::Typed | Self::Text(_) | Self::Page(_, None) | Self::Paragraph(_) | Self::Sheet(..) => None,
        }
    }

    /// The same place, known to be a cell of a table. What has no cells, or has its own kind, stays as it is.
    #[must_use]
    pub fn in_cell(self, cell: Cell) -> Self {
        match self {
            Self::Text(range) | Self::TableCell(range, _) => Self::TableCell(range, cell),
            Self::Page(place, _) => Self::Page(place, Some(cell)),
            Self::Typed | Self::Paragraph(_) | Self::Cell(_) | Self::Sheet(..) => self,
        }
    }

    /// The same kind of place over another range of the text; a place that is no range stays as it is.
    #[must_use]
    pub fn with_range(self, range: TextRange) -> Self {
        match self {
            Self::Typed | Self::Text(_) => Self::Text(range),
            Self::TableCell(_, cell) => Self::TableCell(range, cell),
            Self::Page(..) | Self::Paragraph(_) | Self::Cell(_) | Self::Sheet(..) => self,
        }
    }

    /// Whether nothing of a document stands behind it.
    pub fn is_typed(&self) -> bool {
        matches!(self, Self::Typed)
    }
}

impl fmt::Display for Anchor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Typed => f.write_str("typed"),
            Self::Text(range) | Self::TableCell(range, _) => write!(f, "line {}", range.line),
            Self::Page(place, None) => write!(f, "page {}", place.page),
            Self::Page(place, Some(cell)) => write!(f, "page {}, {cell}", place.page),
            Self::Paragraph(number) => write!(f, "paragraph {number}"),
            Self::Cell(cell) => cell.fmt(f),
            Self::Sheet(sheet, cell) => write!(f, "sheet {sheet}, cell {cell}"),
        }
    }
}

impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "table {}, row {}, column {}", self.table, self.row, self.column)
    }
}

impl fmt::Display for SheetCell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut letters = Vec::new();
        let mut rest = self.column;
        while rest > 0 {
            rest -= 1;
            letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or_default()));
            rest /= 26;
        }
        let letters: String = letters.into_iter().rev().collect();
        write!(f, "{letters}{}", self.row)
    }
}

impl SheetCell {
    /// Reads `C14`.
    pub fn parse(text: &str) -> Option<Self> {
        let split = text.find(|c: char| c.is_ascii_digit())?;
        let (letters, digits) = text.split_at(split);
        let column = letters.chars().try_fold(0_u32, |column, letter| {
            let value = letter
                .to_ascii_uppercase()
                .is_ascii_uppercase()
                .then(|| letter.to_ascii_uppercase() as u32 - 64)?;
            column.checked_mul(26)?.checked_add(value)
        })?;
        let row = digits.parse().ok().filter(|row| *row > 0)?;
        (column > 0).then_some(Self { row, column })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_of_sheets_have_letters() {
        let check = |column: u32, text: &str| {
            let cell = SheetCell { row: 14, column };
            assert_eq!(cell.to_string(), text);
            assert_eq!(SheetCell::parse(text), Some(cell));
        };
        check(1, "A14");
        check(26, "Z14");
        check(27, "AA14");
        check(702, "ZZ14");
        check(16384, "XFD14");
        for bad in ["", "A", "14", "A0", "1A", "A-1", "é1"] {
            assert_eq!(SheetCell::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn places_read_as_people_say_them() {
        let cell = Cell { table: 2, row: 4, column: 1 };
        let place = PageBox { page: 3, top: 0, left: 0, bottom: 1, right: 1 };
        let check = |anchor: Anchor, words: &str| assert_eq!(anchor.to_string(), words);
        check(Anchor::Text(TextRange { start: 0, end: 1, line: 12 }), "line 12");
        check(Anchor::Page(place, Some(cell)), "page 3, table 2, row 4, column 1");
        check(Anchor::Sheet("Plan".into(), SheetCell { row: 14, column: 3 }), "sheet Plan, cell C14");
        check(Anchor::Paragraph(7), "paragraph 7");
    }
}
