//! Parts of a sheet as blocks of a tree.

use std::collections::HashMap;

use goldthread_anchor::{Anchor, Quote};
use goldthread_plan::Doubt;
use goldthread_tree::{Block, Cell, Marks, Merged, Paragraph, Row, Run, Table, Tree};

use crate::grid::{Area, Held, Place, Sheet, Span};
use crate::regions::{Item, Part, extent};
use crate::{joins, regions};

/// A tree that grows sheet by sheet.
#[derive(Debug, Default)]
pub struct Building {
    /// What was built so far.
    pub tree: Tree,
    tables: u32,
    /// How many cells and paragraphs were built.
    used: usize,
    /// The most that may be built.
    most: usize,
}

impl Building {
    /// An empty tree of at most so many cells and paragraphs.
    pub fn new(most: usize) -> Self {
        Self { most, ..Self::default() }
    }

    /// Adds a sheet; its words stand under a heading of its name where the document has several.
    pub fn sheet(&mut self, sheet: &mut Sheet, is_named: bool) {
        if is_named {
            let words = Quote::at(sheet.name.as_ref(), sheet.anchor((0, 0)));
            let runs = vec![Run { words, marks: Marks::default() }];
            self.tree.blocks.push(Block::Heading(1, Paragraph { runs }));
        }
        let titles = Titles::of(sheet, u8::from(is_named));
        let mut parts = joins::joined(sheet, regions::parts(sheet)).into_iter();
        for part in parts.by_ref() {
            let at = match &part {
                Part::Line(items) | Part::Table(items) => items.first().map(|item| item.at),
            };
            if self.used >= self.most {
                self.cut(sheet, at.unwrap_or_default());
                break;
            }
            match part {
                Part::Line(items) => self.line(sheet, &items, &titles),
                Part::Table(items) if is_sparse(&items) => {
                    items
                        .chunk_by(|one, next| one.at.0 == next.at.0)
                        .for_each(|row| self.line(sheet, row, &titles));
                }
                Part::Table(items) => self.table(sheet, &items),
            }
        }
        self.tree.doubts.extend(sheet.doubts.iter().cloned());
        self.tree.doubts.extend(sheet.rules.complaint().map(|what| Doubt {
            code: "colours-by-rule".to_owned(),
            message: format!("Sheet {} {what}", sheet.name),
            at: sheet.anchor((0, 0)),
        }));
    }

    fn cut(&mut self, sheet: &Sheet, at: Place) {
        let message = format!(
            "The document has more than {} cells; what stands from cell {} of sheet {} on was left out",
            self.most,
            name(at),
            sheet.name
        );
        self.tree.doubts.push(Doubt { code: "cut-short".to_owned(), message, at: sheet.anchor(at) });
    }

    /// A line: one paragraph of all its cells, or several where a cell has several lines.
    fn line(&mut self, sheet: &Sheet, items: &[Item], titles: &Titles) {
        let [first, rest @ ..] = items else { return };
        let Some(held) = sheet.cells.get(&first.at) else { return };
        let level = titles.level(held).filter(|_| rest.is_empty());
        let mut paragraphs = paragraphs(&held.words, &sheet.anchor(first.at));
        for item in rest {
            let more =
                sheet.cells.get(&item.at).map(|held| paragraphs_of(sheet, item.at, held)).unwrap_or_default();
            let more = more.into_iter().flat_map(|paragraph| paragraph.runs);
            let Some(last) = paragraphs.last_mut() else { continue };
            last.runs.push(Run { words: Quote::at(" ", sheet.anchor(item.at)), marks: Marks::default() });
            last.runs.extend(more);
        }
        self.used += paragraphs.len();
        let is_one = paragraphs.len() == 1;
        let block = |paragraph| match level {
            Some(level) if is_one => Block::Heading(level, paragraph),
            _ => Block::Paragraph(paragraph),
        };
        self.tree.blocks.extend(paragraphs.into_iter().map(block));
        self.tree.notes.extend(items.iter().flat_map(|item| notes(sheet, item.at)));
    }

