use crate::{ActionFields, ActionNumber, SectionNumber, Standing};

/// One thing to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    pub(crate) number: ActionNumber,
    pub(crate) section: SectionNumber,
    pub(crate) fields: ActionFields,
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

    /// Whether the document says that it is complete, in its status or where a date belongs.
    pub fn completion(&self) -> Completion {
        match self.claimed_by() {
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
        let status = self.fields.status.text();
        if Standing::of(status) == Some(Standing::Complete) {
            return Some(status);
        }
        self.fields.timescale.status_word().filter(|word| Standing::of(word) == Some(Standing::Complete))
    }

    /// How the action stands by its status, or by a status printed where a date belongs.
    pub fn standing(&self) -> Option<Standing> {
        Standing::of(self.fields.status.text())
            .or_else(|| self.fields.timescale.status_word().and_then(Standing::of))
    }
}
