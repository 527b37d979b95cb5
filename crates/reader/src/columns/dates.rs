//! Several columns of dates: when it starts, when it was due, when it is due now, when it was done.

use super::{Columns, Told, Why};
use crate::Row;
use crate::lexicon::{Role, lexicon};
use crate::recognise::leads;
use goldthread_tree::words::find_phrase;

/// Words of a heading of the date that holds now.
const REVISED: &[&str] = &[
    "revised",
    "new",
    "amended",
    "extended",
    "forecast",
    "rescheduled",
    "updated",
    "re profiled",
    "renegotiated",
    "current",
];
/// Words of a heading of dates.
const DATES: &[&str] = &[
    "date",
    "dates",
    "timescale",
    "timescales",
    "deadline",
    "deadlines",
    "target",
    "completion",
    "by when",
    "due",
    "timeframe",
    "end",
];
/// Words of a heading of a date that is no deadline.
const OTHER: &[&str] = &[
    "update",
    "last updated",
    "review",
    "actual",
    "completed on",
    "date completed",
    "progress",
    "start",
    "closed",
    "achieved",
    "status",
    "rag",
    "position",
];

impl Columns {
    /// The revised date is the one that holds; the first one is earlier where both are printed.
    pub(super) fn settle_dates(&mut self) {
        let revised: Vec<usize> = (0..self.width()).filter(|&at| self.is_revised(at)).collect();
        if revised.is_empty() {
            return;
        }
        let first = self.column(Role::Timescale).filter(|at| !revised.contains(at));
        let original = first.or_else(|| (0..self.width()).find(|&at| self.is_original(at)));
        for &at in &revised {
            self.roles[at] = Some(Role::RevisedDate);
            self.why[at] = Why::Heading;
            self.certain[at] = self.certain[at].max(0.8);
        }
        match original {
            Some(at) => self.roles[at] = Some(Role::Timescale),
            None => self.roles[revised[0]] = Some(Role::Timescale),
        }
    }

    /// One column that says who and by when.
    pub(super) fn settle_both(&mut self, rows: &[Row]) {
        const SAMPLE: usize = 10;
        let [Some(at)] = [self.column(Role::Lead).or(self.column(Role::Timescale))] else { return };
        let named = lexicon().names_both(&self.plain[at], Role::Lead, Role::Timescale);
        let alone = self.column(Role::Lead).is_none() || self.column(Role::Timescale).is_none();
        let cells =
            || rows.iter().take(SAMPLE).filter_map(|row| row.cells.get(at)).filter(|cell| !cell.is_empty());
        let ends = |cell: &crate::Cell| !leads::dated(&cell.quote()).1.is_empty();
        if named && alone && cells().filter(|cell| ends(cell)).count() * 2 > cells().count() {
            self.roles[at] = Some(Role::Lead);
            self.told = Told::InLeads;
        }
    }

    fn is_revised(&self, at: usize) -> bool {
        let heading = self.plain[at].as_str();
        let has = |words: &[&str]| words.iter().any(|word| find_phrase(heading, word).is_some());
        let open = matches!(self.roles[at], None | Some(Role::Note | Role::Timescale));
        open && has(REVISED) && has(DATES) && !has(OTHER) && !has(&["original", "originally"])
    }

    fn is_original(&self, at: usize) -> bool {
        let heading = self.plain[at].as_str();
        let has = |words: &[&str]| words.iter().any(|word| find_phrase(heading, word).is_some());
        matches!(self.roles[at], None | Some(Role::Note))
            && has(&["original", "originally", "initial", "first", "baseline"])
            && has(DATES)
    }
}
