//! The index of a house, and how it is moved on.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use goldthread_plan::{PlanId, SourceRef};
use goldthread_reader::Source;
use goldthread_search::{Fault, Index};

use super::{Subject, of_plan, of_text};
use crate::store::{Kept, Shelf};

/// The index of a house: none before somebody looks for something.
#[derive(Debug, Default)]
pub struct Finding(Mutex<Option<Held>>);

/// What is put in whole: the words of a plan, the text of one of its documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Group {
    Plan(PlanId),
    Text(PlanId, usize),
}

/// The index, and how far it has been moved on.
#[derive(Debug)]
pub struct Held {
    index: Index<Group, Subject>,
    /// The last entry of each plan that was taken in.
    plans: BTreeMap<PlanId, u64>,
    texts: BTreeMap<(PlanId, usize), Text>,
}

/// How far the text of a document has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Text {
    /// It is being read.
    Waiting,
    /// It can be found.
    Taken,
    /// It cannot be read.
    Unreadable,
}

/// A document whose text is to be read: its number in its plan, from 1.
#[derive(Debug, Clone)]
pub struct Unread {
    pub plan: PlanId,
    pub number: usize,
    pub about: SourceRef,
}

impl Finding {
    /// Does something with the index; where that goes wrong, it is made anew the next time. Blocks.
    pub fn with<R>(&self, work: impl FnOnce(&mut Held) -> Result<R, Fault>) -> Result<R, Fault> {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let result = match held.take() {
            Some(known) => Ok(known),
            None => Held::new(),
        };
        let mut known = result?;
        let done = work(&mut known)?;
        *held = Some(known);
        Ok(done)
    }
}

impl Held {
    fn new() -> Result<Self, Fault> {
        Ok(Self { index: Index::new()?, plans: BTreeMap::new(), texts: BTreeMap::new() })
    }

    /// The index.
    pub fn index(&self) -> &Index<impl Ord + use<>, Subject> {
        &self.index
    }

    /// Takes in what has come since.
    pub fn follow(&mut self, plans: &Shelf) -> Result<(), Fault> {
        for kept in plans.plans() {
            let last = kept.last().entry;
            if self.plans.get(&kept.id()) != Some(&last) {
                self.index.put(Group::Plan(kept.id()), of_plan::documents(kept.id(), kept.plan()))?;
                self.plans.insert(kept.id(), last);
            }
        }
        Ok(())
    }

    /// The documents of a plan that nobody has begun to read; whoever asks is to read them.
    pub fn unread(&mut self, kept: &Kept) -> Vec<Unread> {
        let mut unread = Vec::new();
        for (number, about) in (1..).zip(kept.plan().documents()) {
            self.texts.entry((kept.id(), number)).or_insert_with(|| {
                unread.push(Unread { plan: kept.id(), number, about: about.clone() });
                Text::Waiting
            });
        }
        unread
    }

    /// Takes in the text of a document; nothing where it cannot be read.
    pub fn take_text(&mut self, unread: &Unread, source: Option<&Source>) -> Result<(), Fault> {
        let name = (unread.plan, unread.number);
        let come = match source {
            Some(source) => {
                let passages = of_text::documents(unread.plan, unread.number, source);
                self.index.put(Group::Text(unread.plan, unread.number), passages)?;
                Text::Taken
            }
            None => Text::Unreadable,
        };
        self.texts.insert(name, come);
        Ok(())
    }

    /// Forgets that a document was to be read: something failed, and it is tried again the next time.
    pub fn leave_text(&mut self, unread: &Unread) {
        self.texts.remove(&(unread.plan, unread.number));
    }

    /// How many documents of a plan have come so far.
    pub fn texts_of(&self, plan: PlanId, so_far: Text) -> usize {
        let own = self.texts.range((plan, 0)..=(plan, usize::MAX));
        own.filter(|(_, come)| **come == so_far).count()
    }
}
