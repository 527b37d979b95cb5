//! The rows of an action table: bands, sections in a column, actions.

use goldthread_anchor::Quote;
use goldthread_plan::{ActionFields, Doubt, SectionKind};

use super::{How, Walk};
use crate::columns::Columns;
use crate::lexicon::{Role, lexicon};
use crate::recognise::colours::Rated;
use crate::recognise::headings::{names_number, numbered, numbered_title, section_heading, unnamed};
use crate::recognise::rows::{self, Rows};
use crate::recognise::{lists, section_cell, tags};
use crate::{Cell, Merged, Row, Table};
use goldthread_tree::words::plain;

/// The doubt of statuses by colour, said once.
const BY_COLOUR: &str = "status-by-colour";

impl Walk<'_> {
    /// Reads the rows of an action table from the row `first` on.
    pub(super) fn actions(&mut self, table: &Table, first: usize) {
        let Some(mut columns) = self.columns.clone() else { return };
        if self.is_just_headed() {
            columns.under_heading();
        }
        self.label = None;
        if columns.column(Role::Section).is_none() {
            self.open_for_table(table, &columns, first);
        }
        let rated = Rated::of(table, &columns, &self.context.palette);
        let told = told_under(table, &columns, first);
        let mut is_action = false;
        for (number, row) in (1..).zip(&table.rows).skip(first) {
            let under = told.filter(|_| std::mem::take(&mut is_action));
            if let Some(words) = across(row) {
                if !under.is_some_and(|role| self.add_to_last(role, &words)) {
                    self.across(words, &columns);
                }
            } else if let Some(band) = band(row, &columns) {
                self.band(band, &columns, How::Band);
            } else if let Some(band) = plain_band(table, number, &columns) {
                let message =
                    format!("\"{}\" stands alone in its row, and was taken for a heading", band.text());
                self.doubt("band-by-place", message, band.anchor());
                self.band(band, &columns, How::ShortBand);
            } else {
                self.row(table, row, number, &columns, rated);
                is_action = true;
            }
        }
    }

    /// Adds what a row across the table says under an action to it; `false` where the row says something else.
    fn add_to_last(&mut self, role: Role, words: &Quote) -> bool {
        let Some((tag, _)) = tags::labelled(words).filter(|(tag, _)| tag.role == role) else { return false };
        let Some(action) = self.section().and_then(|section| section.actions.last_mut()) else {
            return false;
        };
        if role == Role::Impact {
            action.impact.extend(lists::statements(&tag.value));
        } else {
            action.progress.push("\n", &tag.value);
        }
        true
    }

    /// The section that a table without a column of sections belongs to.
    fn open_for_table(&mut self, table: &Table, columns: &Columns, first: usize) {
        let heads = |row: &Row| {
            across(row).is_some_and(|words| words.text().len() <= LONGEST_BAND)
                || band(row, columns).is_some_and(|band| section_heading(&band).is_some())
        };
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
        self.open(SectionKind::AreaForImprovement, None, title, at, How::Untitled);
    }

    /// Whether the current section was opened and told of before the last heading.
    fn current_is_told(&self) -> bool {
        self.current.map(|at| &self.found.sections[at].fields).is_some_and(|fields| {
            !fields.outcomes.is_empty()
                || !fields.current_position.is_empty()
                || !fields.scheduled_work.is_empty()
        })
    }

    /// A row that is one cell across the whole table: a heading, or words that tell of the section.
    fn across(&mut self, words: Quote, columns: &Columns) {
        if words.text().len() <= LONGEST_BAND && !self.told_line(&words) {
            self.band(words, columns, How::Merged);
        } else if words.text().len() > LONGEST_BAND {
            self.tell_at_length(words);
        }
    }

    /// A paragraph across the table: what was found, where nothing else says it.
    fn tell_at_length(&mut self, words: Quote) {
        match self.section() {
            Some(section) if section.fields.finding.is_empty() => section.fields.finding = words,
            _ => self.left_out(&words),
        }
    }

    fn band(&mut self, band: Quote, columns: &Columns, how: How) {
        if let Some(heading) = section_heading(&band) {
            self.open_headed(heading, band.anchor());
            self.awaits_title = false;
        } else if columns.column(Role::Section).is_some() {
            self.group = Some(band);
        } else {
            let at = band.anchor();
            let (reference, title) = numbered_title(&band);
            self.open(SectionKind::AreaForImprovement, reference, unnamed(title), at, how);
        }
    }

    fn row(&mut self, table: &Table, row: &Row, number: u32, columns: &Columns, rated: Rated) {
        if let Some(at) = columns.column(Role::Section) {
            let number = columns.column(Role::Reference).filter(|_| columns.numbers_sections);
            self.open_in_row(row.cells.get(at), number.and_then(|at| row.cells.get(at)), columns.heading(at));
        }
        let known = std::mem::take(&mut self.context.known);
        let palette = &self.context.palette;
        let rows =
            Rows { columns, table: table.number, known: &known, hint: self.context.hint, palette, rated };
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
        } else if self.current.is_some() {
            self.doubt_of_marks(row, columns, rated, &actions);
            self.section().into_iter().for_each(|section| section.actions.extend(actions.iter().cloned()));
        } else {
            self.doubt(
                "action-without-section",
                "an action stands under no section; it was left out".to_owned(),
                at,
            );
        }
    }

    /// Doubts of ratings that no heading announces, and of words struck through.
    fn doubt_of_marks(&mut self, row: &Row, columns: &Columns, rated: Rated, actions: &[ActionFields]) {
        let Some(action) = actions.first() else { return };
        let told = |doubts: &[Doubt]| doubts.iter().any(|doubt| doubt.code == BY_COLOUR);
        if rated.is_guess && !action.status.is_empty() && !told(&self.found.doubts) {
            let message =
                "no column is headed as a status; the colours of the cells were taken for one".to_owned();
            self.doubt(BY_COLOUR, message, action.status.anchor());
        }
        let struck = |role: Role| {
            columns
                .column(role)
                .and_then(|at| row.cells.get(at))
                .filter(|cell| cell.is_empty() && rows::struck(cell).next().is_some())
        };
        if let Some(cell) = struck(Role::Action)
            .or_else(|| struck(Role::Timescale).filter(|_| action.timescale.printed().is_empty()))
        {
            let message =
                "what stands here is all struck through; the action may have been withdrawn".to_owned();
            self.doubt("struck-out", message, cell.at.clone());
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
                    How::Untitled,
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
        self.open(kind, read.reference.or(number), read.title, at, How::Column);
        if let Some(section) = self.section() {
            section.fields.finding = read.finding;
            section.fields.outcomes.extend(read.outcomes);
        }
    }
}

