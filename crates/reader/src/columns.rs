//! Which column of an action table holds what: by what a person set, by its heading, by what stands in it.

mod dates;
mod periods;
mod settle;
mod weigh;

use crate::content::{Content, content, is_date, is_lead, is_status};
use crate::lexicon::{Heading, Role, lexicon};
use crate::mapping::{Holds, Mapping, joined};
use crate::{Row, Table};
use goldthread_tree::words::plain;

/// The columns of an action table.
#[derive(Clone, Debug, PartialEq)]
pub struct Columns {
    roles: Vec<Option<Role>>,
    headings: Vec<String>,
    plain: Vec<String>,
    certain: Vec<f32>,
    why: Vec<Why>,
    /// The columns of one thing over time, earliest first: their cells are of one role.
    periods: Vec<usize>,
    /// The columns that a person does not want read.
    ignored: Vec<usize>,
    /// Which cells say who and by when.
    told: Told,
    /// The columns whose role was taken from what stands in them.
    pub guessed: Vec<usize>,
    /// Whether little shows that the table is one of actions; then the document around it must.
    pub is_weak: bool,
    /// Whether the numbers of the table are those of its sections, not of its actions.
    pub numbers_sections: bool,
    /// How many rows of headings stand above the actions: one, or none.
    pub header_rows: usize,
}

/// Which cells of a row say who does it, and by when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Told {
    /// Those of columns of their own, if any.
    Apart,
    /// Those of the leads say by when too.
    InLeads,
    /// Those of the actions.
    InActions,
}

/// Why a column has its role.
#[derive(Clone, Debug, PartialEq)]
pub enum Why {
    /// Its heading is a word for it.
    Heading,
    /// Its heading is nearly such a word.
    Misspelt(String),
    /// Most of what stands in it.
    Content(Content),
    /// It is the one of its kind that stands beside leads and dates.
    Place,
    /// It is one of several columns of the same thing over time.
    Period,
    /// Another column is surer of its role.
    Surplus(Role),
    /// A person set it.
    Person,
    /// Nothing tells.
    Unknown,
}

/// A heading that is surely that of its role.
const SURE: f32 = 0.7;
/// So many sure headings tell of actions whatever stands beside them.
const SURE_ALONE: usize = 4;
/// A table of more columns is no table of actions.
const WIDEST: usize = 60;
/// A longer cell is no heading.
const LONGEST_HEADING: usize = 400;

impl Columns {
    /// The columns that the first row of a table names; `None` where that row is no header of an action table.
    pub fn of_table(table: &Table, mapping: &Mapping) -> Option<Self> {
        Self::of_rows(&table.rows, mapping)
    }

    /// The same of the rows of a table, or of as many as are to be looked at.
    pub fn of_rows(rows: &[Row], mapping: &Mapping) -> Option<Self> {
        let (header, rows) = rows.split_first()?;
        let mut columns = Self::named(header)?;
        let set = mapping.of(&columns.plain);
        let known = columns.roles.iter().flatten().count();
        let sure = columns.certain.iter().filter(|sure| **sure >= SURE).count();
        columns.settle_rivals(header, rows);
        columns.settle_periods(header, rows);
        columns.settle_by_content(header, rows);
        columns.settle_action(rows, sure);
        columns.settle_outcomes(rows);
        columns.settle_reference(rows);
        columns.settle_dates();
        columns.settle_both(rows);
        columns.settle_merged(rows);
        columns.settle_own_fields(rows);
        if columns.set(&set) {
            return columns.column(Role::Action).is_some().then_some(columns);
        }
        let with_words = columns.headings.iter().filter(|heading| !heading.is_empty()).count();
        if with_words * 2 < columns.width() {
            return None;
        }
        let filled = with_words.saturating_sub(columns.bare_periods());
        let told = known.max(columns.roles.iter().flatten().count());
        let stands = sure + columns.guessed.len() >= 2 && (told * 2 >= filled || sure >= SURE_ALONE);
        columns.is_weak = columns.shows_little();
        // Months beside milestones are a calendar.
        let is_calendar = columns.width() == 2 && columns.is_weak && !columns.guessed.is_empty();
        let stands = stands && columns.is_of_actions(rows) && !is_calendar;
        columns.settle_evidence(rows);
        stands.then_some(columns)
    }

    /// The columns of a table that has no header at all, by what stands in them.
    pub fn of_content(table: &Table) -> Option<Self> {
        if table.width() < 3 || table.width() > WIDEST || table.rows.len() < 2 {
            return None;
        }
        let blank = Row { cells: vec![crate::Cell::default(); table.width()], ..Row::default() };
        let mut columns = Self::named(&blank)?;
        columns.header_rows = 0;
        columns.settle_by_content(&blank, &table.rows);
        let keys = [Role::Lead, Role::Timescale, Role::Status];
        let keyed = keys.iter().filter(|role| columns.column(**role).is_some()).count();
        columns.is_weak = true;
        (columns.column(Role::Action).is_some() && keyed >= 2).then(|| {
            columns.settle_reference(&table.rows);
            columns
        })
    }

