//! How sure the role of each column is, and why, for a person.

use super::{Columns, Why};
use crate::Row;
use crate::content::{Content, content};
use crate::lexicon::Role;
use crate::reading::ColumnReading;

/// A heading that holds a known word is at least so sure where nothing speaks against it.
const KNOWN: f32 = 0.65;

impl Columns {
    /// Weighs the headings against what stands under them.
    pub fn weigh(&mut self, rows: &[Row]) {
        for at in 0..self.width() {
            let headed = matches!(self.why[at], Why::Heading | Why::Misspelt(_));
            let Some(role) = self.roles[at].filter(|_| headed) else { continue };
            let found = content(&self.no_header(), rows, at);
            self.certain[at] = match agrees(role, found) {
                Some(true) => self.certain[at].max(0.95),
                Some(false) => self.certain[at] * 0.6,
                None => self.certain[at].max(KNOWN),
            };
        }
    }

    /// How each column was read.
    pub fn explained(&self) -> Vec<ColumnReading> {
        (0..self.width())
            .map(|at| ColumnReading {
                heading: self.headings[at].clone(),
                role: self.roles[at],
                certainty: self.certain[at],
                why: self.reason(at),
            })
            .collect()
    }

    /// How sure the role of a column is, 0 to 1.
    pub fn certainty(&self, at: usize) -> f32 {
        self.certain.get(at).copied().unwrap_or_default()
    }

    /// Why a column has its role.
    pub fn reason(&self, at: usize) -> String {
        if self.ignored.contains(&at) {
            return "a person set that it is not to be read".to_owned();
        }
        match &self.why[at] {
            Why::Heading => "by its heading".to_owned(),
            Why::Misspelt(phrase) => format!("its heading is nearly \"{phrase}\""),
            Why::Content(found) => format!("by what stands in it: {}", found.named()),
            Why::Place => "by its place among the other columns".to_owned(),
            Why::Period => "its heading names a period, as others do".to_owned(),
            Why::Surplus(role) => format!("another column is surer to hold {}", role.named()),
            Why::Person => "a person set it".to_owned(),
            Why::Unknown => "its heading is not known, and what stands in it does not tell".to_owned(),
        }
    }
}

/// Whether what stands in a column is what its role wants; `None` where that says nothing.
fn agrees(role: Role, found: Content) -> Option<bool> {
    match (role, found) {
        (Role::Timescale | Role::RevisedDate, Content::Dates)
        | (Role::Lead, Content::Leads | Content::Names)
        | (Role::Status | Role::PreviousStatus, Content::Statuses | Content::Colours)
        | (Role::Action | Role::Section | Role::Progress | Role::Impact, Content::Tasks | Content::Words) => {
            Some(true)
        }
        (Role::Timescale, Content::Leads | Content::Tasks)
        | (Role::Lead, Content::Dates | Content::Tasks)
        | (Role::Action, Content::Dates | Content::Statuses | Content::Leads) => Some(false),
        _ => None,
    }
}
