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
    /// When it was confirmed by who has to, and what they said.
    pub confirmed: Option<(Date, Note)>,
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
    /// Who has to confirm it, where the body only recommends, as a panel does to a decision maker.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirmed_by: Option<Who>,
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

    /// Whether somebody has yet to confirm it.
    pub fn awaits_confirmation(&self) -> bool {
        self.is_open() && self.words.confirmed_by.is_some() && self.confirmed.is_none()
    }
}
