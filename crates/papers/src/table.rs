//! Tables: a caption, a header row, and rows as wide as it.

use crate::inline::Inline;
use crate::rating::Rated;
use crate::text::line;

/// A table with a caption, at least one column, and rows that all have as many cells as there are columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    caption: String,
    columns: Vec<Column>,
    row_header: RowHeader,
    rows: Vec<Vec<Cell>>,
}

/// A column: its heading, how wide it is beside the others, and on which side its text stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    heading: String,
    weight: u8,
    align: Align,
}

/// On which side the text of a column stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Where reading begins.
    Start,
    /// Where reading ends: for numbers.
    End,
}

/// Whether the first cell of each row is its header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowHeader {
    /// The first cell names the row.
    First,
    /// No cell names the row.
    None,
}

/// What stands in one cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Words.
    Words(Inline),
    /// A rating: words, symbol and colour.
    Rated(Rated),
}

/// A table in the making; `N` is the number of columns, so that a row of another width does not compile.
#[derive(Clone, Debug)]
pub struct TableBuilder<const N: usize> {
    table: Table,
}

impl Column {
    /// A column of ordinary width whose text stands where reading begins.
    pub fn new(heading: &str) -> Self {
        Self { heading: line(heading, "Column"), weight: 2, align: Align::Start }
    }

    /// The same column with another width beside the others: 1 is narrow, 2 is ordinary.
    #[must_use]
    pub fn wide(mut self, weight: u8) -> Self {
        self.weight = weight.max(1);
        self
    }

    /// The same column for numbers.
    #[must_use]
    pub fn numbers(mut self) -> Self {
        self.align = Align::End;
        self
    }

    /// Its heading.
    pub fn heading(&self) -> &str {
        &self.heading
    }

    /// Its width beside the others.
    pub fn weight(&self) -> u8 {
        self.weight
    }

    /// On which side its text stands.
    pub fn align(&self) -> Align {
        self.align
    }
}

impl Table {
    /// A table in the making whose first cells name their rows.
    #[allow(clippy::new_ret_no_self)]
    pub fn new<const N: usize>(caption: &str, columns: [Column; N]) -> TableBuilder<N> {
        const { assert!(N > 0, "a table has at least one column") };
        let table = Table {
            caption: line(caption, "Table"),
            columns: columns.into(),
            row_header: RowHeader::First,
            rows: Vec::new(),
        };
        TableBuilder { table }
    }

    /// What the table shows, in a few words.
    pub fn caption(&self) -> &str {
        &self.caption
    }

    /// Its columns; never empty.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// Whether the first cell of each row is its header.
    pub fn row_header(&self) -> RowHeader {
        self.row_header
    }

    /// Its rows, each with one cell a column.
    pub fn rows(&self) -> &[Vec<Cell>] {
        &self.rows
    }
}

impl<const N: usize> TableBuilder<N> {
    /// Adds a row.
    pub fn row(&mut self, cells: [Cell; N]) -> &mut Self {
        self.table.rows.push(cells.into());
        self
    }

    /// Adds many rows.
    #[must_use]
    pub fn rows(mut self, rows: impl IntoIterator<Item = [Cell; N]>) -> Self {
        self.table.rows.extend(rows.into_iter().map(Vec::from));
        self
    }

    /// The same table where no cell names its row.
    #[must_use]
    pub fn without_row_headers(mut self) -> Self {
        self.table.row_header = RowHeader::None;
        self
    }

    /// The table.
    pub fn build(self) -> Table {
        self.table
    }
}

impl Cell {
    /// Whether nothing would be seen.
    pub fn is_blank(&self) -> bool {
        match self {
            Cell::Words(words) => words.is_blank(),
            Cell::Rated(_) => false,
        }
    }
}

impl<T: Into<Inline>> From<T> for Cell {
    fn from(words: T) -> Self {
        Cell::Words(words.into())
    }
}

impl From<Rated> for Cell {
    fn from(rated: Rated) -> Self {
        Cell::Rated(rated)
    }
}
