//! Tables that no upright line is drawn in: columns by the white between them, rows by lines across, bands of colour or
//! the distance of lines.

use crate::chain::Last;
use crate::gaps::{Stretch, stretch};
use crate::grid::Grid;
use crate::lines::Line;
use crate::page::{Fill, Page, Rule, Turn};
use crate::paragraphs::begins_item;

/// What stands on a page beside tables drawn with lines.
#[derive(Debug, Default)]
pub struct Found {
    /// The tables.
    pub grids: Vec<Grid>,
    /// The lines outside them, in reading order: text that is set in columns goes on in the next column.
    pub lines: Vec<Line>,
}

/// Finds tables and columns of text among the lines of a page.
pub fn found(page: &Page, rules: &[Rule], mut lines: Vec<Line>) -> Found {
    let level = lines.iter().take_while(|line| line.turn == Turn::Level).count();
    let turned = lines.split_off(level);
    let across: Vec<&Rule> = rules.iter().filter(|rule| rule.level && rule.length() > LEAST_RULE).collect();
    let parts = |above: &Line, below: &Line| {
        across.iter().any(|rule| rule.at > above.base - 1.0 && rule.at < below.base)
            || page.fills.iter().any(|fill| is_band(fill, (above.base, below.base)))
    };
    let mut found = Found::default();
    let (mut done, mut at, mut tries, mut looked) = (0, 0, 0, 0);
    while at < lines.len() {
        let Some(mut stretch) = stretch(&lines, (done, at), LEAST_GAP, &parts) else {
            at += 1;
            continue;
        };
        let own = &lines[stretch.lines.0..stretch.lines.1];
        let bands = bands(page, &across, &stretch, own);
        let (start, end) = stretch.lines;
        let rows = without_tail(&stretch, own, &bands);
        stretch.split_at(&fill_edges(page, rows), rows);
        // Of a stretch that is no table, a part with two columns is none either.
        let may_be = start >= looked || stretch.width() > 2;
        if may_be && is_table(&stretch, rows, &bands) {
            found.grids.push(grid(&stretch, rows, &bands));
            found.lines.extend_from_slice(&lines[done..start]);
            done = start + rows.len();
            at = done.max(at + 1);
        } else if is_columns(&stretch, own) {
            found.lines.extend_from_slice(&lines[done..start]);
            found.lines.extend(stretch.by_column(own));
            (done, at) = (end, end);
        } else {
            // A table may begin below a line that leaves gaps of its own.
            tries += (end - start) * (across.len() + page.fills.len() + 1);
            looked = looked.max(end);
            at = if tries < MOST_TRIES { at + 1 } else { end.max(at + 1) };
        }
    }
    found.lines.extend_from_slice(&lines[done..]);
    found.lines.extend(turned);
    found
}

/// The rows at the head of a page, above `top`, with which a table goes on that the page before ends with: too few for a table
/// of their own, but words stand in its columns and leave the white between them. They are taken from the lines.
pub fn resumed(
    page: &Page,
    rules: &[Rule],
    lines: &mut Vec<Line>,
    (last, top): (&Last, f32),
) -> Option<Grid> {
    const FAR: f32 = 3.2;
    const CLOSE: f32 = 1.6;
    let [left, inner @ .., right] = &last.xs[..] else { return None };
    if inner.len() < 2 && !last.is_open || inner.is_empty() {
        return None;
    }
    let gaps = inner.iter().map(|edge| (*edge, *edge)).collect();
    let mut stretch = Stretch { lines: (0, 0), gaps, ends: (*left, *right), bands: Vec::new() };
    let step = |at: usize| {
        at.checked_sub(1).map_or(0.0, |above| (lines[at].base - lines[above].base) / lines[at].size)
    };
    let fits = |at: &usize| {
        let line = &lines[*at];
        line.turn == Turn::Level && line.base < top && step(*at) < FAR && stands_in(&stretch, line)
    };
    let count = (0..lines.len()).take_while(fits).count();
    let goes_on = lines.get(count).is_some_and(|next| next.base < top && step(count) < CLOSE);
    let own = &lines[..count];
    let several = |line: &Line| {
        line.words
            .iter()
            .any(|word| stretch.column(word.area.left) != stretch.column(line.words[0].area.left))
    };
    if goes_on || !own.iter().any(several) {
        return None;
    }
    stretch.lines = (0, count);
    let across: Vec<&Rule> = rules.iter().filter(|rule| rule.level && rule.length() > LEAST_RULE).collect();
    let bands = bands(page, &across, &stretch, own);
    let made = Grid { xs: last.xs.clone(), ..grid(&stretch, own, &bands) };
    lines.drain(..count);
    Some(made)
}

