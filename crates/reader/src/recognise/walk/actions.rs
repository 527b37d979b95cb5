//! The rows of an action table: bands, sections in a column, actions.

use goldthread_anchor::Quote;
use goldthread_plan::SectionKind;

use super::Walk;
use crate::columns::Columns;
use crate::lexicon::{Role, lexicon};
use crate::recognise::headings::{numbered_title, section_heading};
use crate::recognise::rows::Rows;
use crate::recognise::section_cell;
use crate::{Cell, Row, Table};
use goldthread_tree::words::plain;

impl Walk<'_> {
    /// Reads the rows of an action table from the row `first` on.
    pub(super) fn actions(&mut self, table: &Table, first: usize) {
        let Some(columns) = self.columns.clone() else { return };
        self.label = None;
        if columns.column(Role::Section).is_none() {
            self.open_for_table(table, &columns, first);
        }
        for (number, row) in (1..).zip(&table.rows).skip(first) {
            if let Some(band) = band(row, &columns) {
                self.band(band, &columns);
            } else if let Some(band) = plain_band(table, number, &columns) {
                let message =
                    format!("\"{}\" stands alone in its row, and was taken for a heading", band.text());
                self.doubt("band-by-place", message, band.anchor());
                self.band(band, &columns);
            } else {
                self.row(table, row, number, &columns);
            }
        }
    }

    /// The section that a table without a column of sections belongs to.
    fn open_for_table(&mut self, table: &Table, columns: &Columns, first: usize) {
        let heads = |row: &Row| band(row, columns).is_some_and(|band| section_heading(&band).is_some());
        let number = u32::try_from(first + 1).unwrap_or(u32::MAX);
        if table.rows.get(first).is_some_and(heads) || plain_band(table, number, columns).is_some() {
            return;
        }
        let has_actions = self.current.is_some_and(|at| !self.found.sections[at].actions.is_empty());
        if self.current.is_none() || has_actions || self.current_is_told() {
            self.open_pending();
        }
        self.pending.clear();
        if self.current.is_none() && !table.rows.iter().skip(1).any(starts_section) {
            self.open_untitled(table.rows[0].cells[0].at.clone());
        }
    }

    /// A section of the document's own title, for actions under no heading.
    pub(super) fn open_untitled(&mut self, at: goldthread_anchor::Anchor) {
        let title = &self.context.title;
        let title = if title.is_empty() { Quote::typed("Actions") } else { title.clone() };
        self.open(SectionKind::AreaForImprovement, None, title, at);
    }

    /// Whether the current section was opened and told of before the last heading.
    fn current_is_told(&self) -> bool {
        self.current.map(|at| &self.found.sections[at].fields).is_some_and(|fields| {
            !fields.outcomes.is_empty()
                || !fields.current_position.is_empty()
                || !fields.scheduled_work.is_empty()
        })
    }

    fn band(&mut self, band: Quote, columns: &Columns) {
        if let Some(heading) = section_heading(&band) {
            self.open_headed(heading, band.anchor());
            self.awaits_title = false;
        } else if columns.column(Role::Section).is_some() {
            self.group = Some(band);
        } else {
            let at = band.anchor();
            let (reference, title) = numbered_title(&band);
            self.open(SectionKind::AreaForImprovement, reference, title, at);
        }
    }

    fn row(&mut self, table: &Table, row: &Row, number: u32, columns: &Columns) {
        if let Some(at) = columns.column(Role::Section) {
            let number = columns.column(Role::Reference).filter(|_| columns.numbers_sections);
            self.open_in_row(row.cells.get(at), number.and_then(|at| row.cells.get(at)), columns.heading(at));
        }
        let known = std::mem::take(&mut self.context.known);
        let rows = Rows { columns, table: table.number, known: &known, hint: self.context.hint };
        let actions = rows.actions(row, number);
        self.context.known = known;
        let at = row.filled().next().map(|(_, cell)| cell.at.clone()).unwrap_or_default();
        let names_section =
            |(at, _): (usize, &Cell)| matches!(columns.role(at), Some(Role::Section | Role::Reference));
        if actions.is_empty() && row.filled().all(names_section) && columns.column(Role::Section).is_some() {
            return;
        }
        if actions.is_empty() {
            self.doubt(
                "row-without-action",
                "a row of an action table has no action in it; what it says was left out".to_owned(),
                at,
            );
        } else if let Some(section) = self.section() {
            section.actions.extend(actions);
        } else {
            self.doubt(
                "action-without-section",
                "an action stands under no section; it was left out".to_owned(),
                at,
            );
        }
    }

    /// Opens the section that a cell of the row names; an empty cell goes on with the last.
    pub(super) fn open_in_row(&mut self, cell: Option<&Cell>, number: Option<&Cell>, heading: &str) {
        let Some(read) = cell.and_then(section_cell::read) else {
            if self.current.is_none() {
                self.open(
                    SectionKind::AreaForImprovement,
                    None,
                    self.context.title.clone(),
                    self.context.title.anchor(),
                );
            }
            return;
        };
        let is_current = self.current.is_some_and(|at| {
            let fields = &self.found.sections[at].fields;
            plain(fields.title.text()) == plain(read.title.text())
                && plain(fields.finding.text()) == plain(read.finding.text())
        });
        if is_current {
            return;
        }
        let band = self.group.as_ref().and_then(|group| lexicon().band_of(group.text()));
        let kind = read.kind.or(band).unwrap_or_else(|| section_cell::kind_of_column(heading));
        let at = read.title.anchor();
        let number = number.filter(|cell| !cell.is_empty()).map(Cell::quote);
        self.open(kind, read.reference.or(number), read.title, at);
        if let Some(section) = self.section() {
            section.fields.finding = read.finding;
        }
    }

    /// A table that no header explains: the rest of the last action table, or not understood.
    pub(super) fn other_table(&mut self, table: &Table) {
        let at = table.rows[0].cells.first().map(|cell| cell.at.clone()).unwrap_or_default();
        let goes_on = self.columns.as_ref().is_some_and(|columns| columns.fits(table));
        if goes_on {
            self.doubt(
                "table-without-header",
                "a table without a header was read with the columns of the one before it".to_owned(),
                at,
            );
            self.actions(table, 0);
        } else {
            self.doubt(
                "table-not-understood",
                "what this table holds was not understood; nothing was taken from it".to_owned(),
                at,
            );
        }
    }
}

