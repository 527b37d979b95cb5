//! Tables that are drawn with lines: a grid of columns and rows, and the cells that are merged in it.

use crate::area::Area;
use crate::page::{Fill, Rule};
use crate::rules::{NEAR, groups, with_sides};

/// A table as drawn on one page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Grid {
    /// The edges of the columns, one more than columns.
    pub xs: Vec<f32>,
    /// The edges of the rows, one more than rows.
    pub ys: Vec<f32>,
    /// The cells, merged ones once.
    pub cells: Vec<Region>,
    /// For each row and column, in rows, the number of the cell that stands there.
    pub held: Vec<usize>,
    /// Whether no line closes it at its head: its first row goes on from the page before.
    pub open_top: bool,
    /// Whether no line closes it at its foot: its last row goes on on the next page.
    pub open_bottom: bool,
    /// For each column whether a line closes it at its head and at its foot; empty where that is not known.
    pub closed: Vec<(bool, bool)>,
}

/// A cell of a grid: its rows and columns, from 0, the ends not among them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Region {
    /// The rows.
    pub rows: (usize, usize),
    /// The columns.
    pub columns: (usize, usize),
}

impl Grid {
    /// How many rows it has.
    pub fn height(&self) -> usize {
        self.ys.len().saturating_sub(1)
    }

    /// How many columns it has.
    pub fn width(&self) -> usize {
        self.xs.len().saturating_sub(1)
    }

    /// Its box on the page.
    pub fn area(&self) -> Area {
        let ends =
            |edges: &[f32]| (edges.first().copied().unwrap_or(0.0), edges.last().copied().unwrap_or(0.0));
        let ((left, right), (top, bottom)) = (ends(&self.xs), ends(&self.ys));
        Area { left, top, right, bottom }
    }

    /// The box of a cell.
    pub fn cell_area(&self, cell: Region) -> Area {
        let edge = |edges: &[f32], at: usize| edges.get(at).copied().unwrap_or_default();
        Area {
            left: edge(&self.xs, cell.columns.0),
            top: edge(&self.ys, cell.rows.0),
            right: edge(&self.xs, cell.columns.1),
            bottom: edge(&self.ys, cell.rows.1),
        }
    }

    /// The number of the cell that stands at a row and column.
    pub fn cell_at(&self, row: usize, column: usize) -> usize {
        self.held.get(row * self.width() + column).copied().unwrap_or_default()
    }

    /// The number of the cell that a point of the page lies in.
    pub fn find(&self, (x, y): (f32, f32)) -> Option<usize> {
        let between = |edges: &[f32], at: f32| {
            let after = edges.partition_point(|edge| *edge <= at);
            (after > 0 && after < edges.len()).then(|| after - 1)
        };
        Some(self.cell_at(between(&self.ys, y)?, between(&self.xs, x)?))
    }

    /// A grid whose cells are those that no line parts; `parted` tells of a cell, from the row and column of its upper
    /// left, whether a line stands under it (`true`) or to its right (`false`).
    pub fn new(xs: Vec<f32>, ys: Vec<f32>, parted: impl Fn(usize, usize, bool) -> bool) -> Self {
        let mut grid = Self { xs, ys, ..Self::default() };
        let (width, height) = (grid.width(), grid.height());
        grid.held = vec![usize::MAX; width * height];
        for at in 0..width * height {
            if grid.held[at] == usize::MAX {
                grid.claim(at / width, at % width, &parted);
            }
        }
        grid
    }

    /// Makes a cell of all that no line parts from a place that no cell holds yet.
    fn claim(&mut self, row: usize, column: usize, parted: &impl Fn(usize, usize, bool) -> bool) {
        let width = self.width();
        let free = |held: &[usize], row: usize, column: usize| held[row * width + column] == usize::MAX;
        let mut right = column + 1;
        while right < width && !parted(row, right - 1, false) && free(&self.held, row, right) {
            right += 1;
        }
        let mut bottom = row + 1;
        while bottom < self.height()
            && (column..right).all(|at| !parted(bottom - 1, at, true) && free(&self.held, bottom, at))
            && (column + 1..right).all(|at| !parted(bottom, at - 1, false))
        {
            bottom += 1;
        }
        let number = self.cells.len();
        self.cells.push(Region { rows: (row, bottom), columns: (column, right) });
        for at in row..bottom {
            self.held[at * width + column..at * width + right].fill(number);
        }
    }
}