/// A longer row of one cell is no heading.
const LONGEST_BAND: usize = 250;

/// The words of a row that is one cell across the whole table, or that but for a number before it.
fn across(row: &Row) -> Option<Quote> {
    const LONGEST_NUMBER: usize = 8;
    let left = |from: usize| {
        row.cells.len() > from + 1 && row.cells[from + 1..].iter().all(|cell| cell.merged == Merged::Left)
    };
    let first = row.cells.first()?.quote();
    if left(0) {
        return Some(first).filter(|words| !words.is_empty());
    }
    let short = !first.is_empty() && first.text().len() <= LONGEST_NUMBER || names_number(&first);
    let second =
        row.cells.get(1).map(Cell::quote).filter(|words| !words.is_empty() && row.cells.len() > 3)?;
    (short && left(1)).then(|| numbered(&first, &second))
}

/// What rows across the table tell under most of its actions, `Update: ...`, where no column does.
fn told_under(table: &Table, columns: &Columns, first: usize) -> Option<Role> {
    const SAMPLE: usize = 60;
    let rows = table.rows.get(first..)?.iter().take(SAMPLE);
    let role = |words: Quote| tags::labelled(&words).map(|(tag, _)| tag.role);
    let under: Vec<Option<Role>> = rows.map(|row| across(row).and_then(role)).collect();
    [Role::Progress, Role::Impact].into_iter().find(|role| {
        let told = under.windows(2).filter(|pair| pair[0].is_none() && pair[1] == Some(*role)).count();
        let actions = under.iter().filter(|under| under.is_none()).count();
        columns.column(*role).is_none() && told > 0 && told * 2 >= actions
    })
}

fn starts_section(row: &Row) -> bool {
    let mut filled = row.filled();
    match (filled.next(), filled.next()) {
        (Some((0, cell)), None) => cell.text().len() < 250,
        _ => false,
    }
}

/// The words of a row that is a heading over the rows under it.
fn band(row: &Row, columns: &Columns) -> Option<Quote> {
    let mut filled = row.filled();
    let (at, cell) = filled.next()?;
    let words = cell.quote();
    // The number of a row that nobody has filled in heads nothing.
    if !words.text().contains(char::is_alphabetic) {
        return None;
    }
    let others: Vec<Quote> = filled.take(3).map(|(_, cell)| cell.quote()).collect();
    if let [title] = &others[..]
        && row.cells.len() > 3
        && names_number(&words)
        && row.cells.get(1).is_some_and(|cell| !cell.is_empty())
    {
        return Some(numbered(&words, title)).filter(|words| words.text().len() <= LONGEST_BAND);
    }
    let spread = others.len() > 1 && others.iter().all(|other| other.text() == words.text());
    if !others.is_empty() && !spread || words.text().len() > LONGEST_BAND || at != 0 {
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
