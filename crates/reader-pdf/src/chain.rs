//! Tables that go on from page to page.

use goldthread_tree::{Cell, Merged, Row};

use crate::grid::Grid;

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
    /// How a table at the head of a page goes on from this one; `None` where it does not.
    pub fn goes_on_in(&self, page: u32, grid: &Grid) -> Option<Columns> {
        if self.page + 1 != page || !self.is_at_foot {
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
    Row { cells, after_break: row.after_break, is_heading: row.is_heading }
}