/// Whether the words of a line stand in the columns of a stretch and leave white between those of one and the next.
fn stands_in(stretch: &Stretch, line: &Line) -> bool {
    let area = line.frame_area();
    let inside = area.left > stretch.ends.0 - 1.0 && area.right < stretch.ends.1 + 1.0;
    let column = |at: f32| stretch.column(at);
    inside
        && line.words.iter().all(|word| column(word.area.left + 0.5) == column(word.area.right - 0.5))
        && line.words.windows(2).all(|pair| {
            let parted = column(pair[0].area.centre().0) != column(pair[1].area.centre().0);
            !parted || pair[1].area.left - pair[0].area.right > LEAST_GAP * line.size
        })
}

/// The lines without the last one where it stands apart and has words in the first column only.
fn without_tail<'l>(stretch: &Stretch, lines: &'l [Line], bands: &[f32]) -> &'l [Line] {
    let [rest @ .., above, last] = lines else { return lines };
    let first_only = last.words.iter().all(|word| stretch.column(word.area.centre().0) == 0);
    let step = (last.base - above.base) / last.size;
    let steps = lines.windows(2).map(|pair| (pair[1].base - pair[0].base) / pair[1].size);
    let usual = steps.fold(f32::INFINITY, f32::min);
    let closed = bands.iter().any(|band| *band > last.base);
    let apart = step > usual * 1.25 || bands.iter().any(|band| *band > above.base && *band < last.base);
    if first_only && !closed && apart && !rest.is_empty() { &lines[..lines.len() - 1] } else { lines }
}

/// Where several filled areas beside some lines begin or end, from the left.
fn fill_edges(page: &Page, lines: &[Line]) -> Vec<f32> {
    const LEAST: usize = 4;
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else { return Vec::new() };
    let beside = |fill: &&Fill| fill.area.bottom > first.area().top && fill.area.top < last.area().bottom;
    let sides = page.fills.iter().filter(beside).flat_map(|fill| [fill.area.left, fill.area.right]);
    let mut edges: Vec<f32> = sides.collect();
    edges.sort_by(f32::total_cmp);
    edges.chunk_by(|a, b| b - a < 0.7).filter(|edge| edge.len() >= LEAST).map(|edge| edge[0]).collect()
}

/// How often, on one page, lines of stretches that are no table may be looked at again, each for each line drawn.
const MOST_TRIES: usize = 300_000;
/// The least gap between columns, as a part of the size of the letters.
const LEAST_GAP: f32 = 0.62;
/// A line across that is shorter than this, in points, parts no rows.
const LEAST_RULE: f32 = 40.0;

/// Whether a filled area begins or ends between two places from the top.
fn is_band(fill: &Fill, (top, bottom): (f32, f32)) -> bool {
    let inside = |at: f32| at > top - 1.0 && at < bottom;
    fill.area.width() > LEAST_RULE && (inside(fill.area.top) || inside(fill.area.bottom))
}

/// Where lines across and bands of colour part the rows of a stretch.
fn bands(page: &Page, across: &[&Rule], stretch: &Stretch, lines: &[Line]) -> Vec<f32> {
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else { return Vec::new() };
    let (top, bottom) = (first.area().top - first.size * 2.0, last.area().bottom + last.size * 2.0);
    let (left, right) = stretch.ends;
    let inside = |at: f32| at > top && at < bottom;
    let wide = |start: f32, end: f32| end.min(right) - start.max(left) > (right - left) * 0.7;
    let ruled =
        across.iter().filter(|rule| inside(rule.at) && wide(rule.span.0, rule.span.1)).map(|rule| rule.at);
    let mut edges: Vec<(f32, f32, f32)> = page
        .fills
        .iter()
        .filter(|fill| {
            fill.area.height() < page.height * 0.5 && fill.area.top > top && fill.area.bottom < bottom
        })
        .flat_map(|fill| [fill.area.top, fill.area.bottom].map(|at| (at, fill.area.left, fill.area.right)))
        .collect();
    edges.sort_by(|a, b| a.0.total_cmp(&b.0));
    let filled = edges.chunk_by(|a, b| b.0 - a.0 < 1.0).filter_map(|edge| {
        let covered: f32 =
            edge.iter().map(|(_, start, end)| (end.min(right) - start.max(left)).max(0.0)).sum();
        (covered > (right - left) * 0.7).then(|| edge[0].0)
    });
    let mut all: Vec<f32> = ruled.chain(filled).collect();
    all.sort_by(f32::total_cmp);
    all.dedup_by(|next, at| *next - *at < 3.0);
    all
}

