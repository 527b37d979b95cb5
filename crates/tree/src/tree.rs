//! What a document shows, whatever its format: blocks in reading order.

use std::borrow::Cow;

use goldthread_anchor::{Anchor, Quote};
use goldthread_plan::Doubt;
use serde::{Deserialize, Serialize};

use crate::Colour;

/// A document as blocks; making one never fails.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tree {
    /// The blocks, in reading order.
    pub blocks: Vec<Block>,
    /// Comments and footnotes that stand outside tables, in reading order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Paragraph>,
    /// The sizes of the pages, from the first; empty for a document without pages.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pages: Vec<PageSize>,
    /// What the format's reader, or the repair after it, is not sure of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub doubts: Vec<Doubt>,
}

/// The size of a page as it is shown, in hundredths of a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageSize {
    /// How wide it is.
    pub width: i32,
    /// How high it is.
    pub height: i32,
}

/// A part of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Block {
    /// A heading that the format itself marks; the highest level is 1.
    Heading(u8, Paragraph),
    /// A paragraph.
    Paragraph(Paragraph),
    /// One item of a list.
    Item(Paragraph),
    /// A table.
    Table(Table),
}

/// Words in a row, each run with its marks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paragraph {
    /// The runs, in reading order.
    pub runs: Vec<Run>,
}

/// Words that share their marks; white space at their ends is kept, folded to one space.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    /// The words.
    pub words: Quote,
    /// How they are set.
    #[serde(default, skip_serializing_if = "is_default")]
    pub marks: Marks,
}

/// How words are set.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a mark of its own, and any of them may stand together"
)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marks {
    /// Italic.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub emphasis: bool,
    /// Bold.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub strong: bool,
    /// Struck through, or deleted in a tracked change.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub struck: bool,
    /// Added in a tracked change.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub inserted: bool,
}

/// A table, its rows as printed. Where cells are merged, every row has all its cells: see [`Merged`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// Its number in the source, from 1.
    pub number: u32,
    /// The rows.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// The cells, from the left.
    pub cells: Vec<Cell>,
    /// Whether a page break, or a gap where one was, stands before it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub after_break: bool,
    /// The columns, from 0, in which its words go on with those of the row above over a page break, where the format shows
    /// that; where there are any, it is the rest of that row.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub runs_on: Vec<usize>,
    /// Whether the format marks it as a row of headings.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_heading: bool,
}

impl Row {
    /// Whether it says the same as another, cell by cell.
    pub fn says_the_same(&self, other: &Self) -> bool {
        self.cells.iter().map(Cell::text).eq(other.cells.iter().map(Cell::text))
    }
}

/// A cell of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// Its paragraphs; none where it is part of a merged cell whose words stand above or to the left.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub paragraphs: Vec<Paragraph>,
    /// Where it stands, even when it is empty.
    #[serde(default, skip_serializing_if = "Anchor::is_typed")]
    pub at: Anchor,
    /// Whether it is part of a larger cell.
    #[serde(default, skip_serializing_if = "is_default")]
    pub merged: Merged,
    /// The colour behind its words, where the document sets one that is not white.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fill: Option<Colour>,
    /// Comments and footnotes on its words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Paragraph>,
}

/// Whether a cell is part of a larger one that the document merged. The words stand in its first cell, the one at the
/// top left; the others are empty and have its fill.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Merged {
    /// A cell of its own, or the first of a larger one.
    #[default]
    No,
    /// It goes on from the cell above.
    Above,
    /// It goes on from the cell to its left.
    Left,
}

impl Paragraph {
    /// All its words as one quote.
    pub fn quote(&self) -> Quote {
        let all = join(self.runs.iter().map(|run| &run.words), "");
        if is_trimmed(all.text()) { all } else { all.slice(0..all.text().len()) }
    }

    /// The text of its words; it costs less than their quote.
    pub fn text(&self) -> Cow<'_, str> {
        if let [only] = &self.runs[..] {
            return Cow::Borrowed(only.words.text().trim());
        }
        let mut all: String = self.runs.iter().map(|run| run.words.text()).collect();
        if !is_trimmed(&all) {
            all = all.trim().to_owned();
        }
        Cow::Owned(all)
    }

    /// Whether it has no words.
    pub fn is_empty(&self) -> bool {
        self.runs.iter().all(|run| run.words.is_empty())
    }

    /// Whether every word of it is bold.
    pub fn is_strong(&self) -> bool {
        !self.is_empty() && self.runs.iter().all(|run| run.marks.strong)
    }
}

impl Cell {
    /// All its words as one quote, paragraphs parted by a line feed.
    pub fn quote(&self) -> Quote {
        if let [only] = &self.paragraphs[..] {
            return Some(only.quote()).filter(|quote| !quote.is_empty()).unwrap_or_default();
        }
        let paragraphs: Vec<Quote> = self.paragraphs.iter().map(Paragraph::quote).collect();
        join(paragraphs.iter(), "\n")
    }

    /// The text of its words, paragraphs parted by a line feed; it costs less than their quote.
    pub fn text(&self) -> Cow<'_, str> {
        match &self.paragraphs[..] {
            [] => Cow::Borrowed(""),
            [only] => only.text(),
            several => {
                let texts = several.iter().map(Paragraph::text).filter(|text| !text.is_empty());
                Cow::Owned(texts.collect::<Vec<_>>().join("\n"))
            }
        }
    }

    /// Whether it has no words.
    pub fn is_empty(&self) -> bool {
        self.paragraphs.iter().all(Paragraph::is_empty)
    }

    /// Whether its words are more than so many bytes.
    pub fn exceeds(&self, bytes: usize) -> bool {
        let mut room = bytes;
        let runs = self.paragraphs.iter().flat_map(|paragraph| &paragraph.runs);
        runs.map(|run| run.words.text().len()).any(|length| {
            let over = length > room;
            room = room.saturating_sub(length);
            over
        })
    }
}

impl Row {
    /// The cells that have words.
    pub fn filled(&self) -> impl Iterator<Item = (usize, &Cell)> {
        self.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty())
    }
}

impl Table {
    /// The number of columns of the widest row.
    pub fn width(&self) -> usize {
        self.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0)
    }
}

/// The quote without white space at its ends.
pub fn trimmed(quote: &Quote) -> Quote {
    let text = quote.text();
    if is_trimmed(text) { quote.clone() } else { quote.slice(0..text.len()) }
}

fn is_trimmed(text: &str) -> bool {
    text.trim().len() == text.len()
}

/// Quotes as one, with a separator between.
pub fn join<'a>(quotes: impl IntoIterator<Item = &'a Quote>, separator: &str) -> Quote {
    let mut all = Quote::default();
    for quote in quotes {
        all.push(separator, quote);
    }
    all
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_of_a_cell_is_that_of_its_quote() {
        let check = |paragraphs: &[&[&str]], expected: &str| {
            let run = |words: &&str| Run {
                words: Quote::at(*words, Anchor::Paragraph(1)),
                marks: Marks::default(),
            };
            let paragraph = |runs: &&[&str]| Paragraph { runs: runs.iter().map(run).collect() };
            let cell = Cell { paragraphs: paragraphs.iter().map(paragraph).collect(), ..Cell::default() };
            assert_eq!((cell.text().as_ref(), cell.quote().text()), (expected, expected));
            assert_eq!(cell.quote().is_empty(), cell.quote().pieces().is_empty());
        };
        check(&[], "");
        check(&[&[" "]], "");
        check(&[&[" One", " two "]], "One two");
        check(&[&["One "], &[], &["", " "], &["two", ""]], "One\ntwo");
    }
}
