use serde::{Deserialize, Serialize};

use crate::wire::WireAnchor;

/// A place in a source.
///
/// It does not name the source: who holds an anchor knows which document it belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "WireAnchor", into = "WireAnchor")]
pub enum Anchor {
    /// No document stands behind it: a person typed it, or it was worked out.
    #[default]
    Typed,
    /// A range of the text of a source.
    Text(TextRange),
    /// A range of the text of a source that is a cell of a table.
    TableCell(TextRange, Cell),
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

impl Anchor {
    /// The range of text that the anchor covers, if it is a place in a text.
    pub fn range(self) -> Option<TextRange> {
        match self {
            Self::Typed => None,
            Self::Text(range) | Self::TableCell(range, _) => Some(range),
        }
    }

    /// The line that the place starts on, from 1.
    pub fn line(self) -> Option<u32> {
        self.range().map(|range| range.line)
    }

    /// The same kind of place over another range of the text.
    #[must_use]
    pub fn with_range(self, range: TextRange) -> Self {
        match self {
            Self::Typed | Self::Text(_) => Self::Text(range),
            Self::TableCell(_, cell) => Self::TableCell(range, cell),
        }
    }

    /// Whether nothing of a document stands behind it.
    pub fn is_typed(&self) -> bool {
        matches!(self, Self::Typed)
    }
}
