//! The drafts that wait for a person to confirm them.
//!
//! They live in memory: there are few at a time, they are let go after a while, and none is in the ledger before it is
//! confirmed. Whatever is done to one is done under the lock to how it stands at that moment, so that two tabs lose nothing
//! of each other; once someone is keeping it, it changes no more.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use goldthread_plan::PlanId;
use goldthread_reader::Mapping;
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use crate::review::Review;
pub use crate::waiting::{Revision, Waiting, Whose};

/// How long a draft waits.
pub const PATIENCE: SignedDuration = SignedDuration::from_hours(8);
const MOST_DRAFTS: usize = 50;
/// The most memory that all of them take, in bytes. Taking one in takes up to twice what it weighs for a moment, and an allocator keeps
/// that for the next: with it, the drafts of a server stay near 256 MB.
const MOST_BYTES: usize = 128 * 1024 * 1024;

/// What became of a draft.
#[derive(Debug, Clone)]
pub enum Found {
    /// It waits.
    Waiting(Waiting),
    /// A person confirmed it: the plan is kept.
    Confirmed(PlanId),
}

/// Why nothing can be done to a draft any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missed {
    /// It waited too long, was discarded or had to make room.
    Gone,
    /// Someone is keeping it at this moment.
    BeingKept,
    /// It was confirmed.
    Confirmed,
    /// It is not as the person saw it who wants to keep it.
    Changed,
}

/// The document takes more memory than all drafts may.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooHeavy;

/// The drafts that wait.
#[derive(Debug, Default)]
pub struct Drafts(Mutex<BTreeMap<Uuid, Slot>>);

#[derive(Debug)]
struct Slot {
    whose: Whose,
    since: Timestamp,
    found: Found,
    claimed: bool,
}

impl Drafts {
    /// Takes a draft in, letting go of what waited too long and, where there is no room, of what waited longest.
    pub fn put(&self, waiting: Waiting) -> Result<(), TooHeavy> {
        if waiting.weight > MOST_BYTES {
            return Err(TooHeavy);
        }
        let mut slots = self.slots();
        let (id, whose, since) = (waiting.id, waiting.whose, waiting.since);
        slots.retain(|_, slot| slot.claimed || since.duration_since(slot.since) < PATIENCE);
        slots.insert(id, Slot { whose, since, found: Found::Waiting(waiting), claimed: false });
        make_room(&mut slots, id);
        Ok(())
    }

    /// Whose a draft is; nothing where there is none.
    pub fn whose(&self, id: Uuid) -> Option<Whose> {
        self.slots().get(&id).map(|slot| slot.whose)
    }

    /// What became of a draft; nothing where there is none, or it waited too long.
    pub fn get(&self, id: Uuid, now: Timestamp) -> Option<Found> {
        let slots = self.slots();
        let slot = slots.get(&id).filter(|slot| now.duration_since(slot.since) < PATIENCE)?;
        Some(slot.found.clone())
    }

    /// Does something to a draft as it stands now, or says why not; nobody else does anything meanwhile, so it must be quick.
    pub fn change<T, E>(
        &self,
        id: Uuid,
        change: impl FnOnce(&Waiting) -> Result<(Review, T), E>,
    ) -> Result<Result<T, E>, Missed> {
        let mut slots = self.slots();
        let waiting = open(&mut slots, id)?;
        Ok(change(waiting).map(|(review, done)| {
            if review != *waiting.review {
                waiting.review = Arc::new(review);
                waiting.revision = waiting.revision.next();
            }
            done
        }))
    }

    /// A draft that something can be done to.
    pub fn open(&self, id: Uuid) -> Result<Waiting, Missed> {
        open(&mut self.slots(), id).cloned()
    }

    /// Takes in a draft as it reads by other columns; what was set in it meanwhile stays set. False where the columns are no
    /// longer those that they were changed from.
    pub fn read_again(&self, from: &Mapping, made: Waiting) -> Result<bool, Missed> {
        let (mut slots, id) = (self.slots(), made.id);
        let waiting = open(&mut slots, id)?;
        if waiting.review.mapping != *from {
            return Ok(false);
        }
        let review = Arc::new(waiting.review.with_columns_of(&made.review));
        let revision = waiting.revision.next();
        let before = std::mem::replace(waiting, Waiting { review, revision, ..made });
        make_room(&mut slots, id);
        drop(slots);
        drop(before);
        Ok(true)
    }

    /// Claims a draft for whoever is about to keep it: from here on nobody changes it. Gives it as it stands, where that is
    /// as it was seen, if anyone says how they saw it.
    pub fn claim(&self, id: Uuid, seen: Option<Revision>) -> Result<Waiting, Missed> {
        let mut slots = self.slots();
        let waiting = open(&mut slots, id)?.clone();
        if seen.is_some_and(|seen| seen != waiting.revision) {
            return Err(Missed::Changed);
        }
        if let Some(slot) = slots.get_mut(&id) {
            slot.claimed = true;
        }
        Ok(waiting)
    }

    /// Gives a claim back: the draft was not kept.
    pub fn release(&self, id: Uuid) {
        if let Some(slot) = self.slots().get_mut(&id) {
            slot.claimed = false;
        }
    }

    /// Remembers that a draft was confirmed, and lets go of its document.
    pub fn confirm(&self, id: Uuid, plan: PlanId) {
        if let Some(slot) = self.slots().get_mut(&id) {
            *slot = Slot { found: Found::Confirmed(plan), claimed: false, ..*slot };
        }
    }

    /// Lets go of a draft that nobody is keeping.
    pub fn remove(&self, id: Uuid) -> Result<(), Missed> {
        let mut slots = self.slots();
        open(&mut slots, id)?;
        slots.remove(&id);
        Ok(())
    }

    fn slots(&self) -> MutexGuard<'_, BTreeMap<Uuid, Slot>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A draft that something can be done to.
fn open(slots: &mut BTreeMap<Uuid, Slot>, id: Uuid) -> Result<&mut Waiting, Missed> {
    match slots.get_mut(&id) {
        None => Err(Missed::Gone),
        Some(Slot { found: Found::Confirmed(_), .. }) => Err(Missed::Confirmed),
        Some(Slot { claimed: true, .. }) => Err(Missed::BeingKept),
        Some(Slot { found: Found::Waiting(waiting), .. }) => Ok(waiting),
    }
}

/// Lets go of drafts until there is room for one: first of those that nobody has worked on, then of the others, the oldest
/// first; never of one that is being kept.
fn make_room(slots: &mut BTreeMap<Uuid, Slot>, for_one: Uuid) {
    let weight = |slot: &Slot| match &slot.found {
        Found::Waiting(waiting) => waiting.weight,
        Found::Confirmed(_) => 0,
    };
    let is_worked_on = |slot: &Slot| match &slot.found {
        Found::Waiting(waiting) => waiting.revision != Revision::default(),
        Found::Confirmed(_) => false,
    };
    while slots.len() > MOST_DRAFTS || slots.values().map(weight).sum::<usize>() > MOST_BYTES {
        let others = slots.iter().filter(|(id, slot)| **id != for_one && !slot.claimed);
        // A map is in the order of its keys, and these begin with the time.
        let Some((&goes, _)) = others.min_by_key(|(id, slot)| (is_worked_on(slot), **id)) else { return };
        slots.remove(&goes);
    }
}

#[cfg(test)]
mod tests;