/// Whether a stretch is a table: words stand in several columns of several lines, and are not running text.
fn is_table(stretch: &Stretch, lines: &[Line], bands: &[f32]) -> bool {
    let first = stretch.lines.0;
    let in_columns = lines.iter().enumerate().filter(|(at, _)| !stretch.bands.contains(&(first + at)));
    let own: Vec<Line> = in_columns.map(|(_, line)| line.clone()).collect();
    let columns = stretch.columns(&own);
    let filled = |line: &Line| {
        let mut own: Vec<usize> =
            line.words.iter().map(|word| stretch.column(word.area.centre().0)).collect();
        own.dedup();
        own.len()
    };
    let full = lines.iter().filter(|line| filled(line) > 1).count();
    let inner = bands
        .iter()
        .filter(|at| lines.iter().any(|line| line.base < **at) && lines.iter().any(|line| line.base > **at));
    let inner = inner.count();
    let headed = lines.first().is_some_and(|line| line.is_strong() && filled(line) == stretch.width())
        && !lines.iter().all(Line::is_strong);
    if stretch.width() == 2 {
        // A number before each paragraph is no column of a table.
        let numbered = lines.iter().all(|line| begins_item(line) || filled(line) == 1) && !headed;
        return !numbered && (full > 1 && inner > 1 || full > 2 && headed && !is_columns(stretch, lines));
    }
    let running = columns.iter().all(|column| column.density() > 0.75 && column.lines * 10 > lines.len() * 8);
    inner > 0 && full > 1 || full > 2 && (!running || headed)
}

/// Whether a stretch is text set in columns: each is wide and most of its lines are full.
fn is_columns(stretch: &Stretch, lines: &[Line]) -> bool {
    const LEAST: usize = 4;
    const LEAST_ALL: usize = 10;
    let columns = stretch.columns(lines);
    let whole = stretch.ends.1 - stretch.ends.0;
    stretch.width() <= 3
        && lines.len() >= LEAST_ALL
        && columns
            .iter()
            .all(|column| column.lines >= LEAST && column.width > whole * 0.22 && column.density() > 0.6)
}

/// The table of a stretch.
fn grid(stretch: &Stretch, lines: &[Line], bands: &[f32]) -> Grid {
    let mut ys: Vec<f32> = Vec::new();
    let starts = row_starts(stretch, lines, bands);
    for &at in &starts {
        let line = &lines[at];
        let above = at.checked_sub(1).map(|above| lines[above].area().bottom);
        let top = line.area().top;
        ys.push(
            match bands
                .iter()
                .rev()
                .find(|band| **band < line.base && above.is_none_or(|above| **band > above - 3.0))
            {
                Some(band) => *band,
                None => above.map_or(top - 2.0, |above| f32::midpoint(above, top)),
            },
        );
    }
    let last = lines.last().map_or(0.0, |line| line.area().bottom);
    ys.push(bands.iter().copied().find(|band| *band > last - 2.0).unwrap_or(last + 2.0));
    let over: Vec<bool> = starts.iter().map(|at| stretch.bands.contains(&(stretch.lines.0 + at))).collect();
    Grid::new(stretch.edges(), ys, |row, _, under| under || !over.get(row).copied().unwrap_or_default())
}

/// The numbers of the lines that begin rows.
fn row_starts(stretch: &Stretch, lines: &[Line], bands: &[f32]) -> Vec<usize> {
    let parted =
        |at: usize| bands.iter().any(|band| *band > lines[at - 1].base - 1.0 && *band < lines[at].base);
    let marks: Vec<usize> = (1..lines.len()).filter(|&at| parted(at)).collect();
    // Lines across that part only the heading from the rest say nothing of the other rows.
    let all_ruled = marks.len() > 1;
    let steps: Vec<f32> = lines.windows(2).map(|pair| (pair[1].base - pair[0].base) / pair[1].size).collect();
    let least = steps.iter().copied().filter(|step| *step > 0.7).fold(f32::INFINITY, f32::min);
    let uneven = steps.iter().any(|step| *step > least * 1.3);
    let begins = |at: usize| {
        let step = steps[at - 1];
        let first = lines[at].words.first().map(|word| stretch.column(word.area.left));
        if all_ruled {
            parted(at)
        } else if uneven {
            parted(at) || step > least * 1.22
        } else {
            parted(at) || step > 1.6 || first == Some(0)
        }
    };
    (0..lines.len()).filter(|&at| at == 0 || begins(at)).collect()
}
