use std::ops::Deref;
use std::sync::Arc;

use goldthread_people::{Directory, Event, OutOfOrder, PersonId, RoleId};
use goldthread_plan::{ActionNumber, PlanId};
use jiff::Timestamp;

use crate::{At, day_of};

/// The directory as at an entry of the ledger, with all that happened to it. It is read as the [`Directory`] itself.
#[derive(Debug, Default, Clone)]
pub struct KnownDirectory {
    /// The last entry of the ledger that is known, whatever it speaks of.
    pub head: u64,
    directory: Arc<Directory>,
    history: Arc<Vec<DirectoryHappening>>,
}

/// Something that happened to the directory, and its entry in the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DirectoryHappening {
    /// The number of the entry.
    pub entry: u64,
    /// When it was recorded.
    pub at: Timestamp,
    /// Who did it.
    pub by: String,
    /// What happened.
    pub event: Event,
}

/// An entry that cannot have happened to the directory before it.
#[derive(Debug)]
pub(super) struct Misfit {
    pub entry: u64,
    pub source: OutOfOrder,
}

impl Deref for KnownDirectory {
    type Target = Directory;

    fn deref(&self) -> &Directory {
        &self.directory
    }
}

impl KnownDirectory {
    /// The directory as it is now.
    pub fn directory(&self) -> &Arc<Directory> {
        &self.directory
    }

    /// All that happened, the first thing first.
    pub fn history(&self) -> &[DirectoryHappening] {
        &self.history
    }

    /// What happened to a role, the first thing first.
    pub fn history_of_role(&self, role: RoleId) -> impl Iterator<Item = &DirectoryHappening> {
        self.history.iter().filter(move |happening| happening.event.is_about_role(role))
    }

    /// What happened to a person, the first thing first.
    pub fn history_of_person(&self, person: PersonId) -> impl Iterator<Item = &DirectoryHappening> {
        self.history.iter().filter(move |happening| happening.event.is_about_person(person))
    }

    /// The hand-overs that an action went from one person to another with, the first one first.
    pub fn handovers_of(
        &self,
        plan: PlanId,
        action: ActionNumber,
    ) -> impl Iterator<Item = &DirectoryHappening> {
        self.history.iter().filter(move |happening| happening.event.moves_action(plan.uuid(), action.0))
    }

    /// The directory as it stood at a moment: who was there, and who could see what.
    pub fn as_at(&self, at: At) -> Arc<Directory> {
        let by_then = |happening: &DirectoryHappening| match at {
            At::Entry(entry) => happening.entry <= entry,
            At::Day(day) => day_of(happening.at) <= day,
        };
        let happened = self.history.partition_point(by_then);
        if happened == self.history.len() {
            return Arc::clone(&self.directory);
        }
        let events = self.history[..happened].iter().map(|happening| &happening.event);
        Arc::new(Directory::fold(events).expect("the start of a history that could be folded can be folded"))
    }

    /// The directory after more has happened, up to the entry `head` of the ledger.
    pub(super) fn after(&self, more: Vec<DirectoryHappening>, head: u64) -> Result<Self, Misfit> {
        let mut after = Self { head, ..self.clone() };
        if more.is_empty() {
            return Ok(after);
        }
        let directory = Arc::make_mut(&mut after.directory);
        for happening in &more {
            let entry = happening.entry;
            directory.apply(&happening.event).map_err(|source| Misfit { entry, source })?;
        }
        Arc::make_mut(&mut after.history).extend(more);
        Ok(after)
    }
}