fn starts_section(row: &Row) -> bool {
    let mut filled = row.filled();
    match (filled.next(), filled.next()) {
        (Some((0, cell)), None) => cell.quote().text().len() < 250,
        _ => false,
    }
}

/// The words of a row that is a heading over the rows under it.
fn band(row: &Row, columns: &Columns) -> Option<Quote> {
    const LONGEST: usize = 250;
    let mut filled = row.filled();
    let (at, cell) = filled.next()?;
    let words = cell.quote();
    let others: Vec<Quote> = filled.take(3).map(|(_, cell)| cell.quote()).collect();
    let spread = others.len() > 1 && others.iter().all(|other| other.text() == words.text());
    if !others.is_empty() && !spread || words.text().len() > LONGEST || at != 0 {
        return None;
    }
    let holds_actions = columns.role(at) == Some(Role::Action) && !spread;
    let set_apart = cell.paragraphs.iter().all(crate::Paragraph::is_strong)
        || section_heading(&words).is_some()
        || is_capitals(words.text());
    (!holds_actions || set_apart).then_some(words)
}

/// The words of a row that stand alone where actions stand, short and unclosed, over a row that is an action with a
/// lead and a date, in a table whose actions have both.
fn plain_band(table: &Table, number: u32, columns: &Columns) -> Option<Quote> {
    const LONGEST: usize = 80;
    let row = table.rows.get(number as usize - 1)?;
    let next = table.rows.get(number as usize)?;
    let mut filled = row.filled();
    let (0, cell) = filled.next()? else { return None };
    let words = cell.quote();
    let keyed = |row: &Row| {
        [Role::Lead, Role::Timescale].iter().all(|role| {
            columns.column(*role).is_some_and(|at| row.cells.get(at).is_some_and(|cell| !cell.is_empty()))
        })
    };
    let others = table.rows.iter().skip(1).take(40).filter(|row| row.filled().nth(1).is_some());
    let short = words.text().len() <= LONGEST && !words.text().ends_with(['.', ';', ':', ',']);
    let stands = filled.next().is_none() && !row.after_break && short && keyed(next);
    (stands && others.clone().count() > 0 && others.clone().all(keyed)).then_some(words)
}

fn is_capitals(text: &str) -> bool {
    text.chars().any(char::is_alphabetic) && !text.chars().any(char::is_lowercase)
}
