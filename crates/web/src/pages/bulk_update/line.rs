//! A row of the table, as it was filled in.

use std::collections::{BTreeMap, BTreeSet};

use goldthread_plan::{ActionNumber, Plan};

use crate::form::Sent;

/// A field of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cell {
    /// What was done.
    Done,
    /// What is next.
    Next,
    /// How the action stands.
    Status,
    /// Why it stands so.
    Reason,
    /// The new date.
    Date,
    /// Why it moves, from the list.
    Moves,
    /// Why it moves, in words.
    Why,
    /// Who agreed.
    Agreed,
    /// The date that the row was shown with.
    Shown,
}

impl Cell {
    const ALL: [Self; 9] = [
        Self::Done,
        Self::Next,
        Self::Status,
        Self::Reason,
        Self::Date,
        Self::Moves,
        Self::Why,
        Self::Agreed,
        Self::Shown,
    ];

    const fn name(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Next => "next",
            Self::Status => "status",
            Self::Reason => "reason",
            Self::Date => "date",
            Self::Moves => "moves",
            Self::Why => "why",
            Self::Agreed => "agreed",
            Self::Shown => "shown",
        }
    }

    /// Its id and name in the row of an action.
    pub fn id(self, action: ActionNumber) -> String {
        format!("{}-{action}", self.name())
    }

    /// The cells that move a date.
    pub const MOVE: [Self; 4] = [Self::Date, Self::Moves, Self::Why, Self::Agreed];
}

/// What was filled into the cells of one row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line(BTreeMap<Cell, String>);

impl Line {
    /// What a cell says; empty where nothing was filled in.
    pub fn cell(&self, cell: Cell) -> &str {
        self.0.get(&cell).map(String::as_str).unwrap_or_default()
    }

    /// Fills a cell.
    pub fn set(&mut self, cell: Cell, text: &str) {
        self.0.insert(cell, text.to_owned());
    }

    /// Whether any of some cells is filled in.
    pub fn has(&self, cells: &[Cell]) -> bool {
        cells.iter().any(|cell| !self.cell(*cell).is_empty())
    }

    /// Whether it tells what was done, or how the action stands.
    pub fn tells(&self) -> bool {
        self.has(&[Cell::Done, Cell::Next, Cell::Status, Cell::Reason])
    }

    /// Whether it moves the date.
    pub fn moves(&self) -> bool {
        self.has(&Cell::MOVE)
    }
}

/// The rows that were filled in, by their actions.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lines(BTreeMap<ActionNumber, Line>);

impl Lines {
    /// What a form sent on actions of a plan; of a field that came twice the first counts.
    pub fn of(plan: &Plan, sent: &Sent) -> Self {
        let known: BTreeSet<ActionNumber> =
            plan.actions().iter().map(goldthread_plan::Action::number).collect();
        let mut lines: BTreeMap<ActionNumber, Line> = BTreeMap::new();
        for (name, value) in sent.beginning("") {
            let Some((field, number)) = name.rsplit_once('-') else { continue };
            let Some(cell) = Cell::ALL.into_iter().find(|cell| cell.name() == field) else { continue };
            let Some(number) = number.parse().ok().map(ActionNumber).filter(|number| known.contains(number))
            else {
                continue;
            };
            lines.entry(number).or_default().0.entry(cell).or_insert_with(|| value.to_owned());
        }
        lines.retain(|_, line| line.tells() || line.moves());
        Self(lines)
    }

    /// The row of an action, where anything is filled in.
    pub fn get(&self, action: ActionNumber) -> Option<&Line> {
        self.0.get(&action)
    }

    /// The row of an action, to be filled.
    pub fn row(&mut self, action: ActionNumber) -> &mut Line {
        self.0.entry(action).or_default()
    }

    /// All of them.
    pub fn all(&self) -> impl Iterator<Item = (ActionNumber, &Line)> {
        self.0.iter().map(|(number, line)| (*number, line))
    }
}

/// A mistake in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    /// The row and the cell; nothing where it is none of them.
    pub at: Option<(ActionNumber, Cell)>,
    /// What is wrong and what to do.
    pub words: String,
}
