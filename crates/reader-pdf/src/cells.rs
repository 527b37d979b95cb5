//! The cells of a table that is drawn on a page: their words and colours.

use goldthread_anchor::{Anchor, Cell as CellPlace};
use goldthread_tree::{Cell, Colour, Merged, Paragraph, Row};

use crate::area::Area;
use crate::grid::{Grid, Region};
use crate::lines::{Line, Strikes, lines};
use crate::over::{Brim, Brims, Cell as Rim};
use crate::page::{Fill, Glyph, Page, Turn};
use crate::paragraphs::{Room, known_pitch, parted};

/// A page and its lines that may strike words out.
pub struct Sheet<'p> {
    /// The page.
    pub page: &'p Page,
    /// The lines.
    pub strikes: Strikes,
}

/// The part of a table that stands on a page.
pub struct Made {
    /// Its rows.
    pub rows: Vec<Row>,
    /// The words of its first rows, as far as they may go on with the page before.
    pub first: Vec<Brims>,
    /// The words of its last row.
    pub last: Brims,
}

/// The rows of a table on a page; `table` is its number and `rows` the rows that it has so far.
pub fn rows(sheet: &Sheet<'_>, grid: &Grid, glyphs: &[Vec<Glyph>], table: u32, rows: usize) -> Made {
    let fills = fills(sheet.page, grid);
    let held: Vec<Vec<Line>> = glyphs.iter().map(|own| lines(own, &sheet.strikes)).collect();
    let padding = Padding::of(grid, &held);
    let pitch = known_pitch(&held);
    let mut out: Vec<Row> = (0..grid.height()).map(|_| Row::default()).collect();
    for (row, made) in out.iter_mut().enumerate() {
        for column in 0..grid.width() {
            let number = grid.cell_at(row, column);
            let Some(&region) = grid.cells.get(number) else { continue };
            let place = CellPlace { table, row: count(rows + row + 1), column: count(column + 1) };
            let area = grid.cell_area(region);
            let merged = merged(region, row, column);
            let paragraphs = match (merged, held.get(number)) {
                (Merged::No, Some(own)) => {
                    let known = Known { area, padding, pitch };
                    paragraphs(sheet.page.number, own, &known, place)
                }
                _ => Vec::new(),
            };
            made.cells.push(Cell {
                paragraphs,
                at: Anchor::Page(area.on_page(sheet.page.number), Some(place)),
                merged,
                fill: fills.get(number).copied().flatten(),
                notes: Vec::new(),
            });
        }
    }
    let brims = |row: usize| {
        let known = |area| Known { area, padding, pitch };
        Brims((0..grid.width()).map(|column| brim(grid, &held, (row, column), known)).collect())
    };
    let last = grid.height().checked_sub(1).map(brims).unwrap_or_default();
    Made { rows: out, first: (0..grid.height().min(HEAD)).map(brims).collect(), last }
}

/// As many rows at the head of a page may print headers again, and the one after them.
const HEAD: usize = 4;

