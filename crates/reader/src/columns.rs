//! Which column of an action table holds what: by its heading first, by what stands in it second.

use crate::content::{Content, content, is_date, is_lead, is_status};
use crate::lexicon::{Role, lexicon};
use crate::{Row, Table};
use goldthread_tree::words::plain;

/// The columns of an action table.
#[derive(Clone, Debug, PartialEq)]
pub struct Columns {
    roles: Vec<Option<Role>>,
    headings: Vec<String>,
    plain: Vec<String>,
    /// The columns whose role was taken from what stands in them.
    pub guessed: Vec<usize>,
    /// Whether little shows that the table is one of actions; then the document around it must.
    pub is_weak: bool,
    /// Whether the numbers of the table are those of its sections, not of its actions.
    pub numbers_sections: bool,
}

/// A heading that is surely that of its role.
const SURE: f32 = 0.7;
/// A table of more columns is no table of actions.
const WIDEST: usize = 60;
/// A longer cell is no heading.
const LONGEST_HEADING: usize = 400;

impl Columns {
    /// The columns that the first row of a table names; `None` where that row is no header of an action table.
    pub fn of_table(table: &Table) -> Option<Self> {
        let (header, rows) = table.rows.split_first()?;
        let mut columns = Self::named(header)?;
        let known = columns.roles.iter().flatten().count();
        let sure = columns.headings.iter().filter(|heading| is_sure(heading)).count();
        columns.settle_by_content(header, rows);
        columns.settle_action(rows, sure);
        columns.settle_reference(rows);
        let filled = columns.headings.iter().filter(|heading| !heading.is_empty()).count();
        let told = known.max(columns.roles.iter().flatten().count());
        let stands = sure + columns.guessed.len() >= 2 && told * 2 >= filled;
        columns.is_weak = columns.shows_little();
        (stands && columns.is_of_actions(rows)).then_some(columns)
    }

    /// Columns of these roles, for an action that no table holds.
    pub fn of_roles(roles: impl IntoIterator<Item = (Role, String)>) -> Self {
        let (roles, headings): (Vec<_>, Vec<_>) =
            roles.into_iter().map(|(role, heading)| (Some((role, 1.0)), heading)).unzip();
        Self {
            roles: single(&roles),
            plain: Vec::new(),
            headings,
            guessed: Vec::new(),
            is_weak: false,
            numbers_sections: false,
        }
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
        let headings: Vec<String> =
            header.cells.iter().map(|cell| cell.quote().text().replace('\n', " ")).collect();
        if headings.iter().any(|heading| heading.len() > LONGEST_HEADING) {
            return None;
        }
        let found: Vec<_> = headings.iter().map(|heading| lexicon().role(heading)).collect();
        let plain = headings.iter().map(|heading| plain(heading)).collect();
        Some(Self {
            roles: single(&found),
            headings,
            plain,
            guessed: Vec::new(),
            is_weak: false,
            numbers_sections: false,
        })
    }

    /// Whether it names what is done, and one thing that only actions have.
    fn is_of_actions(&self, rows: &[Row]) -> bool {
        let tells = [Role::Lead, Role::Timescale, Role::Progress, Role::Status];
        let foreign = self.plain.first().is_some_and(|heading| lexicon().is_foreign(heading));
        let told = || tells.into_iter().filter(|role| self.column(*role).is_some());
        let only_progress = told().eq([Role::Progress]);
        !foreign
            && self.column(Role::Action).is_some()
            && told().next().is_some()
            && (!only_progress || self.says_what_is_done(rows))
    }

