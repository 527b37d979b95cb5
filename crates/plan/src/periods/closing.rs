//! What a period still lacks before it is closed. It keeps nobody from closing it but for the ratings.

use super::{Axis, Period};
use crate::{Action, Completion, Plan, SectionNumber};

/// What a period lacks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BeforeClosing<'p> {
    /// The ratings that were not given.
    pub unrated: Vec<(SectionNumber, Axis)>,
    /// The open actions of which nothing was told in the period.
    pub silent: Vec<&'p Action>,
    /// The actions that are said to be complete, which nobody else has found so.
    pub unverified: Vec<&'p Action>,
}

impl Plan {
    /// What a period lacks as things are.
    pub fn before_closing<'p>(&'p self, period: &'p Period) -> BeforeClosing<'p> {
        let is_silent = |action: &&Action| action.is_open() && !action.is_told_since(period.from);
        let is_claimed = |action: &&Action| action.completion() == Completion::Claimed;
        BeforeClosing {
            unrated: self.unrated(period).collect(),
            silent: self.actions().iter().filter(is_silent).collect(),
            unverified: self.actions().iter().filter(is_claimed).collect(),
        }
    }
}