    /// Columns of these roles, for an action that no table holds.
    pub fn of_roles(roles: impl IntoIterator<Item = (Role, String)>) -> Self {
        let (roles, headings): (Vec<_>, Vec<_>) =
            roles.into_iter().map(|(role, heading)| (Some((role, 1.0)), heading)).unzip();
        let mut columns = Self::bare(headings, Vec::new());
        columns.roles = single(&roles);
        columns
    }

    fn bare(headings: Vec<String>, plain: Vec<String>) -> Self {
        let width = headings.len();
        Self {
            roles: vec![None; width],
            headings,
            plain,
            certain: vec![0.0; width],
            why: vec![Why::Unknown; width],
            periods: Vec::new(),
            ignored: Vec::new(),
            told: Told::Apart,
            guessed: Vec::new(),
            is_weak: false,
            numbers_sections: false,
            header_rows: 1,
        }
    }

    /// Gives the columns the roles that a person set; `false` where none is set.
    fn set(&mut self, set: &[Option<Holds>]) -> bool {
        for (at, holds) in set.iter().enumerate() {
            let Some(holds) = holds else { continue };
            let role = if let Holds::Role(role) = holds { Some(*role) } else { None };
            if let Some(role) = role.filter(|role| !SHARED.contains(role)) {
                for (other, set) in set.iter().enumerate().filter(|(other, _)| *other != at) {
                    if set.is_none() && self.roles[other] == Some(role) {
                        self.roles[other] = Some(Role::Note);
                    }
                }
            }
            self.roles[at] = role;
            self.why[at] = Why::Person;
            self.certain[at] = 1.0;
            self.guessed.retain(|guessed| *guessed != at);
            self.periods.retain(|period| *period != at);
            self.ignored.extend(role.is_none().then_some(at));
        }
        set.iter().any(Option::is_some)
    }

    /// Whether no heading is surely that of the actions, and none tells of progress, status or impact.
    fn shows_little(&self) -> bool {
        const STRONG: f32 = 0.9;
        let strong = |at: usize| {
            lexicon()
                .role(&self.headings[at])
                .is_some_and(|(role, sure)| role == Role::Action && sure > STRONG)
        };
        let tells = [Role::Progress, Role::Status, Role::Impact, Role::PreviousStatus];
        let told = tells.iter().any(|role| self.columns(*role).any(|at| !self.guessed.contains(&at)));
        !told && !self.column(Role::Action).is_some_and(strong)
    }

    /// The columns by their headings alone.
    fn named(header: &Row) -> Option<Self> {
        if header.cells.len() > WIDEST {
            return None;
        }
        if header.cells.iter().any(|cell| cell.exceeds(LONGEST_HEADING)) {
            return None;
        }
        let headings: Vec<String> = header.cells.iter().map(|cell| cell.text().replace('\n', " ")).collect();
        let found: Vec<_> = headings.iter().map(|heading| lexicon().heading(heading)).collect();
        let plain = headings.iter().map(|heading| plain(heading)).collect();
        let mut columns = Self::bare(headings, plain);
        let roles: Vec<_> =
            found.iter().map(|found| found.as_ref().map(|found| (found.role, found.sure))).collect();
        columns.roles = single(&roles);
        for (at, found) in found.into_iter().enumerate() {
            let Some(Heading { role, sure, meant }) = found else { continue };
            columns.certain[at] = sure;
            columns.why[at] = match meant {
                _ if columns.roles[at] != Some(role) => Why::Surplus(role),
                Some(meant) => Why::Misspelt(meant),
                None => Why::Heading,
            };
        }
        Some(columns)
    }

    /// Whether it names what is done, and one thing that only actions have.
    fn is_of_actions(&self, rows: &[Row]) -> bool {
        let tells = [Role::Lead, Role::Timescale, Role::Progress, Role::Status];
        let foreign = self.plain.first().is_some_and(|heading| lexicon().is_foreign(heading));
        let told = || tells.into_iter().filter(|role| self.column(*role).is_some());
        let only_progress = told().eq([Role::Progress]);
        !foreign
            && self.column(Role::Action).is_some()
            && (told().next().is_some() || self.told != Told::Apart)
            && (!only_progress || self.own_fields() || self.says_what_is_done(rows))
    }

    /// Whether statements stand where the actions are; without leads and dates, nothing else shows that they are some.
    fn says_what_is_done(&self, rows: &[Row]) -> bool {
        let said = |at| {
            matches!(content(&self.no_header(), rows, at), Content::Words | Content::Tasks | Content::Mixed)
        };
        self.column(Role::Action).is_some_and(said)
            && self.guessed.is_empty()
            && rows.iter().any(|row| {
                self.column(Role::Action).and_then(|at| row.cells.get(at)).is_some_and(|cell| {
                    cell.quote()
                        .text()
                        .split_whitespace()
                        .filter(|word| word.chars().all(char::is_alphabetic))
                        .nth(3)
                        .is_some()
                })
            })
    }