/// So many columns or rows are taken for a table on one page.
const MOST_EDGES: usize = 1_000;
/// So many places for cells are looked at on one page.
const MOST_CELLS: usize = 100_000;

/// The tables that lines draw on a page, from the top and from the left. Where the edge of an area of colour goes through
/// a whole table, it parts rows as a line does.
pub fn grids(rules: &[Rule], fills: &[Fill]) -> Vec<Grid> {
    let found = ruled(rules);
    let edges: Vec<Rule> = found.iter().flat_map(|grid| colour_edges(grid, fills)).collect();
    if edges.is_empty() {
        return found;
    }
    let all: Vec<Rule> = rules.iter().copied().chain(edges).collect();
    ruled(&all)
}

/// Where areas of colour begin or end all along a row of a table and no line is drawn.
fn colour_edges(grid: &Grid, fills: &[Fill]) -> Vec<Rule> {
    const MOST: usize = 20_000;
    let whole = grid.area();
    let inside = |at: f32| {
        grid.ys.iter().all(|edge| (edge - at).abs() > NEAR * 1.5) && at > whole.top && at < whole.bottom
    };
    let mut edges: Vec<(f32, f32, f32)> = fills
        .iter()
        .take(MOST)
        .flat_map(|fill| [fill.area.top, fill.area.bottom].map(|at| (at, fill.area.left, fill.area.right)))
        .filter(|(at, left, right)| inside(*at) && *right > whole.left && *left < whole.right)
        .collect();
    edges.sort_by(|a, b| a.0.total_cmp(&b.0));
    let through = edges.chunk_by(|a, b| b.0 - a.0 < 1.0).filter(|edge| {
        let mut spans: Vec<(f32, f32)> = edge.iter().map(|(_, left, right)| (*left, *right)).collect();
        spans.sort_by(|a, b| a.0.total_cmp(&b.0));
        let end = spans
            .iter()
            .fold(whole.left, |end, (left, right)| if *left <= end + NEAR { end.max(*right) } else { end });
        end >= whole.right - NEAR
    });
    let rule = |at: f32| Rule { level: true, at, span: (whole.left, whole.right), thick: 0.1 };
    through.map(|edge| rule(edge[0].0)).collect()
}

/// The tables that lines draw on a page.
fn ruled(rules: &[Rule]) -> Vec<Grid> {
    let mut room = MOST_CELLS;
    let mut all: Vec<Grid> = with_sides(groups(rules), rules)
        .into_iter()
        .filter_map(|group| {
            let own: Vec<Rule> = group.into_iter().map(|at| rules[at]).collect();
            grid(&own, &mut room)
        })
        .collect();
    all.sort_by(|a, b| a.area().top.total_cmp(&b.area().top).then(a.area().left.total_cmp(&b.area().left)));
    within_others_removed(all)
}

/// Tables inside a cell of another are read as part of that cell.
fn within_others_removed(grids: Vec<Grid>) -> Vec<Grid> {
    let areas: Vec<Area> = grids.iter().map(Grid::area).collect();
    let inner = |at: usize| {
        let (own, centre) = (areas[at], areas[at].centre());
        areas.iter().enumerate().any(|(other, area)| {
            other != at
                && area.grown(NEAR).holds(centre)
                && own.width() * own.height() < area.width() * area.height()
        })
    };
    let keep: Vec<bool> = (0..grids.len()).map(|at| !inner(at)).collect();
    grids.into_iter().zip(keep).filter_map(|(grid, keep)| keep.then_some(grid)).collect()
}

