//! What an update says, and who said it.

use std::fmt;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::Standing;

/// Somebody of the directory, by their id. A plan knows no more of people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PersonRef(pub Uuid);

/// Which update of a plan: its number in the plan, from 1, never used again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct UpdateNumber(pub u32);

impl fmt::Display for UpdateNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// What an update tells, each in its own place so that none is forgotten. An empty text: nothing was said.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct UpdateText {
    /// What was done.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub done: String,
    /// What changed for children.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub changed: String,
    /// What is next.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub next: String,
    /// What is in the way.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub in_the_way: String,
}

impl UpdateText {
    /// Whether nothing was said at all.
    pub fn is_empty(&self) -> bool {
        self.parts().all(|(_, text)| text.trim().is_empty())
    }

    /// Each part with the question that it answers, in the order asked.
    pub fn parts(&self) -> impl Iterator<Item = (&'static str, &str)> {
        [
            ("What was done", &self.done),
            ("What changed for children", &self.changed),
            ("What is next", &self.next),
            ("What is in the way", &self.in_the_way),
        ]
        .into_iter()
        .map(|(question, text)| (question, text.as_str()))
    }
}

/// How somebody says that an action stands, in the plan's own scheme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeclaredStatus {
    /// The council's own colour, symbol or word.
    pub mark: String,
    /// Where that stands in the inner order.
    pub standing: Standing,
    /// Why.
    pub reason: String,
}
