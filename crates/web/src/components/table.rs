//! A table of a document: merged cells as one, fills as colour and word, sheets with the letters and numbers of their cells.

use std::collections::HashMap;

use goldthread_anchor::{Anchor, SheetCell};
use goldthread_reader::{Cell, Merged, Paragraph, Row, Table};
use goldthread_tree::Colour;
use maud::{Markup, html};

use super::document::{Marked, place};
use crate::marks::Mark;
use crate::shown::{Slice, origin, spots_of};
use crate::spot::Spot;
use crate::words;

/// More columns than these are not shown.
const MOST_COLUMNS: usize = 200;

/// The rows of a slice, the headings of the table above them.
pub fn table(table: &Table, slice: &Slice, marked: &Marked<'_>) -> Markup {
    let rows: Vec<usize> = (0..slice.head).chain(slice.rows.clone()).collect();
    let grid = Grid { table, rows, spans: HashMap::new(), marked };
    grid.with_spans().shown()
}

struct Grid<'a> {
    table: &'a Table,
    rows: Vec<usize>,
    /// What each shown cell spans, down and across, by its place in `rows` and its column; what is not in it is covered.
    spans: HashMap<(usize, usize), Span>,
    marked: &'a Marked<'a>,
}

#[derive(Clone, Copy)]
struct Span {
    down: usize,
    across: usize,
    /// The cell of the table whose words stand here.
    origin: (usize, usize),
}

