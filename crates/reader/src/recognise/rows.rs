//! The rows of an action table made into actions.

use goldthread_anchor::{Anchor, Cell as Place, Quote};
use goldthread_plan::timescale::{YearHint, find_dates};
use goldthread_plan::{ActionFields, Note, Timescale};

use super::colours::{Palette, Rated, words_or_colour};
use super::{leads, lists, own_fields, several};
use crate::columns::Columns;
use crate::content::is_rating;
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
    /// What the colours of the document are called.
    pub palette: &'a Palette,
    /// The column whose colours are ratings.
    pub rated: Rated,
}

/// The label of words that a document strikes through.
const STRUCK: &str = "Struck out";
/// The label of a comment or footnote on a cell.
const COMMENT: &str = "Comment";

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

    /// What is to be done in a row; where its words are all struck through, those.
    fn action(&self, row: &Row) -> Quote {
        let cell = self.columns.column(Role::Action).and_then(|at| row.cells.get(at));
        let words = cell.map(Cell::quote).unwrap_or_default();
        if !words.is_empty() {
            return words;
        }
        let struck: Vec<Quote> = cell.map(|cell| struck(cell).collect()).unwrap_or_default();
        join(&struck, "\n")
    }

    /// The actions of a row; `number` is that of the row in its table.
    pub fn actions(&self, row: &Row, number: u32) -> Vec<ActionFields> {
        let cell = self.action(row);
        if cell.is_empty() {
            return Vec::new();
        }
        let shared = self.shared(row, number);
        let own = several::Cells {
            action: &cell,
            reference: self.words(row, Role::Reference),
            lead: self.lead(row),
            timescale: self.timescale(row),
            status: self.words(row, Role::Status),
            own_fields: self.columns.own_fields(),
        };
        let Some(items) = own.parted() else {
            return vec![ActionFields { text: cell, ..shared }];
        };
        let action = |item: several::Part| ActionFields {
            timescale: item
                .timescale
                .map_or_else(|| shared.timescale.clone(), |own| Timescale::read(own.text(), self.hint)),
            status: item.status.unwrap_or_else(|| shared.status.clone()),
            reference: item.reference.or_else(|| shared.reference.clone()),
            leads: item.lead.map_or_else(|| shared.leads.clone(), |own| leads::leads(&own, self.known)),
            at: self.placed(item.words.anchor(), number, Role::Action),
            text: item.words,
            ..shared.clone()
        };
        items.into_iter().map(action).collect()
    }

    /// What all actions of a row have in common.
    fn shared(&self, row: &Row, number: u32) -> ActionFields {
        let timescale = self.timescale(row);
        let reference =
            if self.columns.numbers_sections { Quote::default() } else { self.words(row, Role::Reference) };
        let (status, status_colour) = self.status(row);
        ActionFields {
            reference: (!reference.is_empty()).then(|| unmarked(&reference)),
            text: Quote::default(),
            leads: leads::leads(&self.lead(row), self.known),
            timescale: Timescale::read(timescale.text(), self.hint),
            timescale_at: self.placed(timescale.anchor(), number, Role::Timescale),
            earlier_dates: self.earlier_dates(row),
            progress: self.progress(row),
            status,
            status_colour,
            impact: self.impact(row),
            resources: self.words(row, Role::Resources),
            notes: self.notes(row),
            at: self.placed(self.action(row).anchor(), number, Role::Action),
        }
    }

    /// The date that holds: the last revised one, or the first where none was revised.
    fn timescale(&self, row: &Row) -> Quote {
        let revised =
            self.columns.columns(Role::RevisedDate).filter_map(|at| row.cells.get(at)).map(Cell::quote);
        let last = revised.filter(|words| !is_blank(words)).last();
        let in_lead =
            || self.columns.dates_in_leads().then(|| leads::dated_lines(&self.all_words(row, Role::Lead)).1);
        let own = || Some(self.words(row, Role::Timescale)).filter(|words| !words.is_empty());
        last.or_else(in_lead).or_else(own).or_else(|| self.beside(row, Role::Timescale)).unwrap_or_default()
    }

    /// The field of a role that a cell of no known column names: `Lead: X | Due: Y`.
    fn beside(&self, row: &Row, role: Role) -> Option<Quote> {
        let mut cells = self
            .columns
            .notes()
            .filter(|_| self.columns.own_fields())
            .filter_map(|(at, _)| row.cells.get(at));
        cells.find_map(|cell| {
            let fields = own_fields::of_cell(&cell.quote())?;
            fields.into_iter().find(|field| field.role == role).map(|field| field.value)
        })
    }

    /// Who answers for it, without the date that one column prints beside them.
    fn lead(&self, row: &Row) -> Quote {
        let words = self.all_words(row, Role::Lead);
        if self.columns.dates_in_leads() {
            leads::dated_lines(&words).0
        } else if words.is_empty() {
            self.beside(row, Role::Lead).unwrap_or_default()
        } else {
            words
        }
    }

    /// The dates that no longer hold: those struck through, and those that stand beside a revised one.
    fn earlier_dates(&self, row: &Row) -> Vec<Quote> {
        let dated = [Role::Timescale, Role::RevisedDate].into_iter();
        let columns: Vec<usize> = dated.flat_map(|role| self.columns.columns(role)).collect();
        let cells = || columns.iter().filter_map(|at| row.cells.get(*at));
        let holds = self.timescale(row);
        let printed =
            cells().map(Cell::quote).filter(|words| !is_blank(words) && words.text() != holds.text());
        cells().flat_map(struck).chain(printed).flat_map(|words| each_date(&words)).collect()
    }

    /// What has happened: of columns that tell of one period each, the last that tells something.
    fn progress(&self, row: &Row) -> Quote {
        let told = |at: usize| row.cells.get(at).map(Cell::quote).filter(|words| !is_blank(words));
        let latest = self.columns.periods(Role::Progress).rev().find_map(told);
        let others: Vec<Quote> = self
            .columns
            .columns(Role::Progress)
            .filter(|at| !self.columns.periods(Role::Progress).any(|period| period == *at))
            .filter_map(|at| row.cells.get(at).map(Cell::quote))
            .collect();
        join(others.iter().chain(&latest), "\n")
    }

    /// The status, by words or by colour, and the colour as `#RRGGBB`.
    fn status(&self, row: &Row) -> (Quote, String) {
        let periods = self.columns.periods(Role::Status).rev();
        let latest = periods
            .filter_map(|at| row.cells.get(at))
            .find(|cell| !cell.is_empty() || cell.fill.is_some_and(is_rating));
        let own = || self.columns.column(Role::Status).and_then(|at| row.cells.get(at));
        let cell = latest.or_else(own);
        let words = cell.map(Cell::quote).unwrap_or_default();
        let fill = latest.map_or_else(|| self.rated.fill(row), |cell| cell.fill);
        let named = fill.and_then(|fill| Some((fill.hex(), self.palette.name(fill)?)));
        let Some((hex, name)) = named else { return (words, String::new()) };
        if words.is_empty() {
            let at = self.rated.column.and_then(|at| row.cells.get(at)).or(cell);
            return (Quote::at(name, at.map(|cell| cell.at.clone()).unwrap_or_default()), hex);
        }
        (words, hex)
    }

    fn impact(&self, row: &Row) -> Vec<Quote> {
        let cells = self.columns.columns(Role::Impact).filter_map(|at| row.cells.get(at));
        cells.flat_map(|cell| lists::statements(&cell.quote())).collect()
    }

    fn notes(&self, row: &Row) -> Vec<Note> {
        let columns = self.columns.notes().map(|(at, heading)| (at, heading.to_owned()));
        let noted = columns.chain(self.earlier_periods(row)).filter_map(|(label, heading)| {
            Some(Note { label: heading, text: words_or_colour(row.cells.get(label)?, self.palette) })
        });
        noted.filter(|note| !note.text.is_empty()).chain(self.remarks(row)).collect()
    }

    /// The columns of periods before the last that tells something.
    fn earlier_periods(&self, row: &Row) -> Vec<(usize, String)> {
        let told = |at: &usize| {
            row.cells.get(*at).is_some_and(|cell| !cell.is_empty() || cell.fill.is_some_and(is_rating))
        };
        let earlier = [Role::Status, Role::Progress].into_iter().flat_map(|role| {
            let mut told: Vec<usize> = self.columns.periods(role).filter(told).collect();
            told.pop();
            told
        });
        earlier.map(|at| (at, self.columns.heading(at).to_owned())).collect()
    }

    /// Comments on the cells of a row, and the words struck through in them.
    fn remarks<'a>(&'a self, row: &'a Row) -> impl Iterator<Item = Note> + 'a {
        let dated = |at: usize| matches!(self.columns.role(at), Some(Role::Timescale | Role::RevisedDate));
        row.cells.iter().enumerate().flat_map(move |(at, cell)| {
            let of_cell = cell.notes.iter().map(|line| (is_struck(line), line.quote()));
            let acts = cell.is_empty() && self.columns.role(at) == Some(Role::Action);
            let told = dated(at) || acts;
            let kept = of_cell.filter(move |(struck, words)| !(words.is_empty() || *struck && told));
            kept.map(|(struck, text)| Note {
                label: (if struck { STRUCK } else { COMMENT }).to_owned(),
                text,
            })
        })
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

/// The words of a cell that are struck through.
pub fn struck(cell: &Cell) -> impl Iterator<Item = Quote> + '_ {
    cell.notes.iter().filter(|line| is_struck(line)).map(crate::Paragraph::quote)
}

/// The dates that words print one after the other, or the words as they are where they print one.
fn each_date(words: &Quote) -> Vec<Quote> {
    const LONGEST: usize = 200;
    let text = words.text();
    let mentions = if text.len() <= LONGEST { find_dates(text, YearHint::none()) } else { Vec::new() };
    let covered: usize = mentions.iter().map(|mention| mention.range.len()).sum();
    if mentions.len() < 2 || text.len() > covered + 4 * mentions.len() {
        return vec![words.clone()];
    }
    mentions.into_iter().map(|mention| words.slice(mention.range)).collect()
}

fn is_struck(line: &crate::Paragraph) -> bool {
    !line.runs.is_empty() && line.runs.iter().all(|run| run.marks.struck)
}

/// Whether a cell says nothing, though a mark stands in it.
fn is_blank(words: &Quote) -> bool {
    let text = words.text().trim();
    text.chars().all(|c| "-–—.".contains(c))
        || ["n/a", "na", "none", "tbc", "nil"].contains(&text.to_lowercase().as_str())
}

/// A reference without the mark after it: `2.` is 2.
fn unmarked(reference: &Quote) -> Quote {
    let text = reference.text().trim_end_matches(['.', ')', ':']);
    reference.slice(0..text.len())
}
