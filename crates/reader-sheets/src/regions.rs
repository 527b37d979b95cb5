//! A sheet parted into what a person sees on it: lines of words, and tables, in reading order.
//!
//! Blank rows part a sheet, and so do blank columns under which nothing spans; what stands alone in its row above a
//! table is a line. How tables that were parted too far come together again is in [`crate::joins`].

use std::collections::HashMap;

use crate::grid::{Area, Place, Sheet};

/// A part of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// The cells of a row that is no table.
    Line(Vec<Item>),
    /// Rows of cells.
    Table(Vec<Item>),
}

/// A cell that has something, with the area that it is merged over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item {
    /// The first cell, which has the words.
    pub at: Place,
    /// All its cells.
    pub area: Area,
    /// Whether it has words; otherwise its fill tells something.
    pub has_words: bool,
}

/// How often a part is parted again; sheets that people make need four or five.
const DEEPEST: usize = 40;

/// The parts of a sheet, in reading order.
pub fn parts(sheet: &Sheet) -> Vec<Part> {
    let mut parts = Vec::new();
    let spans = Spans { declared: &sheet.declared };
    spans.part(items(sheet), DEEPEST, &mut parts);
    parts
}

/// The cells that count: those with words, and those whose fill is a sign beside words.
fn items(sheet: &Sheet) -> Vec<Item> {
    let merged: HashMap<Place, Area> =
        sheet.merged.iter().map(|area| ((area.top, area.left), *area)).collect();
    let worded = |at: Place| sheet.cells.get(&at).filter(|held| held.has_words());
    let is_sign = |at: Place| {
        let fill = sheet.fill(at).filter(|fill| fill.name().is_some());
        let (left, right) = (at.1.checked_sub(1).map(|column| (at.0, column)), (at.0, at.1 + 1));
        let beside = left.into_iter().chain([right]);
        fill.is_some()
            && beside.clone().any(|at| worded(at).is_some())
            && beside.clone().all(|at| sheet.fill(at) != fill)
    };
    let item = |at: Place, has_words| {
        let area = merged.get(&at).copied().unwrap_or(Area::cell(at));
        Item { at, area, has_words }
    };
    let mut all: Vec<Item> = Vec::new();
    for (at, held) in &sheet.cells {
        if held.has_words() {
            all.push(item(*at, true));
        } else if held.fill.is_some() && !merged.contains_key(at) && is_sign(*at) {
            all.push(item(*at, false));
        }
    }
    all
}

/// What a blank column does not part.
struct Spans<'a> {
    declared: &'a [Area],
}

impl Spans<'_> {
    /// Parts a group of cells, and each part again, until nothing parts it.
    fn part(&self, mut items: Vec<Item>, depth: usize, parts: &mut Vec<Part>) {
        items.sort_by_key(|item| item.at);
        let Some(again) = depth.checked_sub(1) else { return finish(items, parts) };
        let beside = self.beside(&items);
        if beside.len() > 1 && beside.iter().all(|group| is_tabular(group)) {
            return beside.into_iter().for_each(|group| self.part(group, again, parts));
        }
        let below = below(&items);
        if below.len() > 1 {
            return below.into_iter().for_each(|group| self.part(group, again, parts));
        }
        let rest = lone_rows(items, parts);
        let beside = self.beside(&rest);
        if beside.len() > 1 {
            return beside.into_iter().for_each(|group| self.part(group, again, parts));
        }
        finish(rest, parts);
    }

    /// The groups between blank columns, from the left.
    fn beside(&self, items: &[Item]) -> Vec<Vec<Item>> {
        let spanned = |item: &Item| {
            let over = self.declared.iter().filter(|area| area.has(item.at));
            over.fold((item.area.left, item.area.right), |(from, to), area| {
                (from.min(area.left), to.max(area.right))
            })
        };
        let groups = groups(items, spanned);
        if are_spaced(&groups) { vec![groups.into_iter().flatten().collect()] } else { groups }
    }
}