/// The table of a group of lines that touch; `None` where they draw none.
fn grid(rules: &[Rule], room: &mut usize) -> Option<Grid> {
    let (level, upright): (Vec<Rule>, Vec<Rule>) = rules.iter().partition(|rule| rule.level);
    let mut xs = edges(&upright);
    let mut ys = edges(&level);
    if xs.is_empty() || ys.is_empty() {
        return None;
    }
    let (open_top, open_bottom) = add_ends(&mut ys, &upright);
    add_ends(&mut xs, &level);
    let places = xs.len().saturating_sub(1) * ys.len().saturating_sub(1);
    if xs.len() < 2 || ys.len() < 2 || xs.len().max(ys.len()) > MOST_EDGES || places > *room {
        return None;
    }
    *room -= places;
    let level = Lines::of(&level, &ys, &xs);
    let foot = ys.len() - 1;
    let closed = (0..xs.len() - 1).map(|column| (level.has(0, column), level.has(foot, column))).collect();
    let upright = Lines::of(&upright, &xs, &ys);
    let grid =
        Grid::new(
            xs,
            ys,
            |row, column, under| {
                if under { level.has(row + 1, column) } else { upright.has(column + 1, row) }
            },
        );
    Some(Grid { open_top, open_bottom, closed, ..grid })
}

/// Where lines stand, those that are near each other once.
fn edges(rules: &[Rule]) -> Vec<f32> {
    let mut at: Vec<f32> = rules.iter().map(|rule| rule.at).collect();
    at.sort_by(f32::total_cmp);
    let mut out: Vec<f32> = Vec::new();
    let mut start = f32::NEG_INFINITY;
    for edge in at {
        if edge - start < NEAR {
            if let Some(last) = out.last_mut() {
                *last = f32::midpoint(start, edge);
            }
        } else {
            start = edge;
            out.push(edge);
        }
    }
    out
}

/// Adds the edges at which two or more crossing lines begin or end without being closed: a row that a page break
/// cuts, a table without lines at its sides. Says whether one was added before the first and after the last.
fn add_ends(edges: &mut Vec<f32>, crossing: &[Rule]) -> (bool, bool) {
    let (Some(&first), Some(&last)) = (edges.first(), edges.last()) else { return (false, false) };
    let agreed = |ends: Vec<f32>| {
        let outer = ends.iter().copied().reduce(f32::max)?;
        (ends.iter().filter(|end| outer - **end < NEAR).count() >= 2).then_some(outer)
    };
    let out = |ends: Vec<f32>| ends.into_iter().filter(|end| *end > NEAR * 1.5).collect::<Vec<f32>>();
    let before = agreed(out(crossing.iter().map(|rule| first - rule.span.0).collect()));
    let after = agreed(out(crossing.iter().map(|rule| rule.span.1 - last).collect()));
    if let Some(before) = before {
        edges.insert(0, first - before);
    }
    if let Some(after) = after {
        edges.push(last + after);
    }
    (before.is_some(), after.is_some())
}

/// Which pieces of the edges of a grid have a line.
struct Lines {
    held: Vec<bool>,
    width: usize,
}

impl Lines {
    /// Of lines that stand at `edges`, each piece between two of `across`.
    fn of(rules: &[Rule], edges: &[f32], across: &[f32]) -> Self {
        let width = across.len().saturating_sub(1);
        let mut lines = Self { held: vec![false; edges.len() * width], width };
        for rule in rules {
            let nearest = edges.partition_point(|edge| *edge < rule.at);
            let distance = |at: usize| edges.get(at).map_or(f32::INFINITY, |edge| (edge - rule.at).abs());
            let edge =
                if nearest > 0 && distance(nearest - 1) < distance(nearest) { nearest - 1 } else { nearest };
            for piece in 0..width {
                let (start, end) = (across[piece], across[piece + 1]);
                let common = rule.span.1.min(end) - rule.span.0.max(start);
                if common >= (end - start) * 0.5 && edge < edges.len() {
                    lines.held[edge * width + piece] = true;
                }
            }
        }
        lines
    }

    fn has(&self, edge: usize, piece: usize) -> bool {
        self.held.get(edge * self.width + piece).copied().unwrap_or(true)
    }
}
