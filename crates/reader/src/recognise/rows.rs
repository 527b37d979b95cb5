//! The rows of an action table made into actions.

use goldthread_anchor::{Anchor, Cell as Place, Quote};
use goldthread_plan::timescale::YearHint;
use goldthread_plan::{ActionFields, Note, Timescale};

use super::{leads, lists};
use crate::columns::Columns;
use crate::lexicon::Role;
use crate::{Cell, Row};
use goldthread_tree::join;

/// What the rows of a table share.
pub struct Rows<'a> {
    /// What each column holds.
    pub columns: &'a Columns,
    /// The number of the table in the source.
    pub table: u32,
    /// The abbreviations that the document explains.
    pub known: &'a [String],
    /// The document's date, for dates that lack their year.
    pub hint: YearHint,
}

impl Rows<'_> {
    /// The words of the first column of a role.
    pub fn words(&self, row: &Row, role: Role) -> Quote {
        self.columns.column(role).and_then(|at| row.cells.get(at)).map(Cell::quote).unwrap_or_default()
    }

    /// The words of all columns of a role.
    fn all_words(&self, row: &Row, role: Role) -> Quote {
        let quotes: Vec<Quote> =
            self.columns.columns(role).filter_map(|at| row.cells.get(at)).map(Cell::quote).collect();
        join(&quotes, "\n")
    }

    /// The actions of a row; `number` is that of the row in its table.
    pub fn actions(&self, row: &Row, number: u32) -> Vec<ActionFields> {
        let cell = self.words(row, Role::Action);
        if cell.is_empty() {
            return Vec::new();
        }
        let shared = self.shared(row, number);
        let Some(items) = lists::numbered(&cell) else {
            return vec![ActionFields { text: cell, ..shared }];
        };
        let lead_cell = self.all_words(row, Role::Lead);
        let own_leads = leads::by_number(&lead_cell, items.len());
        let own_dates = leads::by_number(&self.words(row, Role::Timescale), items.len());
        let own_statuses = leads::by_number(&self.words(row, Role::Status), items.len());
        let own_date = |at: usize| own_dates.as_ref().map(|own| Timescale::read(own[at].text(), self.hint));
        let action = |(at, item): (usize, lists::Numbered)| ActionFields {
            timescale: own_date(at).unwrap_or_else(|| shared.timescale.clone()),
            status: own_statuses.as_ref().map_or_else(|| shared.status.clone(), |own| own[at].clone()),
            reference: Some(Quote::at(item.reference, item.words.anchor())),
            leads: own_leads
                .as_ref()
                .map_or_else(|| shared.leads.clone(), |own| leads::leads(&own[at], self.known)),
            at: self.placed(item.words.anchor(), number, Role::Action),
            text: item.words,
            ..shared.clone()
        };
        items.into_iter().enumerate().map(action).collect()
    }

    /// What all actions of a row have in common.
    fn shared(&self, row: &Row, number: u32) -> ActionFields {
        let timescale = self.words(row, Role::Timescale);
        let reference =
            if self.columns.numbers_sections { Quote::default() } else { self.words(row, Role::Reference) };
        ActionFields {
            reference: (!reference.is_empty()).then(|| unmarked(&reference)),
            text: Quote::default(),
            leads: leads::leads(&self.all_words(row, Role::Lead), self.known),
            timescale: Timescale::read(timescale.text(), self.hint),
            timescale_at: self.placed(timescale.anchor(), number, Role::Timescale),
            progress: self.all_words(row, Role::Progress),
            status: self.words(row, Role::Status),
            impact: self.impact(row),
            resources: self.words(row, Role::Resources),
            notes: self.notes(row),
            at: self.placed(self.words(row, Role::Action).anchor(), number, Role::Action),
        }
    }

    fn impact(&self, row: &Row) -> Vec<Quote> {
        let cells = self.columns.columns(Role::Impact).filter_map(|at| row.cells.get(at));
        cells.flat_map(|cell| lists::statements(&cell.quote())).collect()
    }

    fn notes(&self, row: &Row) -> Vec<Note> {
        let noted =
            self.columns.notes().filter_map(|(at, heading)| Some((heading, row.cells.get(at)?.quote())));
        noted
            .filter(|(_, text)| !text.is_empty())
            .map(|(label, text)| Note { label: label.to_owned(), text })
            .collect()
    }

    /// A place as a cell of the table, where the format has not said so itself.
    fn placed(&self, at: Anchor, row: u32, role: Role) -> Anchor {
        match self.columns.column(role) {
            Some(column) if self.table > 0 && at.cell().is_none() => {
                let column = u32::try_from(column + 1).unwrap_or(u32::MAX);
                at.in_cell(Place { table: self.table, row, column })
            }
            _ => at,
        }
    }
}

/// A reference without the mark after it: `2.` is 2.
fn unmarked(reference: &Quote) -> Quote {
    let text = reference.text().trim_end_matches(['.', ')', ':']);
    reference.slice(0..text.len())
}
