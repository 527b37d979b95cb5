//! What a meeting decided, and what came of it.

use goldthread_people::Note;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::body::choice;
use crate::{Matter, Who, Words};

/// What a meeting decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// Its number within the meeting: D1.
    pub number: u32,
    /// What, and who does it by when.
    pub words: DecisionWords,
    /// Who confirmed it of those who have to, as they did.
    pub confirmed: Vec<Confirmed>,
    /// What came of it.
    pub closed: Option<Closed>,
}

/// What was decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecisionWords {
    /// What.
    pub words: Words,
    /// Who does it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<Who>,
    /// By when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
    /// What of the plans it is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub matters: Vec<Matter>,
    /// The item of the agenda that it was made under.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<u32>,
    /// Who has to confirm it, in this order, where the body only recommends, as a panel does to a decision maker.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub confirmed_by: Vec<Who>,
}

/// Somebody confirmed a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confirmed {
    /// Who.
    pub by: Who,
    /// When.
    pub on: Date,
    /// What they said.
    pub note: Note,
}

/// What came of a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closed {
    /// When.
    pub on: Date,
    /// How it ended.
    pub how: Closing,
    /// In words.
    pub words: Words,
}

choice! {
    /// How a decision ended.
    Closing {
        /// It was done.
        Done = "done",
        /// Another decision took its place.
        Superseded = "superseded",
        /// Who has to confirm it did not.
        Refused = "not confirmed",
    }
}

impl Decision {
    /// Whether nothing has come of it yet.
    pub fn is_open(&self) -> bool {
        self.closed.is_none()
    }

    /// Who is the next to confirm it; nothing where all have, or something came of it.
    pub fn next_to_confirm(&self) -> Option<&Who> {
        let has_confirmed = |who: &&Who| self.confirmed.iter().any(|confirmed| confirmed.by == **who);
        self.words.confirmed_by.iter().find(|who| !has_confirmed(who)).filter(|_| self.is_open())
    }

    /// Whether somebody has yet to confirm it.
    pub fn awaits_confirmation(&self) -> bool {
        self.next_to_confirm().is_some()
    }
}
