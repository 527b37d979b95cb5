use std::sync::Arc;

use jiff::civil::Date;

use super::{DeclaredStatus, Move, Track, Turn, Update};
use crate::{ActionNumber, Completion, SectionNumber};

/// What was done on an action here, as its events leave it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Work {
    pub(super) updates: Vec<Arc<Update>>,
    pub(super) moves: Vec<Arc<Move>>,
    pub(super) turns: Vec<Turn>,
    pub(super) waits_on: Vec<ActionNumber>,
    pub(super) also_in: Vec<SectionNumber>,
    pub(super) track: Track,
    /// How many updates there were when the document last said how the action stands: what was declared before is old.
    heard: usize,
}

impl Work {
    /// The updates, the first first.
    pub fn updates(&self) -> &[Arc<Update>] {
        &self.updates
    }

    /// The last update.
    pub fn last_update(&self) -> Option<&Update> {
        self.updates.last().map(AsRef::as_ref)
    }

    /// The moves of its date that were made here, the first first; those of its documents are in
    /// [`Action::moved_from`](crate::Action::moved_from) with these.
    pub fn moves(&self) -> &[Arc<Move>] {
        &self.moves
    }

    /// The turns that were recorded, by the day they were due.
    pub fn turns(&self) -> &[Turn] {
        &self.turns
    }

    /// The turn that was due on a day, where it was recorded.
    pub fn turn(&self, due: Date) -> Option<&Turn> {
        self.turns.iter().find(|turn| turn.due == due)
    }

    /// The actions that it waits on.
    pub fn waits_on(&self) -> &[ActionNumber] {
        &self.waits_on
    }

    /// The sections that share it, beside its own.
    pub fn also_in(&self) -> &[SectionNumber] {
        &self.also_in
    }

    /// How far it has come here.
    pub fn track(&self) -> &Track {
        &self.track
    }

    /// How somebody last said that it stands; nothing where nobody has since its document did.
    pub fn declared(&self) -> Option<&DeclaredStatus> {
        self.updates[self.heard..].iter().rev().find_map(|update| update.status.as_ref())
    }

    /// Where it stands by what was done here; nothing where only its document says.
    pub(crate) fn stage(&self) -> Option<Completion> {
        self.track.stage
    }

    /// A later version of the document says anew how the action stands.
    pub(crate) fn hear_document(&mut self, claims: bool) {
        self.heard = self.updates.len();
        if claims && self.track.stage == Some(Completion::Open) {
            self.track.stage = None;
        }
    }
}