    fn table(&mut self, sheet: &mut Sheet, items: &[Item]) {
        let Some(area) = columns(items) else { return };
        self.tables += 1;
        let rows = items.chunk_by(|one, next| one.at.0 == next.at.0);
        let mut table = Table { number: self.tables, rows: Vec::new() };
        let mut covering = Covering::default();
        for cells in rows {
            let Some(first) = cells.first() else { continue };
            if self.used >= self.most {
                self.cut(sheet, first.at);
                break;
            }
            let covered = covering.row(cells, first.at.0, area);
            let row = row(sheet, area, first.at.0, &covered);
            self.used += row.cells.len();
            table.rows.push(row);
        }
        without_spacers(&mut table);
        self.tree.blocks.push(Block::Table(table));
    }
}

/// Takes single columns out that have nothing in them from top to bottom: room between the others.
fn without_spacers(table: &mut Table) {
    let is_blank = |cell: &Cell| {
        cell.is_empty() && cell.fill.is_none() && cell.merged == Merged::No && cell.notes.is_empty()
    };
    let width = table.rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
    let mut blank = vec![true; width];
    for row in &table.rows {
        for (at, cell) in row.cells.iter().enumerate() {
            blank[at] &= is_blank(cell);
        }
    }
    if !blank.contains(&true) || blank.windows(2).any(|pair| pair[0] && pair[1]) {
        return;
    }
    for row in &mut table.rows {
        let mut at = 0;
        row.cells.retain(|_| {
            at += 1;
            !blank[at - 1]
        });
    }
}

/// The columns that the cells of a table's rows take; a band that is merged beyond them is cut to them.
fn columns(items: &[Item]) -> Option<Area> {
    let alone = |row: &&[Item]| row.len() == 1;
    let rows = || items.chunk_by(|one, next| one.at.0 == next.at.0);
    let cells: Vec<Item> = rows().filter(|row| !alone(row)).flatten().copied().collect();
    let starts =
        extent(&items.iter().map(|item| Item { area: Area::cell(item.at), ..*item }).collect::<Vec<_>>())?;
    let whole = extent(items)?;
    let wide = extent(&cells).unwrap_or(whole);
    Some(Area { left: starts.left, right: wide.right.max(starts.right), ..whole })
}

/// Whether a table would grow far beyond what is in it, were it given all its cells; no plan is so wide and so empty.
fn is_sparse(items: &[Item]) -> bool {
    const ROOM: usize = 100_000;
    let rows = items.chunk_by(|one, next| one.at.0 == next.at.0).count();
    let width = columns(items).map_or(0, |area| area.width() as usize);
    rows.saturating_mul(width) > ROOM.max(items.len().saturating_mul(8))
}

/// The larger cells that go on into the rows of a table, as its rows are gone through.
#[derive(Default)]
struct Covering {
    areas: Vec<(Place, Area)>,
}

impl Covering {
    /// For each column of a row, the first cell of the larger one that it is part of.
    fn row(&mut self, items: &[Item], number: u32, area: Area) -> HashMap<u32, (Place, Merged)> {
        self.areas.retain(|(_, area)| area.bottom >= number);
        let larger = items.iter().filter(|item| item.area != Area::cell(item.at));
        self.areas.extend(larger.map(|item| (item.at, item.area)));
        // Cells that overlap, which no program makes, are cut off.
        let mut room = (area.width() as usize).saturating_mul(2);
        let mut covered = HashMap::new();
        for (first, larger) in &self.areas {
            for column in larger.left.max(area.left)..=larger.right.min(area.right) {
                let Some(left) = room.checked_sub(1) else { return covered };
                room = left;
                if (number, column) != *first {
                    let how = if column > larger.left { Merged::Left } else { Merged::Above };
                    covered.insert(column, (*first, how));
                }
            }
        }
        covered
    }
}

/// A row with all cells of the table.
fn row(sheet: &mut Sheet, area: Area, number: u32, covered: &HashMap<u32, (Place, Merged)>) -> Row {
    let columns = area.left..=area.right;
    let is_heading = columns.clone().take(64).any(|column| sheet.is_heading((number, column)));
    let cells = columns.map(|column| cell(sheet, (number, column), covered.get(&column).copied())).collect();
    Row { cells, is_heading, ..Row::default() }
}

