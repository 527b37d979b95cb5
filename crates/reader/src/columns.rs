//! Which column of an action table holds what, from its header row.

use crate::lexicon::{Role, lexicon};
use crate::words::plain;
use crate::{Row, Table};

/// The columns of an action table.
#[derive(Clone, Debug, PartialEq)]
pub struct Columns {
    roles: Vec<Option<Role>>,
    headings: Vec<String>,
}

/// A heading that is surely that of its role.
const SURE: f32 = 0.7;

impl Columns {
    /// The columns that a header row names; `None` where the row is no header of an action table.
    pub fn of_header(row: &Row) -> Option<Self> {
        let headings: Vec<String> =
            row.cells.iter().map(|cell| cell.quote().text().replace('\n', " ")).collect();
        let found: Vec<_> = headings.iter().map(|heading| lexicon().role(heading)).collect();
        let filled = headings.iter().filter(|heading| !heading.is_empty()).count();
        let known = found.iter().flatten().count();
        let sure = found.iter().flatten().filter(|(_, sure)| *sure >= SURE).count();
        if sure < 2 || known * 2 < filled {
            return None;
        }
        let mut columns = Self { roles: single(&found), headings };
        columns.settle_action();
        let answers = |role| columns.column(role).is_some();
        let tells = [Role::Lead, Role::Timescale, Role::Progress, Role::Status]
            .into_iter()
            .filter(|role| answers(*role));
        (answers(Role::Action) && tells.count() > 0).then_some(columns)
    }

    /// Where a table names what its rows answer but not what is done, those are its actions.
    fn settle_action(&mut self) {
        if self.column(Role::Action).is_none() {
            if let Some(section) = self.column(Role::Section) {
                self.roles[section] = Some(Role::Action);
            }
        }
    }

    /// The first column without a heading holds the numbers of the rows, if what stands in it is short.
    pub fn settle_reference(&mut self, table: &Table) {
        const LONGEST: usize = 8;
        if self.column(Role::Reference).is_some()
            || self.headings.first().is_none_or(|heading| !heading.is_empty())
        {
            return;
        }
        let mut lengths = table
            .rows
            .iter()
            .filter(|row| row.cells.len() >= self.width())
            .map(|row| row.cells[0].quote().text().len());
        if lengths.all(|length| length <= LONGEST) {
            self.roles[0] = Some(Role::Reference);
        }
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
        let headings = self.headings.iter().map(|heading| plain(heading));
        row.cells.len() == self.headings.len()
            && row.cells.iter().map(|cell| plain(cell.quote().text())).eq(headings)
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
