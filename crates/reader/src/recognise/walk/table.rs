//! Tables: what each is taken for, and what is made of it.

use goldthread_plan::{Doubt, SectionKind};

use super::{How, Look, Walk, cards};
use crate::Table;
use crate::columns::Columns;
use crate::lexicon::{Role, lexicon};
use crate::reading::{TableKind, TableReading, UNSURE, percent};
use crate::recognise::headings::{numbered_title, section_heading};
use crate::recognise::{front, tables, turned};
use goldthread_tree::words::plain;

impl Walk<'_> {
    pub(super) fn table(&mut self, table: &Table) {
        self.listing = None;
        if self.fields_of_headed(table) {
            return self.told(
                table,
                TableKind::Card,
                "a heading says what is done, and its rows who and by when",
            );
        }
        self.finish_card();
        let is_placed =
            |columns: &Columns| !columns.is_weak || self.context.is_plan || self.current.is_some();
        let grid = tables::rating_grid(table, &self.context.palette);
        // Of a grid of ratings the column of what is rated can look like one of actions.
        let is_of_actions = |columns: &Columns| {
            let named = |at| {
                lexicon().role(&plain(columns.heading(at))).is_some_and(|(role, _)| role == Role::Action)
            };
            grid.is_none() || columns.column(Role::Action).is_some_and(named)
        };
        let alike = self.context.alike.get(&crate::mapping::signature(table)).cloned();
        let columns = alike
            .or_else(|| Columns::of_table(table, self.context.mapping))
            .filter(is_placed)
            .filter(is_of_actions)
            .filter(|_| !cards::is_card(table));
        if let Some(columns) = columns {
            self.action_table(
                table,
                columns,
                TableKind::Actions,
                "its headings name what is done, and who, when or how far",
            );
        } else if let Some(rows) = grid {
            self.told(table, TableKind::Ratings, "its headings name ratings of process and impact");
            self.ratings(rows);
        } else if table.width() == 1 && tables::coloured_scheme(table).is_none() {
            self.told(table, TableKind::Lines, "it has one column");
            self.box_of_lines(table);
        } else if self.card_table(table) {
            self.told(table, TableKind::Card, "each of its rows is a label and what it names");
            self.awaits_title = false;
        } else if self.small_table(table) {
            // What it is, `small_table` has told.
        } else if let Some((turned, columns)) = turned::turned(table, self.context.mapping) {
            let why = "the first column names what is done, and who, when or how far";
            self.action_table(&turned, columns, TableKind::ActionColumns, why);
        } else {
            self.other_table(table);
        }
    }

    /// Reads a table of actions.
    pub(super) fn action_table(&mut self, table: &Table, mut columns: Columns, kind: TableKind, why: &str) {
        columns.weigh(table.rows.get(columns.header_rows..).unwrap_or_default());
        self.doubt_of_columns(&columns, table);
        self.told(table, kind, why);
        if let Some(reading) = self.found.tables.last_mut() {
            reading.columns = columns.explained();
            reading.signature = columns.signature();
        }
        let first = columns.header_rows;
        self.columns = Some(columns);
        self.actions(table, first);
    }

    /// Notes what a table was taken for.
    pub(super) fn told(&mut self, table: &Table, kind: TableKind, why: &str) {
        let first = table.rows.first().and_then(|row| row.cells.first());
        self.found.tables.push(TableReading {
            number: table.number,
            place: first.map(|cell| cell.at.clone()).unwrap_or_default(),
            kind,
            why: why.to_owned(),
            signature: crate::mapping::signature(table),
            columns: Vec::new(),
        });
    }

    /// A box drawn around lines reads as the lines do.
    fn box_of_lines(&mut self, table: &Table) {
        let cells = table.rows.iter().flat_map(|row| &row.cells);
        for line in cells.flat_map(|cell| &cell.paragraphs) {
            self.line(self.blocks.len() - 1, line, Look::Plain);
        }
    }

    /// Reads a table that is no table of actions but a known one; `false` where it is none.
    fn small_table(&mut self, table: &Table) -> bool {
        if let Some(judgements) = tables::judgements(table) {
            self.told(table, TableKind::Judgements, "grades stand in its second column");
            if self.found.judgements.is_empty() {
                self.found.judgements = judgements;
            }
        } else if let Some(scheme) = tables::coloured_scheme(table).or_else(|| tables::scheme(table)) {
            self.told(
                table,
                TableKind::Key,
                "colours, symbols or words of status stand beside what they mean",
            );
            if self.found.scheme.is_empty() {
                self.found.scheme = scheme;
            }
        } else if tables::glossary(table, false).is_some()
            || !self.context.known.is_empty() && self.is_glossary(table)
        {
            self.told(table, TableKind::Glossary, "abbreviations stand beside what they stand for");
        } else {
            return false;
        }
        true
    }

    fn is_glossary(&self, table: &Table) -> bool {
        const SAMPLE: usize = 20;
        let first =
            table.rows.iter().take(SAMPLE).filter_map(|row| row.cells.first()).map(crate::Cell::quote);
        first.filter(|cell| self.context.known.contains(&plain(cell.text()))).count()
            >= table.rows.len().min(2)
    }

    fn ratings(&mut self, rows: Vec<tables::RatedRow>) {
        for row in rows {
            let at = row.title.anchor();
            if let Some(heading) = section_heading(&row.title) {
                self.open_headed(heading, at);
            } else {
                let (reference, title) = numbered_title(&row.title);
                self.open(SectionKind::AreaForImprovement, reference, title, at, How::Grid);
            }
            if let Some(section) = self.section() {
                section.fields.process = row.process;
                section.fields.impact = row.impact;
            }
        }
        self.current = None;
        self.awaits_title = false;
    }

    /// A table that no header explains: the rest of the last action table, one of actions by what stands in it, or not
    /// understood.
    fn other_table(&mut self, table: &Table) {
        let at = table.rows[0].cells.first().map(|cell| cell.at.clone()).unwrap_or_default();
        let goes_on = self.columns.clone().filter(|columns| columns.fits(table));
        if let Some(mut columns) = goes_on {
            columns.header_rows = 0;
            let message =
                "a table without a header was read with the columns of the one before it".to_owned();
            self.doubt("table-without-header", message, at);
            self.action_table(
                table,
                columns,
                TableKind::Actions,
                "it has no header, and as many columns as the table before it",
            );
            return;
        }
        let placed = self.context.is_plan || self.current.is_some() || !self.pending.is_empty();
        if let Some(columns) = Columns::of_content(table).filter(|_| placed) {
            let message =
                "a table has no header; what its columns hold was taken from what stands in them".to_owned();
            self.doubt("table-without-header", message, at);
            self.action_table(
                table,
                columns,
                TableKind::Actions,
                "it has no header; statements stand beside dates and leads",
            );
            return;
        }
        let about = self.found.sections.is_empty() && !front::labels(table).is_empty();
        if about {
            self.told(table, TableKind::Lines, "it says what the document is, before the plan begins");
            return;
        }
        self.told(
            table,
            TableKind::Other,
            "its headings and what stands in it are those of no table of a plan",
        );
        let message = "what this table holds was not understood; nothing was taken from it".to_owned();
        self.doubt("table-not-understood", message, at);
    }

    /// A doubt for each column whose role is a guess, or not sure.
    fn doubt_of_columns(&mut self, columns: &Columns, table: &Table) {
        for at in 0..columns.width() {
            let Some(role) = columns.role(at).filter(|role| *role != Role::Note) else { continue };
            let (sure, heading) = (columns.certainty(at), columns.heading(at));
            let guessed = columns.guessed.contains(&at);
            if !guessed && sure >= UNSURE {
                continue;
            }
            let (sure, reason) = (percent(sure), columns.reason(at));
            let named = if heading.is_empty() {
                "a column without a heading".to_owned()
            } else {
                format!("the column \"{heading}\"")
            };
            let message = format!("{named} was taken for {}, {reason} ({sure} sure)", role.named());
            let code = if guessed { "column-by-content" } else { "column-unsure" };
            let place = table.rows[0].cells.get(at).map(|cell| cell.at.clone()).unwrap_or_default();
            self.found.doubts.push(Doubt { code: code.to_owned(), message, at: place });
        }
    }
}
