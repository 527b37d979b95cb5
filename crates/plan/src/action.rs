use jiff::civil::Date;

use crate::completion::begins_completed;
use crate::timescale::Meaning;
use crate::{ActionFields, ActionNumber, SectionNumber, Standing, Timescale};

/// One thing to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    pub(crate) number: ActionNumber,
    pub(crate) section: SectionNumber,
    pub(crate) fields: ActionFields,
    /// The words that say that it is complete; the plan's own key decides.
    pub(crate) claim: Option<String>,
    /// The timescales that were moved here, the first one first.
    pub(crate) moved_from: Vec<Timescale>,
    /// Which of the plan's documents its words stand in.
    pub(crate) document: usize,
}

/// How far an action has come on the way claimed, verified, monitored, sustained.
///
/// What a document calls completed is claimed: nobody but its lead has said so yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Completion {
    /// Nobody says that it is complete.
    Open,
    /// The document says that it is complete.
    Claimed,
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

    /// Whether the document says that it is complete: by its own key, in its status or where a date belongs.
    pub fn completion(&self) -> Completion {
        match self.claim {
            Some(_) => Completion::Claimed,
            None => Completion::Open,
        }
    }

    /// Whether the document says that it is complete.
    pub fn is_claimed_complete(&self) -> bool {
        self.completion() == Completion::Claimed
    }

    /// The words that say so.
    pub fn claimed_by(&self) -> Option<&str> {
        self.claim.as_deref()
    }

    /// Whether the document says nowhere that it is complete; also not by the first word of its progress.
    pub fn is_open(&self) -> bool {
        !self.is_claimed_complete() && !begins_completed(self.fields.progress.text())
    }

    /// Whether its last day has passed on a day, and it is open.
    pub fn is_overdue(&self, on: Date) -> bool {
        self.fields.timescale.last_day().is_some_and(|last| last < on) && self.is_open()
    }

    /// Whether it is open and has neither a date nor a turn that comes round.
    pub fn is_undated(&self) -> bool {
        let timescale = &self.fields.timescale;
        let comes_round = matches!(timescale.meaning(), Meaning::Recurring { .. });
        !timescale.is_dated() && !comes_round && self.is_open()
    }

    /// How the action stands by its status, or by a status printed where a date belongs.
    pub fn standing(&self) -> Option<Standing> {
        Standing::of(self.fields.status.text())
            .or_else(|| self.fields.timescale.status_word().and_then(Standing::of))
    }
}