    /// Whether statements stand where the actions are; without leads and dates, nothing else shows that they are some.
    fn says_what_is_done(&self, rows: &[Row]) -> bool {
        let said = |at| matches!(content(&self.no_header(), rows, at), Content::Words | Content::Mixed);
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

    /// Dates, statuses and leads say what a column is whose heading does not.
    fn settle_by_content(&mut self, header: &Row, rows: &[Row]) {
        for at in 0..self.roles.len() {
            let open = self.roles[at].is_none() && !self.headings[at].is_empty();
            let wrong = self.roles[at] == Some(Role::Timescale) && lexicon().is_loose(&self.plain[at]);
            if !open && !wrong {
                continue;
            }
            let role = match content(header, rows, at) {
                Content::Dates => Some(Role::Timescale),
                Content::Statuses => Some(Role::Status),
                Content::Leads => Some(Role::Lead),
                Content::Words | Content::Mixed => None,
            };
            if wrong && role.is_none() {
                self.roles[at] = Some(Role::Impact);
            } else if let Some(role) = role.filter(|role| open && self.column(*role).is_none()) {
                self.roles[at] = Some(role);
                self.guessed.push(at);
            }
        }
    }

    /// Where a table names what its rows answer but not what is done, those are its actions; where it names
    /// neither, they are the first statements that stand beside dates and leads or statuses.
    fn settle_action(&mut self, rows: &[Row], sure: usize) {
        if self.column(Role::Action).is_some() {
            return;
        }
        if let Some(section) = self.column(Role::Section) {
            let statements = (0..self.roles.len()).find(|&at| {
                self.roles[at].is_none()
                    && !self.headings[at].is_empty()
                    && content(&self.no_header(), rows, at) == Content::Words
            });
            let action = statements.filter(|_| self.is_dated()).unwrap_or(section);
            self.roles[action] = Some(Role::Action);
            if action != section {
                self.guessed.push(action);
            }
        } else if sure > 0 && self.is_dated() {
            let words = |at: &usize| {
                self.roles[*at].is_none() && content(&self.no_header(), rows, *at) == Content::Words
            };
            if let Some(at) = (0..self.roles.len()).find(words) {
                self.roles[at] = Some(Role::Action);
                self.guessed.push(at);
            }
        }
    }

    fn no_header(&self) -> Row {
        Row { cells: vec![crate::Cell::default(); self.width()], ..Row::default() }
    }

    fn is_dated(&self) -> bool {
        self.column(Role::Timescale).is_some()
            && (self.column(Role::Lead).is_some() || self.column(Role::Status).is_some())
    }

    /// The first column without a heading holds the numbers of the rows, if what stands in it is short; numbers
    /// that stand only where a section begins are the sections'.
    fn settle_reference(&mut self, rows: &[Row]) {
        const LONGEST: usize = 8;
        if self.column(Role::Reference).is_none() && self.headings.first().is_some_and(String::is_empty) {
            let mut lengths = rows
                .iter()
                .filter(|row| row.cells.len() >= self.width())
                .map(|row| row.cells[0].quote().text().len());
            if lengths.all(|length| length <= LONGEST) {
                self.roles[0] = Some(Role::Reference);
            }
        }
        let (Some(number), Some(section)) = (self.column(Role::Reference), self.column(Role::Section)) else {
            return;
        };
        let filled = |row: &Row, at: usize| row.cells.get(at).is_some_and(|cell| !cell.is_empty());
        let several: Vec<&Row> = rows.iter().filter(|row| row.filled().nth(1).is_some()).collect();
        self.numbers_sections = number < section
            && several.iter().all(|row| filled(row, number) == filled(row, section))
            && several.iter().any(|row| !filled(row, number));
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

    /// What a column holds.
    pub fn role(&self, column: usize) -> Option<Role> {
        self.roles.get(column).copied().flatten()
    }

    /// The heading of a column, as printed.
    pub fn heading(&self, column: usize) -> &str {
        self.headings.get(column).map_or("", String::as_str)
    }

    /// The columns that no field is made for, with their headings.
    pub fn notes(&self) -> impl Iterator<Item = (usize, &str)> {
        let kept = |role: Option<Role>| matches!(role, None | Some(Role::Note | Role::PreviousStatus));
        self.headings
            .iter()
            .enumerate()
            .filter(move |(at, _)| kept(self.roles[*at]))
            .map(|(at, heading)| (at, heading.as_str()))
    }

    /// Whether a row prints the same headings again.
    pub fn is_repeated_by(&self, row: &Row) -> bool {
        row.cells.len() == self.plain.len()
            && row.cells.iter().zip(&self.plain).all(|(cell, heading)| {
                !cell.exceeds(2 * LONGEST_HEADING) && plain(cell.quote().text()) == *heading
            })
    }
}

fn is_sure(heading: &str) -> bool {
    lexicon().role(heading).is_some_and(|(_, sure)| sure >= SURE)
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
