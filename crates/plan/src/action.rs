use std::sync::Arc;

use jiff::civil::Date;

use crate::completion::begins_completed;
use crate::work::Work;
use crate::{ActionFields, ActionNumber, SectionNumber, Standing, Timescale};

/// One thing to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    pub(crate) number: ActionNumber,
    pub(crate) section: SectionNumber,
    pub(crate) fields: Arc<ActionFields>,
    /// The words that say that it is complete; the plan's own key decides.
    pub(crate) claim: Option<String>,
    /// The timescales that were moved here, the first one first.
    pub(crate) moved_from: Vec<Timescale>,
    /// Which of the plan's documents its words stand in.
    pub(crate) document: usize,
    /// What was done on it here.
    pub(crate) work: Arc<Work>,
}

/// How far an action has come on the way claimed, verified, monitored, sustained.
///
/// What a document calls completed is claimed: nobody but its lead has said so yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Completion {
    /// Nobody says that it is complete, or it was opened again.
    Open,
    /// The document or its lead says that it is complete.
    Claimed,
    /// Somebody who does not lead it found it so.
    Verified,
    /// It was looked at again, and still held.
    Monitored,
    /// It has held: nothing more is checked.
    Sustained,
}

impl Action {
    /// Its number in the plan.
    pub fn number(&self) -> ActionNumber {
        self.number
    }

    /// The section that it belongs to.
    pub fn section(&self) -> SectionNumber {
        self.section
    }

    /// What the document says of it.
    pub fn fields(&self) -> &ActionFields {
        &self.fields
    }

    /// The timescales that it had in earlier versions of the document and that were moved, the first one first.
    pub fn moved_from(&self) -> &[Timescale] {
        &self.moved_from
    }

    /// Which of [`Plan::documents`](crate::Plan::documents) its words stand in.
    pub fn document(&self) -> usize {
        self.document
    }

    /// What was done on it here.
    pub fn work(&self) -> &Work {
        &self.work
    }

    /// How far it has come: by what was said here, else by its document's own key, in its status or where a date belongs.
    pub fn completion(&self) -> Completion {
        self.work.stage().unwrap_or(match self.claim {
            Some(_) => Completion::Claimed,
            None => Completion::Open,
        })
    }

    /// Whether somebody or its document says that it is complete, whether or not that was verified.
    pub fn is_claimed_complete(&self) -> bool {
        self.completion() >= Completion::Claimed
    }

    /// The words of its document that say so.
    pub fn claimed_by(&self) -> Option<&str> {
        self.claim.as_deref()
    }

    /// Whether nothing says that it is complete; also not the first word of its document's progress, unless it was opened again.
    pub fn is_open(&self) -> bool {
        let told = self.work.stage().is_none() && begins_completed(self.fields.progress.text());
        !self.is_claimed_complete() && !told
    }

    /// Whether its last day has passed on a day, and it is open.
    pub fn is_overdue(&self, on: Date) -> bool {
        self.fields.timescale.last_day().is_some_and(|last| last < on) && self.is_open()
    }

    /// Whether it is open and has neither a date nor a turn that comes round.
    pub fn is_undated(&self) -> bool {
        let timescale = &self.fields.timescale;
        !timescale.is_dated() && !timescale.comes_round() && self.is_open()
    }

    /// How the action stands by what was last declared, its document's status, or a status printed where a date belongs.
    pub fn standing(&self) -> Option<Standing> {
        if let Some(declared) = self.work.declared() {
            return Some(declared.standing);
        }
        Standing::of(self.fields.status.text())
            .or_else(|| self.fields.timescale.status_word().and_then(Standing::of))
    }
}