impl Grid<'_> {
    /// One shown cell for all cells of the grid that have the same origin, as far as they lie in the rows that are shown.
    fn with_spans(mut self) -> Self {
        let mut first: HashMap<(usize, usize), (usize, usize)> = HashMap::new();
        for (nth, row) in self.rows.iter().enumerate() {
            for column in 0..self.width(*row) {
                let origin = self.origin(*row, column);
                let at = *first.entry(origin).or_insert((nth, column));
                let span = self.spans.entry(at).or_insert(Span { down: 1, across: 1, origin });
                span.down = span.down.max(nth + 1 - at.0);
                span.across = span.across.max((column + 1).saturating_sub(at.1));
            }
        }
        self
    }

    /// A cell alone is its own origin, which is most of them.
    fn origin(&self, row: usize, column: usize) -> (usize, usize) {
        let merged = self.cell(row, column).map(|cell| cell.merged);
        if merged.is_none_or(|merged| merged == Merged::No) {
            (row, column)
        } else {
            origin(self.table, row, column)
        }
    }

    fn cell(&self, row: usize, column: usize) -> Option<&Cell> {
        self.table.rows.get(row)?.cells.get(column)
    }

    fn width(&self, row: usize) -> usize {
        self.table.rows.get(row).map_or(0, |row| row.cells.len().min(MOST_COLUMNS))
    }

    fn shown(&self) -> Markup {
        let sheet =
            self.table.rows.iter().find_map(|row| row.cells.first()).and_then(|cell| sheet_of(&cell.at));
        let name = match &sheet {
            Some((name, _)) => format!("Sheet {name}"),
            None => format!("Table {}", self.table.number),
        };
        let widest = self.table.width();
        html! {
            div class="gt-document__scroll" tabindex="0" role="region" aria-label=(name) {
                table class="gt-document__table" {
                    caption class="gt-document__caption" { (name) }
                    @if sheet.is_some() { (self.letters()) }
                    tbody { @for nth in 0..self.rows.len() { (self.row(nth, sheet.is_some())) } }
                }
            }
            @if widest > MOST_COLUMNS {
                p class="govuk-body-s gt-dim" { "The table has " (words::thousands(widest)) " columns; the first " (MOST_COLUMNS) " are shown, all were read." }
            }
        }
    }

    /// The letters of the columns of a sheet.
    fn letters(&self) -> Markup {
        let widest = self.rows.iter().map(|row| self.width(*row)).max().unwrap_or(0);
        let row = self.rows.iter().find(|row| self.width(**row) == widest).copied().unwrap_or(0);
        let letter = |column: usize| {
            let (_, cell) = sheet_of(&self.cell(row, column)?.at)?;
            Some(cell.to_string().trim_end_matches(|c: char| c.is_ascii_digit()).to_owned())
        };
        html! {
            thead {
                tr {
                    td class="gt-document__letter" {}
                    @for column in 0..widest { th class="gt-document__letter" scope="col" { (letter(column).unwrap_or_default()) } }
                }
            }
        }
    }

    fn row(&self, nth: usize, in_sheet: bool) -> Markup {
        let at = self.rows[nth];
        let Some(row) = self.table.rows.get(at) else { return html! {} };
        let number = || row.cells.iter().find_map(|cell| sheet_of(&cell.at)).map(|(_, cell)| cell.row);
        html! {
            tr class=[row.after_break.then_some("gt-document__break")] {
                @if in_sheet { th class="gt-document__letter" scope="row" { @if let Some(number) = number() { (number) } } }
                @for column in 0..self.width(at) {
                    @if let Some(span) = self.spans.get(&(nth, column)) { (self.shown_cell(row, *span)) }
                }
            }
        }
    }

    fn shown_cell(&self, row: &Row, span: Span) -> Markup {
        let Some(cell) = self.cell(span.origin.0, span.origin.1) else { return html! { td {} } };
        let down = (span.down > 1).then_some(span.down);
        let across = (span.across > 1).then_some(span.across);
        // A merged cell that began on an earlier part is shown again; its address stays with the first.
        let id = Spot::of(&cell.at).filter(|_| self.rows.contains(&span.origin.0)).map(|spot| spot.id());
        let inside = self.inside(cell);
        html! {
            @if row.is_heading { th scope="col" id=[id] rowspan=[down] colspan=[across] { (inside) } }
            @else { td id=[id] rowspan=[down] colspan=[across] { (inside) } }
        }
    }

    fn inside(&self, cell: &Cell) -> Markup {
        let own = Spot::of(&cell.at);
        let mut spots: Vec<Spot> = own.into_iter().collect();
        for spot in cell.paragraphs.iter().flat_map(spots_of) {
            if spots.last() != Some(&spot) && !spots.contains(&spot) {
                spots.push(spot);
            }
        }
        let mut found = self.marked.words(&cell.paragraphs, &spots);
        let named = cell.fill.and_then(Colour::name);
        // What was read from the colour is marked on the name of the colour.
        let is_of_colour = |mark: &&Mark| named.is_some_and(|name| mark.text.eq_ignore_ascii_case(name));
        let of_colour = found.whole.iter().copied().find(is_of_colour);
        found.whole.retain(|mark| !is_of_colour(mark));
        html! {
            (place(&found, self.marked))
            @if let Some(colour) = cell.fill { (fill(colour, of_colour)) }
            @for note in cell.notes.iter().filter(|note| !note.is_empty()) { (noted(note)) }
        }
    }
}

/// A fill as the colour itself and its name; the words of the cell stand on white, so that they can be read.
fn fill(colour: Colour, mark: Option<&Mark>) -> Markup {
    let name = colour.name().map_or_else(|| colour.hex(), str::to_owned);
    html! {
        span class="gt-document__fill" {
            svg class="gt-document__swatch" viewBox="0 0 10 10" width="14" height="14" aria-hidden="true" focusable="false" {
                rect width="10" height="10" fill=(colour.hex()) {}
            }
            @match mark {
                Some(mark) => mark class=(mark.kind.class()) title=(mark.words) { (name) },
                None => (name),
            }
        }
    }
}

/// A comment or footnote of the document.
pub fn noted(note: &Paragraph) -> Markup {
    html! { span class="gt-document__note" { "Note: " (note.quote().text()) } }
}

fn sheet_of(at: &Anchor) -> Option<(&str, SheetCell)> {
    if let Anchor::Sheet(name, cell) = at { Some((name, *cell)) } else { None }
}
