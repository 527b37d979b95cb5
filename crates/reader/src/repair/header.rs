//! The rows above the actions: titles, and headings in two rows.

use goldthread_anchor::Quote;

use super::{append, is_empty};
use crate::Mapping;
use crate::columns::Columns;
use crate::lexicon::LEVELS;
use crate::recognise::is_section_heading;
use goldthread_tree::{Cell, Marks, Merged, Paragraph, Row, Run, Table};

pub use crate::recognise::TITLE_LEVEL;

/// So many rows are looked at to see whether a header stands above them.
const SAMPLE: usize = 12;

/// Under rows that are no plain titles, a header has so many sure headings.
const SURE_HEADINGS: usize = 3;

/// A table without the rows of titles above its header, and with one header where it prints two.
pub fn untitled(mut table: Table, mapping: &Mapping) -> (Vec<Paragraph>, Table) {
    const MOST: usize = 10;
    if table.width() < 3 {
        return (Vec::new(), table);
    }
    let few = |row: &&Row| is_title(row) || row.filled().count() * 2 <= table.width();
    let most = table.rows.iter().take(MOST).take_while(few).count();
    let titles = table.rows.iter().take(MOST).take_while(|row| is_title(row)).count();
    let headed = |above: &usize| {
        *above > 0 && table.rows.len() > *above && {
            let mut rest =
                Table { number: 0, rows: table.rows[*above..].iter().take(SAMPLE).cloned().collect() };
            join_headers(&mut rest, mapping);
            let columns = Columns::of_table(&rest, mapping);
            columns.is_some_and(|columns| *above == titles || columns.headed() >= SURE_HEADINGS)
        }
    };
    let starts = std::iter::once(titles).chain((1..=most).rev().filter(|start| *start != titles));
    let is_headed = Columns::of_rows(start_of(&table), mapping).is_some();
    let found = if is_headed && titles == 0 { None } else { starts.into_iter().find(headed) };
    let titles = table.rows.drain(..found.unwrap_or(0)).flat_map(title).collect();
    join_headers(&mut table, mapping);
    (titles, table)
}

fn start_of(table: &Table) -> &[Row] {
    &table.rows[..table.rows.len().min(SAMPLE)]
}

/// A row of one cell with words, or of one text in several cells.
fn is_title(row: &Row) -> bool {
    const LONGEST: usize = 250;
    let mut filled = row.filled().map(|(_, cell)| cell.quote());
    let Some(first) = filled.next() else { return true };
    let others: Vec<_> = filled.collect();
    let headed = || others.len() == 1 && is_section_heading(&format!("{}: x", first.text()));
    first.text().len() <= LONGEST && others.iter().all(|other| other.text() == first.text()) || headed()
}

/// The words of a row of a title: a number and its title in two cells are one.
fn title(row: Row) -> Vec<Paragraph> {
    let mut cells: Vec<Cell> = row.cells.into_iter().filter(|cell| !cell.is_empty()).collect();
    cells.dedup_by(|next, cell| next.text() == cell.text());
    let mut paragraphs = cells.into_iter().map(|cell| cell.paragraphs);
    let mut title = paragraphs.next().unwrap_or_default();
    if let Some(run) = title.last_mut().and_then(|line| line.runs.last_mut()).filter(|run| is_number(run)) {
        let at = run.words.anchor_of(run.words.text().len());
        run.words.push("", &Quote::at(".", at));
    }
    for more in paragraphs.flatten() {
        match title.last_mut() {
            Some(last) => append(last, more),
            None => title.push(more),
        }
    }
    title
}

/// Whether a run is a number and nothing else: `2`, `1.3`.
fn is_number(run: &Run) -> bool {
    const LONGEST: usize = 6;
    let text = run.words.text();
    text.len() <= LONGEST && text.chars().all(|c| c.is_ascii_digit() || c == '.') && !text.ends_with('.')
}

/// Makes one header of two: a heading over several keeps its words beside theirs; of two over each other the lower
/// stays, or the upper where there is no lower.
fn join_headers(table: &mut Table, mapping: &Mapping) {
    let [upper, lower, ..] = &table.rows[..] else { return };
    let is_merged = upper.cells.iter().any(|cell| cell.merged == Merged::Left);
    let under = lower.filled().all(|(at, cell)| {
        is_heading(cell) && upper.cells[..upper.cells.len().min(at + 1)].iter().any(|cell| !cell.is_empty())
            || at == 0 && is_heading(cell)
    });
    let blank = (0..upper.cells.len()).any(|at| is_empty(upper, at));
    let gaps = (0..upper.cells.len()).any(|at| is_empty(lower, at) && !is_empty(upper, at));
    let several = lower.filled().nth(1).is_some();
    if !under || !blank || !several || !gaps && !is_merged && !lower.is_heading {
        return;
    }
    let alone = Columns::of_rows(start_of(table), mapping);
    let joined = joined_header(upper, lower);
    let rows: Vec<Row> =
        std::iter::once(&joined).chain(table.rows[2..].iter().take(SAMPLE)).cloned().collect();
    let both = Columns::of_rows(&rows, mapping);
    let more = |columns: &Columns| (0..columns.width()).filter(|at| columns.role(*at).is_some()).count();
    let covers = lower.cells.iter().any(|cell| cell.merged == Merged::Above);
    let better = |both: &Columns| {
        alone.as_ref().is_none_or(|alone| more(both) > more(alone) || covers && more(both) >= more(alone))
    };
    if both.as_ref().is_some_and(better) {
        table.rows.splice(..2, [joined]);
    }
}

fn is_heading(cell: &Cell) -> bool {
    const LONGEST: usize = 60;
    let words = cell.quote();
    words.text().len() <= LONGEST && !words.text().ends_with('.')
}

fn joined_header(upper: &Row, lower: &Row) -> Row {
    let width = upper.cells.len().max(lower.cells.len());
    let mut over: Option<(usize, Quote)> = None;
    let cells = (0..width).map(|at| {
        let above = upper.cells.get(at).filter(|cell| !cell.is_empty());
        let below = lower.cells.get(at).filter(|cell| !cell.is_empty());
        if let Some(above) = above {
            over = Some((at, above.quote()));
        } else if below.is_none() {
            over = None;
        }
        let several = over.as_ref().is_some_and(|(from, _)| {
            let next = lower.cells.get(from + 1).is_some_and(|cell| !cell.is_empty());
            next && is_empty(upper, from + 1) && upper.cells.len() > from + 1
        });
        match (over.as_ref().filter(|_| several), below) {
            (Some((_, words)), Some(below)) => in_levels(words, below),
            _ => below.or(above).cloned().unwrap_or_default(),
        }
    });
    Row { cells: cells.collect(), ..upper.clone() }
}

/// A heading under another that stands over several.
fn in_levels(upper: &Quote, lower: &Cell) -> Cell {
    let mut words = upper.clone();
    words.push(LEVELS, &lower.quote());
    let paragraphs = vec![Paragraph { runs: vec![Run { words, marks: Marks::default() }] }];
    Cell { paragraphs, merged: Merged::No, ..lower.clone() }
}
