//! Documents that were read and wait for a person to confirm them.
//!
//! They live in memory: there are few at a time, they are let go after a while, and none is in the ledger before it is confirmed.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use goldthread_plan::PlanId;
use goldthread_reader::{Mapping, Reading, Source, read_with};
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use crate::review::{Review, Reviewed};

/// How long a draft waits.
pub const PATIENCE: SignedDuration = SignedDuration::from_hours(8);
const MOST_DRAFTS: usize = 50;
const MOST_BYTES: usize = 250 * 1024 * 1024;

/// A document, what was read from it, and what a person has made of that.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// Which draft; the plan that is made of it has the same id.
    pub id: Uuid,
    /// Its bytes.
    pub content: Arc<Vec<u8>>,
    /// What it shows.
    pub source: Arc<Source>,
    /// What was read from it, and how that came about.
    pub reading: Arc<Reading>,
    /// What a person has done so far.
    pub review: Arc<Review>,
    /// The draft as it would be kept.
    pub now: Arc<Reviewed>,
    /// When it was read.
    pub since: Timestamp,
}

impl Waiting {
    /// A document that was just read, with what is known of columns.
    pub fn new(content: Vec<u8>, source: Source, mapping: Mapping, since: Timestamp) -> Self {
        let reading = read_with(&source, &mapping);
        let review = Review::beginning(mapping);
        Self {
            id: Uuid::now_v7(),
            content: Arc::new(content),
            source: Arc::new(source),
            now: Arc::new(review.applied(&reading.draft)),
            reading: Arc::new(reading),
            review: Arc::new(review),
            since,
        }
    }

    /// The same after a person did something; where they said what a column holds, the document is read again.
    #[must_use]
    pub fn after(&self, review: Review) -> Self {
        let reading = if review.mapping == self.review.mapping {
            Arc::clone(&self.reading)
        } else {
            Arc::new(read_with(&self.source, &review.mapping))
        };
        let now = Arc::new(review.applied(&reading.draft));
        Self { reading, now, review: Arc::new(review), ..self.clone() }
    }
}

/// What became of a draft.
#[derive(Debug, Clone)]
pub enum Found {
    /// It waits.
    Waiting(Waiting),
    /// A person confirmed it: the plan is kept.
    Confirmed(PlanId),
}

/// The drafts that wait.
#[derive(Debug, Default)]
pub struct Drafts(Mutex<BTreeMap<Uuid, Slot>>);

#[derive(Debug)]
struct Slot {
    since: Timestamp,
    found: Found,
    claimed: bool,
}

impl Drafts {
    /// Takes a draft in, letting go of what waited too long and, where there is no room, of what waited longest.
    pub fn put(&self, waiting: Waiting) {
        let mut slots = self.slots();
        let since = waiting.since;
        slots.retain(|_, slot| since.duration_since(slot.since) < PATIENCE);
        slots.insert(waiting.id, Slot { since, found: Found::Waiting(waiting), claimed: false });
        while slots.len() > MOST_DRAFTS || (slots.len() > 1 && weight(&slots) > MOST_BYTES) {
            slots.pop_first();
        }
    }

    /// What became of a draft; nothing where there is none, or it waited too long.
    pub fn get(&self, id: Uuid, now: Timestamp) -> Option<Found> {
        let slots = self.slots();
        let slot = slots.get(&id).filter(|slot| now.duration_since(slot.since) < PATIENCE)?;
        Some(slot.found.clone())
    }

    /// Claims a draft for whoever is about to keep it; false where someone else has claimed it.
    pub fn claim(&self, id: Uuid) -> bool {
        let mut slots = self.slots();
        slots.get_mut(&id).is_some_and(|slot| !std::mem::replace(&mut slot.claimed, true))
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
            slot.found = Found::Confirmed(plan);
        }
    }

    /// Takes a draft in as a person has changed it; one that was confirmed or let go of meanwhile stays so.
    pub fn change(&self, changed: Waiting) {
        if let Some(slot) = self.slots().get_mut(&changed.id)
            && matches!(slot.found, Found::Waiting(_))
        {
            slot.found = Found::Waiting(changed);
        }
    }

    /// Lets go of a draft.
    pub fn remove(&self, id: Uuid) {
        self.slots().remove(&id);
    }

    fn slots(&self) -> MutexGuard<'_, BTreeMap<Uuid, Slot>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn weight(slots: &BTreeMap<Uuid, Slot>) -> usize {
    let bytes = |slot: &Slot| match &slot.found {
        Found::Waiting(waiting) => waiting.content.len() * 2,
        Found::Confirmed(_) => 0,
    };
    slots.values().map(bytes).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use goldthread_reader::Limits;

    fn waiting(id: u128, since: Timestamp) -> Waiting {
        let content = b"A letter.\n".to_vec();
        let source = Source::new("letter.txt", &content, Limits::default()).expect("a text can be read");
        let waiting = Waiting::new(content, source, Mapping::default(), since);
        Waiting { id: Uuid::from_u128(id), ..waiting }
    }

    #[test]
    fn a_draft_is_let_go_when_it_waited_too_long() {
        let (drafts, start) = (Drafts::default(), Timestamp::UNIX_EPOCH);
        drafts.put(waiting(1, start));
        let id = Uuid::from_u128(1);
        assert!(drafts.get(id, start + PATIENCE - SignedDuration::from_secs(1)).is_some());
        assert!(drafts.get(id, start + PATIENCE).is_none());
    }

    #[test]
    fn the_oldest_draft_makes_room() {
        let (drafts, start) = (Drafts::default(), Timestamp::UNIX_EPOCH);
        for id in 0..=MOST_DRAFTS as u128 {
            drafts.put(waiting(id, start));
        }
        assert!(drafts.get(Uuid::from_u128(0), start).is_none());
        assert!(drafts.get(Uuid::from_u128(1), start).is_some());
    }

    #[test]
    fn a_draft_is_claimed_once() {
        let (drafts, id) = (Drafts::default(), Uuid::from_u128(7));
        drafts.put(waiting(7, Timestamp::UNIX_EPOCH));
        assert_eq!((drafts.claim(id), drafts.claim(id)), (true, false));
        drafts.release(id);
        assert!(drafts.claim(id));
    }

    #[test]
    fn a_confirmed_draft_says_which_plan_it_became() {
        let (drafts, start, plan) =
            (Drafts::default(), Timestamp::UNIX_EPOCH, PlanId::new(Uuid::from_u128(7)));
        drafts.put(waiting(7, start));
        drafts.confirm(plan.uuid(), plan);
        assert!(matches!(drafts.get(plan.uuid(), start), Some(Found::Confirmed(found)) if found == plan));
    }
}