/// What a cell tells of whether its row goes on over a page break.
fn brim(
    grid: &Grid,
    held: &[Vec<Line>],
    (row, column): (usize, usize),
    known: impl Fn(Area) -> Known,
) -> Rim {
    let number = grid.cell_at(row, column);
    let (Some(&region), Some(lines)) = (grid.cells.get(number), held.get(number)) else { return Rim::Empty };
    match (lines.first(), lines.last()) {
        (Some(_), _) if region.columns.1 > region.columns.0 + 1 => Rim::Wide,
        (Some(first), Some(last)) => {
            let room = known(grid.cell_area(region)).room(lines);
            Rim::Words(Box::new(Brim { first: first.clone(), last: last.clone(), room }))
        }
        _ => Rim::Empty,
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn merged(region: Region, row: usize, column: usize) -> Merged {
    if column > region.columns.0 {
        Merged::Left
    } else if row > region.rows.0 {
        Merged::Above
    } else {
        Merged::No
    }
}

/// How near to the edges of its cells the words of a table stand.
#[derive(Clone, Copy, Debug)]
struct Padding {
    left: f32,
    right: f32,
}

impl Padding {
    /// The least that is seen in a table; no smaller at the right than at the left, for a word that is too long for its
    /// cell stands out of it.
    fn of(grid: &Grid, held: &[Vec<Line>]) -> Self {
        let gaps = || {
            grid.cells.iter().zip(held).flat_map(|(region, lines)| {
                let cell = grid.cell_area(*region);
                let level = lines.iter().filter(|line| line.turn == Turn::Level).map(Line::frame_area);
                level.map(move |line| (line.left - cell.left, cell.right - line.right))
            })
        };
        let left = gaps().map(|(left, _)| left).fold(f32::INFINITY, f32::min).max(0.0);
        let right = gaps().map(|(_, right)| right).fold(f32::INFINITY, f32::min).max(left);
        Self { left, right }
    }
}

/// What is known of a cell before its words are looked at.
struct Known {
    area: Area,
    /// That of its table.
    padding: Padding,
    /// How far the lines of a paragraph are apart.
    pitch: Option<f32>,
}

/// The words of a cell.
fn paragraphs(page: u32, lines: &[Line], known: &Known, place: CellPlace) -> Vec<Paragraph> {
    let room = known.room(lines);
    let parts = parted(lines.to_vec(), room);
    parts.iter().map(|lines| lines.paragraph(page, Some(place), room.most)).collect()
}

impl Known {
    /// How wide lines can be in a cell that holds these.
    fn room(&self, lines: &[Line]) -> Room {
        let Self { area, padding: least, pitch } = *self;
        let turn = lines.first().map_or(Turn::Level, |line| line.turn);
        let inside = turn.area_in_frame(area);
        let left = lines.iter().map(|line| line.frame_area().left).fold(f32::INFINITY, f32::min);
        let padding = (left - inside.left).clamp(0.0, 8.0);
        let most = inside.width() - padding * 2.0;
        let seen = (area.width() - least.left - least.right, area.right - least.right);
        Room { most, seen: (turn == Turn::Level).then_some(seen), pitch }
    }
}

/// The letters of each cell of a grid, and those that stand in none.
pub fn sorted_in(grids: &[Grid], glyphs: &[Glyph]) -> (Vec<Vec<Vec<Glyph>>>, Vec<Glyph>) {
    let mut held: Vec<Vec<Vec<Glyph>>> =
        grids.iter().map(|grid| vec![Vec::new(); grid.cells.len()]).collect();
    let areas: Vec<Area> = grids.iter().map(Grid::area).collect();
    let mut loose = Vec::new();
    for glyph in glyphs {
        let centre = glyph.area().centre();
        let found = (0..grids.len())
            .filter(|&at| areas[at].holds(centre))
            .find_map(|at| Some((at, grids[at].find(centre)?)));
        match found {
            Some((at, cell)) => held[at][cell].push(*glyph),
            None => loose.push(*glyph),
        }
    }
    (held, loose)
}

/// The colour of each cell of a grid.
///
/// The last area that covers most of a cell is its colour. Where none does, a smaller one drawn inside it counts: a
/// circle, a bar.
fn fills(page: &Page, grid: &Grid) -> Vec<Option<Colour>> {
    const MOST: usize = 20_000;
    let mut behind: Vec<Option<Colour>> = vec![None; grid.cells.len()];
    let mut inside: Vec<Option<Colour>> = vec![None; grid.cells.len()];
    let whole = grid.area();
    for fill in page.fills.iter().take(MOST) {
        let common = fill.area.common(whole);
        if common.width() <= 0.0 || common.height() <= 0.0 {
            continue;
        }
        for number in touched(grid, common) {
            let area = grid.cell_area(grid.cells[number]);
            let seen = fill.area.common(area);
            let share = seen.width() * seen.height() / (area.width() * area.height()).max(1.0);
            if share >= 0.5 {
                behind[number] = shown(fill.colour);
            } else if is_mark(fill, area) {
                inside[number] = shown(fill.colour);
            }
        }
    }
    behind.into_iter().zip(inside).map(|(behind, inside)| inside.or(behind)).collect()
}

/// The numbers of the cells that an area touches, each once.
fn touched(grid: &Grid, area: Area) -> Vec<usize> {
    let span = |edges: &[f32], start: f32, end: f32| {
        let from = edges.partition_point(|edge| *edge <= start).saturating_sub(1);
        let to = edges.partition_point(|edge| *edge < end).min(edges.len().saturating_sub(1));
        from..to
    };
    let columns = span(&grid.xs, area.left, area.right);
    let places = span(&grid.ys, area.top, area.bottom)
        .flat_map(|row| columns.clone().map(move |column| (row, column)));
    let mut numbers: Vec<usize> = places.map(|(row, column)| grid.cell_at(row, column)).collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

/// Whether an area is a mark drawn inside a cell, such as a circle; the letters of words drawn as areas are not.
fn is_mark(fill: &Fill, cell: Area) -> bool {
    const LEAST: f32 = 4.5;
    let area = fill.area;
    let within =
        cell.grown(1.0).holds((area.left, area.top)) && cell.grown(1.0).holds((area.right, area.bottom));
    within && area.width() >= LEAST && area.height() >= LEAST
}

/// A colour that is not that of paper.
fn shown(colour: Colour) -> Option<Colour> {
    const PALE: u8 = 244;
    (colour.red.min(colour.green).min(colour.blue) < PALE).then_some(colour)
}
