//! Tables that go on from page to page.

use goldthread_tree::{Cell, Merged, Paragraph, Row};

use crate::blocks::append;
use crate::grid::Grid;
use crate::over::Brims;

/// The last table of a page, as far as it tells whether the next page goes on with it.
#[derive(Clone, Debug)]
pub struct Last {
    /// The page.
    pub page: u32,
    /// The number of the table, from 0.
    pub table: usize,
    /// The edges of its columns.
    pub xs: Vec<f32>,
    /// Whether no words stand under it.
    pub is_at_foot: bool,
    /// Whether no line closes its last row.
    pub is_open: bool,
    /// For each column whether a line closes its last cell; empty where that is not known.
    pub closed: Vec<bool>,
    /// The words of its last row.
    pub brims: Brims,
}

/// The part of a table that stands on a page.
pub struct Part {
    /// The number of the table, from 0.
    pub table: usize,
    /// The edges of its columns.
    pub xs: Vec<f32>,
    /// The words of its last row.
    pub brims: Brims,
}

/// How the columns of a table go on.
#[derive(Clone, Debug, PartialEq)]
pub enum Columns {
    /// They are the same.
    Same,
    /// The rows so far are to be spread over these edges, or the next rows over those of before.
    Spread(Vec<f32>),
}

/// Edges nearer than this are the same.
const NEAR: f32 = 4.0;
/// Pages are printed with so much of a different margin.
const SHIFT: f32 = 45.0;

impl Last {
    /// The last table of a page, as its part on the page ends.
    pub fn of(page: u32, part: Part, grid: &Grid, is_at_foot: bool) -> Self {
        let Part { table, xs, brims } = part;
        let closed = grid.closed.iter().map(|(_, foot)| *foot).collect();
        Self { page, table, xs, is_at_foot, is_open: grid.open_bottom, closed, brims }
    }

    /// Whether it goes on at the head of a page, as far as that can be told without looking at the page.
    pub fn may_go_on(&self, page: u32) -> bool {
        self.page + 1 == page && self.is_at_foot
    }

    /// The columns in which no line parts the last cell from the first one of the next page.
    pub fn unparted(&self, grid: &Grid) -> Vec<usize> {
        let both = self.closed.iter().zip(&grid.closed).enumerate();
        both.filter(|(_, (foot, (head, _)))| !**foot && !head).map(|(column, _)| column).collect()
    }

    /// How a table at the head of a page goes on from this one; `None` where it does not.
    pub fn goes_on_in(&self, page: u32, grid: &Grid) -> Option<Columns> {
        if !self.may_go_on(page) {
            return None;
        }
        let shift = grid.xs.first()? - self.xs.first()?;
        if shift.abs() > SHIFT {
            return None;
        }
        let own: Vec<f32> = grid.xs.iter().map(|edge| edge - shift).collect();
        let near = |a: f32, b: f32| (a - b).abs() < NEAR;
        if own.len() == self.xs.len() {
            return self.xs.iter().zip(&own).all(|(a, b)| near(*a, *b)).then_some(Columns::Same);
        }
        let (fewer, more) = if own.len() < self.xs.len() { (&own, &self.xs) } else { (&self.xs, &own) };
        let within = fewer.iter().all(|edge| more.iter().any(|other| near(*edge, *other)));
        let ends = near(*fewer.last()?, *more.last()?);
        let split = self.is_open || grid.open_top;
        (within && ends && fewer.len() > 2 && split).then(|| Columns::Spread(more.clone()))
    }
}

/// Makes one cell of a merged one and what stands under it on the next page, in a column in which no line parts them.
pub fn rejoin(before: &mut [Row], rows: &mut [Row], column: usize) {
    let is_above = |row: &Row| row.cells.get(column).is_some_and(|cell| cell.merged == Merged::Above);
    let under = before.iter().rev().take_while(|row| is_above(row)).count();
    let goes_on = under > 0 || rows.get(1).is_some_and(is_above);
    let owner = before.len().checked_sub(under + 1).and_then(|at| before[at].cells.get_mut(column));
    let more = rows.first_mut().and_then(|row| row.cells.get_mut(column));
    let (Some(owner), Some(more)) = (owner, more) else { return };
    if !goes_on || owner.merged != Merged::No || more.merged != Merged::No {
        return;
    }
    more.merged = Merged::Above;
    owner.notes.append(&mut more.notes);
    let mut paragraphs = std::mem::take(&mut more.paragraphs).into_iter();
    let ended = |last: &Paragraph| last.text().trim_end().ends_with(['.', '!', '?', ':', ';']);
    if let Some(last) = owner.paragraphs.last_mut().filter(|last| !ended(last))
        && let Some(first) = paragraphs.next()
    {
        append(last, first);
    }
    owner.paragraphs.extend(paragraphs);
}

/// Rows of columns with the edges `from`, spread over those of `to`: a cell of several columns is a merged one.
pub fn spread(rows: &[Row], from: &[f32], to: &[f32]) -> Vec<Row> {
    let shift = from.first().copied().unwrap_or(0.0) - to.first().copied().unwrap_or(0.0);
    let own: Vec<usize> = to
        .windows(2)
        .map(|pair| {
            let middle = f32::midpoint(pair[0], pair[1]) + shift;
            from.partition_point(|edge| *edge <= middle).saturating_sub(1)
        })
        .collect();
    rows.iter().map(|row| spread_row(row, &own)).collect()
}

fn spread_row(row: &Row, own: &[usize]) -> Row {
    let mut cells: Vec<Cell> = Vec::with_capacity(own.len());
    let mut before = None;
    for &at in own {
        let Some(cell) = row.cells.get(at) else { continue };
        cells.push(if before == Some(at) {
            Cell { paragraphs: Vec::new(), merged: Merged::Left, notes: Vec::new(), ..cell.clone() }
        } else {
            cell.clone()
        });
        before = Some(at);
    }
    Row { cells, after_break: row.after_break, runs_on: Vec::new(), is_heading: row.is_heading }
}