fn cell(sheet: &mut Sheet, at: Place, covered: Option<(Place, Merged)>) -> Cell {
    let anchor = sheet.anchor(at);
    if let Some((first, merged)) = covered {
        return Cell { at: anchor, merged, fill: sheet.fill(first), ..Cell::default() };
    }
    let fill = sheet.fill(at);
    let notes = notes(sheet, at).collect();
    // Rules may ask for the words of any cell; without rules, they are not needed again, and make room.
    let is_needed = !sheet.rules.is_empty();
    let Some(held) = sheet.cells.get_mut(&at) else { return Cell { at: anchor, fill, ..Cell::default() } };
    let words = if is_needed { held.words.clone() } else { std::mem::take(&mut held.words) };
    Cell { paragraphs: paragraphs(&words, &anchor), at: anchor, merged: Merged::No, fill, notes }
}

fn notes(sheet: &Sheet, at: Place) -> impl Iterator<Item = Paragraph> + use<'_> {
    let held = sheet.cells.get(&at);
    let notes = held.into_iter().flat_map(|held| &held.notes);
    notes.flat_map(move |note| {
        let span = Span { text: note.clone(), marks: Marks::default() };
        paragraphs(&[span], &sheet.anchor(at))
    })
}

fn paragraphs_of(sheet: &Sheet, at: Place, held: &Held) -> Vec<Paragraph> {
    paragraphs(&held.words, &sheet.anchor(at))
}

/// The paragraphs of a cell: its lines, white space folded, without characters that steer a terminal.
fn paragraphs(words: &[Span], at: &Anchor) -> Vec<Paragraph> {
    let mut all = vec![Paragraph::default()];
    for span in words {
        for (number, line) in
            span.text.split(['\n', '\r', '\u{b}', '\u{c}', '\u{2028}', '\u{2029}']).enumerate()
        {
            if number > 0 {
                all.push(Paragraph::default());
            }
            let text = folded(line);
            if let Some(last) = all.last_mut().filter(|_| !text.is_empty()) {
                last.runs.push(Run { words: Quote::at(text, at.clone()), marks: span.marks });
            }
        }
    }
    all.retain(|paragraph| paragraph.runs.iter().any(|run| !run.words.text().trim().is_empty()));
    all
}

fn folded(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    for c in line.chars() {
        if c.is_whitespace() || matches!(c, '\u{200B}' | '\u{FEFF}') {
            if !out.ends_with(' ') {
                out.push(' ');
            }
        } else if !is_unprintable(c) {
            out.push(c);
        }
    }
    out
}

fn is_unprintable(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// How large the titles of a sheet are.
struct Titles {
    first: f32,
    usual: f32,
    above: u8,
}

impl Titles {
    fn of(sheet: &Sheet, above: u8) -> Self {
        let sizes = || sheet.cells.values().filter(|held| held.has_words()).map(|held| held.size);
        let mut counts: HashMap<u32, usize> = HashMap::new();
        for size in sizes() {
            *counts.entry(size.to_bits()).or_default() += 1;
        }
        let usual = counts
            .into_iter()
            .max_by_key(|(bits, count)| (*count, *bits))
            .map_or(0.0, |(bits, _)| f32::from_bits(bits));
        Self { first: sizes().fold(0.0, f32::max), usual, above }
    }

    /// The level of a line that is set as a heading: bold throughout, or larger than most words of the sheet.
    fn level(&self, held: &Held) -> Option<u8> {
        const LONGEST: usize = 200;
        const LARGER: f32 = 1.15;
        let is_large = self.usual > 0.0 && held.size > self.usual * LARGER;
        if held.text().len() > LONGEST || !(is_large || held.is_strong()) {
            return None;
        }
        let is_first = is_large && held.size >= self.first;
        Some(self.above + if is_first { 1 } else { 2 })
    }
}

/// A cell as people name it.
pub fn name((row, column): Place) -> String {
    goldthread_anchor::SheetCell { row: row + 1, column: column + 1 }.to_string()
}
