//! A sheet as its format gives it: cells that have something, and nothing for those that have not.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use goldthread_anchor::{Anchor, SheetCell};
use goldthread_plan::Doubt;
use goldthread_tree::{Colour, Marks};

use crate::rules::Rules;

/// Row and column of a cell, both from 0.
pub type Place = (u32, u32);

/// A sheet, sparse: a million empty rows between two cells cost nothing.
#[derive(Debug, Default)]
pub struct Sheet {
    /// The name on its tab.
    pub name: Arc<str>,
    /// The cells that have words, a fill or a note.
    pub cells: BTreeMap<Place, Held>,
    /// Cells that are merged.
    pub merged: Vec<Area>,
    /// Tables that the format itself declares; the first row of each is headings.
    pub declared: Vec<Area>,
    /// What is not shown.
    pub hidden: Hidden,
    /// Rules that give a cell its colour.
    pub rules: Rules,
    /// What the format's reader is not sure of.
    pub doubts: Vec<Doubt>,
}

/// What a cell holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Held {
    /// The words, in runs of the same marks; lines are parted by a line feed.
    pub words: Vec<Span>,
    /// What the words stand for.
    pub value: Value,
    /// The colour behind the words.
    pub fill: Option<Colour>,
    /// The size of the words in points; 0 where it is not known.
    pub size: f32,
    /// Comments.
    pub notes: Vec<String>,
}

/// Words that share their marks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// The words.
    pub text: String,
    /// How they are set.
    pub marks: Marks,
}

/// What a rule compares.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Value {
    /// Nothing.
    #[default]
    Empty,
    /// A number, a day or a time.
    Number(f64),
    /// The words as they stand.
    Text,
    /// Yes or no.
    Truth(bool),
    /// A formula that failed.
    Failed,
}

/// Cells from one corner to the other, both within.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Area {
    /// The first row.
    pub top: u32,
    /// The first column.
    pub left: u32,
    /// The last row.
    pub bottom: u32,
    /// The last column.
    pub right: u32,
}

/// What a sheet does not show.
#[derive(Debug, Default)]
pub struct Hidden {
    /// Whether the sheet itself is hidden.
    pub sheet: bool,
    /// Hidden rows.
    pub rows: BTreeSet<u32>,
    /// Hidden columns, each from the first to the last.
    pub columns: Vec<(u32, u32)>,
    /// Whether a filter stands on the sheet.
    pub filtered: bool,
}

impl Sheet {
    /// An empty sheet of that name.
    pub fn named(name: &str) -> Self {
        Self { name: name.into(), ..Self::default() }
    }

    /// The place of a cell.
    pub fn anchor(&self, (row, column): Place) -> Anchor {
        Anchor::Sheet(self.name.clone(), SheetCell { row: row + 1, column: column + 1 })
    }

    /// Notes a table that the format declares; beyond a number that no sheet needs, it is left out.
    pub fn declare(&mut self, area: Area) {
        const MOST: usize = 64;
        if self.declared.len() < MOST {
            self.declared.push(area);
        }
    }

    /// Whether the format says that a cell is a heading of a column.
    pub fn is_heading(&self, at: Place) -> bool {
        self.declared.iter().any(|area| area.top == at.0 && area.has(at))
    }

    /// Whether any cell has words.
    pub fn has_words(&self) -> bool {
        self.cells.values().any(Held::has_words)
    }

    /// The colour behind a cell: that of a rule that holds, or its own.
    pub fn fill(&self, at: Place) -> Option<Colour> {
        self.rules.fill(self, at).or_else(|| self.cells.get(&at)?.fill)
    }

    /// Notes a doubt at a cell.
    pub fn doubt(&mut self, code: &str, message: String, at: Place) {
        let at = self.anchor(at);
        self.doubts.push(Doubt { code: code.to_owned(), message, at });
    }
}

impl Held {
    /// A cell of plain words.
    pub fn plain(text: &str) -> Self {
        let words = vec![Span { text: text.to_owned(), marks: Marks::default() }];
        Self { words, value: Value::Text, ..Self::default() }
    }

    /// Whether there are words.
    pub fn has_words(&self) -> bool {
        self.words.iter().any(|span| !span.text.trim().is_empty())
    }

    /// Whether all words are bold.
    pub fn is_strong(&self) -> bool {
        self.has_words() && self.words.iter().all(|span| span.marks.strong || span.text.trim().is_empty())
    }

    /// All words.
    pub fn text(&self) -> String {
        self.words.iter().map(|span| span.text.as_str()).collect()
    }
}

impl Area {
    /// One cell.
    pub fn cell((row, column): Place) -> Self {
        Self { top: row, left: column, bottom: row, right: column }
    }

    /// Reads `A1:C4`, `$A$1` and the like.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.replace('$', "");
        let (first, last) = text.split_once(':').unwrap_or((&text, &text));
        let (first, last) = (place(first)?, place(last)?);
        Some(Self {
            top: first.0.min(last.0),
            left: first.1.min(last.1),
            bottom: first.0.max(last.0),
            right: first.1.max(last.1),
        })
    }

    /// Whether a cell is within.
    pub fn has(&self, (row, column): Place) -> bool {
        (self.top..=self.bottom).contains(&row) && (self.left..=self.right).contains(&column)
    }

    /// How many columns.
    pub fn width(&self) -> u32 {
        self.right - self.left + 1
    }

    /// The smallest area that has both.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self {
            top: self.top.min(other.top),
            left: self.left.min(other.left),
            bottom: self.bottom.max(other.bottom),
            right: self.right.max(other.right),
        }
    }
}

/// Reads `C14`; nothing for what lies beyond the largest sheet there is.
pub fn place(text: &str) -> Option<Place> {
    const ROWS: u32 = 1 << 20;
    const COLUMNS: u32 = 1 << 14;
    let SheetCell { row, column } = SheetCell::parse(text)?;
    (row <= ROWS && column <= COLUMNS).then_some((row - 1, column - 1))
}