/// Whether single columns stand apart from each other by one blank column each, under headings in the same row: somebody
/// made room between the columns of one table.
fn are_spaced(groups: &[Vec<Item>]) -> bool {
    const FEWEST: usize = 3;
    let areas: Vec<Area> = groups.iter().filter_map(|group| extent(group)).collect();
    let close = areas.windows(2).all(|pair| pair[1].left == pair[0].right + 2 && pair[0].top == pair[1].top);
    let single = areas.iter().filter(|area| area.width() == 1).count();
    areas.len() >= FEWEST && close && single * 2 > areas.len()
}

/// The groups between blank rows, from the top.
fn below(items: &[Item]) -> Vec<Vec<Item>> {
    groups(items, |item| (item.area.top, item.area.bottom))
}

/// Items in groups, parted wherever no item covers a step of the way; `extent` is the first and last step of one.
fn groups(items: &[Item], extent: impl Fn(&Item) -> (u32, u32)) -> Vec<Vec<Item>> {
    let mut sorted: Vec<(u32, u32, Item)> = items
        .iter()
        .map(|item| {
            let (from, to) = extent(item);
            (from, to, *item)
        })
        .collect();
    sorted.sort_by_key(|(from, to, item)| (*from, *to, item.at));
    let mut groups: Vec<Vec<Item>> = Vec::new();
    let mut end = None;
    for (from, to, item) in sorted {
        let goes_on = end.is_some_and(|end| from <= end + 1);
        match groups.last_mut().filter(|_| goes_on) {
            Some(group) => group.push(item),
            None => groups.push(vec![item]),
        }
        end = Some(end.map_or(to, |end: u32| end.max(to)));
    }
    groups
}

/// Whether a group has at least two columns and three rows of words.
fn is_tabular(items: &[Item]) -> bool {
    let mut rows: Vec<u32> = items.iter().map(|item| item.at.0).collect();
    rows.sort_unstable();
    rows.dedup();
    let columns = items.iter().map(|item| item.at.1);
    rows.len() > 2 && columns.clone().min() < columns.max()
}

/// Takes the rows off the top that stand above a table as lines: one cell alone, or a label and its value.
fn lone_rows(items: Vec<Item>, parts: &mut Vec<Part>) -> Vec<Item> {
    let rows = rows(&items);
    let Some(whole) = extent(&items) else { return items };
    let widest = rows.iter().map(Vec::len).max().unwrap_or(0);
    let is_lone = |row: &[Item]| match row {
        [one] => {
            let goes_down = one.area.bottom > one.area.top;
            let is_group =
                one.area.left > whole.left && one.area.width() > 1 && one.area.width() * 2 < whole.width();
            !goes_down && !is_group && one.has_words
        }
        [label, value] => {
            widest > 4 && label.area.width() == 1 && value.area.width() == 1 && label.at.1 < whole.left + 2
        }
        _ => false,
    };
    let lone = rows.iter().take_while(|row| is_lone(row)).count();
    let mut rest = Vec::with_capacity(items.len());
    for (number, row) in rows.into_iter().enumerate() {
        if number < lone { parts.push(Part::Line(row)) } else { rest.extend(row) }
    }
    rest
}

fn finish(items: Vec<Item>, parts: &mut Vec<Part>) {
    let is_line = items.len() < 3 && rows(&items).len() == 1;
    if items.iter().any(|item| item.has_words) {
        parts.push(if is_line { Part::Line(items) } else { Part::Table(items) });
    }
}

/// Items by the row that they begin in.
pub fn rows(items: &[Item]) -> Vec<Vec<Item>> {
    items.chunk_by(|one, next| one.at.0 == next.at.0).map(<[Item]>::to_vec).collect()
}

/// The area that all items cover together.
pub fn extent(items: &[Item]) -> Option<Area> {
    items.iter().map(|item| item.area).reduce(Area::with)
}