    /// Whether a table without a header may hold the same columns: dates stand where dates stood, or leads where
    /// leads did.
    pub fn fits(&self, table: &Table) -> bool {
        const SAMPLE: usize = 40;
        let any = |role: Role, is: fn(&str) -> bool| {
            self.column(role).map(|at| {
                let cells = table.rows.iter().take(SAMPLE).filter_map(|row| row.cells.get(at));
                cells.map(crate::Cell::quote).any(|cell| is(cell.text()))
            })
        };
        let kinds = [any(Role::Timescale, is_date), any(Role::Lead, is_lead), any(Role::Status, is_status)];
        self.width() == table.width()
            && table.width() > 2
            && (kinds.iter().flatten().any(|fits| *fits) || kinds.iter().all(Option::is_none))
    }

    fn no_header(&self) -> Row {
        Row { cells: vec![crate::Cell::default(); self.width()], ..Row::default() }
    }

    fn is_dated(&self) -> bool {
        self.column(Role::Timescale).is_some()
            && (self.column(Role::Lead).is_some() || self.column(Role::Status).is_some())
    }

    /// How many columns there are.
    pub fn width(&self) -> usize {
        self.roles.len()
    }

    /// The first column of a role.
    pub fn column(&self, role: Role) -> Option<usize> {
        self.roles.iter().position(|other| *other == Some(role))
    }

    /// All columns of a role.
    pub fn columns(&self, role: Role) -> impl Iterator<Item = usize> + '_ {
        (0..self.roles.len()).filter(move |at| self.roles[*at] == Some(role))
    }

    /// The columns of a role that are of one thing over time, earliest first.
    pub fn periods(&self, role: Role) -> impl DoubleEndedIterator<Item = usize> + '_ {
        self.periods.iter().copied().filter(move |at| self.roles[*at] == Some(role))
    }

    /// What a column holds.
    pub fn role(&self, column: usize) -> Option<Role> {
        self.roles.get(column).copied().flatten()
    }

    /// The heading of a column, as printed.
    pub fn heading(&self, column: usize) -> &str {
        self.headings.get(column).map_or("", String::as_str)
    }

    /// The headings as the key of a mapping.
    pub fn signature(&self) -> String {
        joined(&self.plain)
    }

    /// The columns that no field is made for, with their headings.
    pub fn notes(&self) -> impl Iterator<Item = (usize, &str)> {
        let kept = |role: Option<Role>| matches!(role, None | Some(Role::Note | Role::PreviousStatus));
        self.headings
            .iter()
            .enumerate()
            .filter(move |(at, _)| kept(self.roles[*at]) && !self.ignored.contains(at))
            .map(|(at, heading)| (at, heading.as_str()))
    }

    /// Whether the column of leads says by when too, and no other does: `Who and by when`.
    pub fn dates_in_leads(&self) -> bool {
        self.told == Told::InLeads
    }

    /// Whether the cells of actions say who and by when themselves.
    pub fn own_fields(&self) -> bool {
        self.told == Told::InActions
    }

    /// How many headings are surely those of their roles.
    pub fn headed(&self) -> usize {
        (0..self.width()).filter(|at| self.why[*at] == Why::Heading && self.certain[*at] >= SURE).count()
    }

    /// Leaves the sections of its rows out, where they are actions over others and a heading above the table names the
    /// section of all.
    pub fn under_heading(&mut self) {
        let Some(at) = self.column(Role::Section).filter(|at| self.why[*at] == Why::Place) else { return };
        self.roles[at] = Some(if self.names_outcome(at) { Role::Impact } else { Role::Note });
    }

    /// Whether a row prints the same headings again.
    pub fn is_repeated_by(&self, row: &Row) -> bool {
        self.header_rows > 0
            && row.cells.len() == self.plain.len()
            && row
                .cells
                .iter()
                .zip(&self.plain)
                .all(|(cell, heading)| !cell.exceeds(2 * LONGEST_HEADING) && plain(&cell.text()) == *heading)
    }
}

/// Roles that several columns may share; of the others only the surest column has the role.
const SHARED: [Role; 4] = [Role::Impact, Role::Progress, Role::Lead, Role::Note];

fn single(found: &[Option<(Role, f32)>]) -> Vec<Option<Role>> {
    let best = |role: Role| {
        let sures = found
            .iter()
            .enumerate()
            .filter_map(|(at, found)| found.filter(|(other, _)| *other == role).map(|(_, sure)| (at, sure)));
        sures.fold(
            None,
            |best: Option<(usize, f32)>, next| {
                if best.is_none_or(|best| next.1 > best.1) { Some(next) } else { best }
            },
        )
    };
    let keeps =
        |at: usize, role: Role| SHARED.contains(&role) || best(role).is_some_and(|(winner, _)| winner == at);
    found
        .iter()
        .enumerate()
        .map(|(at, found)| found.map(|(role, _)| if keeps(at, role) { role } else { Role::Note }))
        .collect()
}
