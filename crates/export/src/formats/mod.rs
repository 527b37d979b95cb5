//! Writers of a tree, a file a format.

mod excel;
mod html;
mod markdown;
pub(crate) mod separated;
mod word;

use std::str::FromStr;

use goldthread_tree::{Cell, Colour, Merged, Row, Table, Tree};
use thiserror::Error;

/// A format that a plan can be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Word.
    Docx,
    /// Excel.
    Xlsx,
    /// Values parted by commas.
    Csv,
    /// Markdown.
    Md,
    /// A web page.
    Html,
}

/// A library could not write the file.
#[derive(Debug, Error)]
#[error("the file could not be written: {0}")]
pub struct NotWritten(pub(crate) String);

impl FromStr for Format {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "docx" => Ok(Self::Docx),
            "xlsx" => Ok(Self::Xlsx),
            "csv" => Ok(Self::Csv),
            "md" => Ok(Self::Md),
            "html" => Ok(Self::Html),
            _ => Err(format!("{text} is no format of an export; choose docx, xlsx, csv, md or html")),
        }
    }
}

/// Writes a tree as a file. The same tree gives the same bytes.
///
/// # Errors
/// [`NotWritten`] where the tree has more than the format holds, such as rows of a sheet.
pub fn write(tree: &Tree, format: Format, title: &str) -> Result<Vec<u8>, NotWritten> {
    match format {
        Format::Docx => word::write(tree, title),
        Format::Xlsx => excel::write(tree, title),
        Format::Csv => separated::write(tree),
        Format::Md => Ok(markdown::write(tree).into_bytes()),
        Format::Html => Ok(html::write(tree, title).into_bytes()),
    }
}

/// The words of a cell, its paragraphs on lines of their own; where it has only a colour, the colour's name.
fn plain_words(cell: &Cell) -> String {
    let lines: Vec<String> = cell.paragraphs.iter().map(|line| line.quote().text().to_owned()).collect();
    match cell.fill.and_then(Colour::name) {
        Some(name) if lines.is_empty() => name.to_owned(),
        _ => lines.join("\n"),
    }
}

/// How many columns and rows a cell of a table spans; nothing where it is part of another.
fn span(table: &Table, row: usize, column: usize) -> Option<(usize, usize)> {
    let cells = &table.rows[row].cells;
    if cells[column].merged != Merged::No {
        return None;
    }
    let across = 1 + cells[column + 1..].iter().take_while(|cell| cell.merged == Merged::Left).count();
    let goes_on = |row: &&Row| row.cells.get(column).is_some_and(|cell| cell.merged == Merged::Above);
    let down = 1 + table.rows[row + 1..].iter().take_while(goes_on).count();
    Some((across, down))
}

/// Text for XML and HTML; what XML cannot hold is left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' => out.push(c),
            c if c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}') => {}
            c => out.push(c),
        }
    }
    out
}
