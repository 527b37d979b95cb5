use std::ops::Deref;
use std::sync::Arc;

use jiff::Timestamp;

use super::Folded;
use crate::{At, day_of};

/// A state as at an entry of the ledger, with all that happened to it. It is read as the state itself.
#[derive(Debug, Clone)]
pub struct Known<S: Folded> {
    /// The last entry of the ledger that is known, whatever it speaks of.
    pub head: u64,
    state: Arc<S>,
    history: Arc<Vec<Happened<S::Event>>>,
}

/// Something that happened, and its entry in the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Happened<E> {
    /// The number of the entry.
    pub entry: u64,
    /// When it was recorded.
    pub at: Timestamp,
    /// Who did it.
    pub by: String,
    /// What happened.
    pub event: E,
}

/// An entry that cannot have happened to the state before it.
#[derive(Debug)]
pub(super) struct Misfit<O> {
    pub entry: u64,
    pub source: O,
}

/// Nothing has happened.
impl<S: Folded> Default for Known<S> {
    fn default() -> Self {
        Self { head: 0, state: Arc::default(), history: Arc::default() }
    }
}

impl<S: Folded> Deref for Known<S> {
    type Target = S;

    fn deref(&self) -> &S {
        &self.state
    }
}

impl<S: Folded> Known<S> {
    /// The state as it is now.
    pub fn state(&self) -> &Arc<S> {
        &self.state
    }

    /// All that happened, the first thing first.
    pub fn history(&self) -> &[Happened<S::Event>] {
        &self.history
    }

    /// The state as it stood at a moment.
    pub fn as_at(&self, at: At) -> Arc<S> {
        let by_then = |happening: &Happened<S::Event>| match at {
            At::Entry(entry) => happening.entry <= entry,
            At::Day(day) => day_of(happening.at) <= day,
        };
        let happened = self.history.partition_point(by_then);
        if happened == self.history.len() {
            return Arc::clone(&self.state);
        }
        let mut state = S::default();
        for happening in &self.history[..happened] {
            state.apply(&happening.event).expect("the start of a history that could be folded can be folded");
        }
        Arc::new(state)
    }

    /// The state after more has happened, up to the entry `head` of the ledger.
    pub(super) fn after(
        &self,
        more: Vec<Happened<S::Event>>,
        head: u64,
    ) -> Result<Self, Misfit<S::OutOfOrder>> {
        let mut after = Self { head, ..self.clone() };
        if more.is_empty() {
            return Ok(after);
        }
        let state = Arc::make_mut(&mut after.state);
        for happening in &more {
            let entry = happening.entry;
            state.apply(&happening.event).map_err(|source| Misfit { entry, source })?;
        }
        Arc::make_mut(&mut after.history).extend(more);
        Ok(after)
    }
}
