//! What happened to bodies, and to what they receive.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{BodyId, BodyWords, Document, ReportWords};

/// A body came.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BodyAdded {
    /// Which.
    pub body: BodyId,
    /// Its first day, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub begun: Option<Date>,
    /// What it is, and how it works.
    #[serde(flatten)]
    pub words: BodyWords,
}

/// What a body is, or how it works, changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BodyChanged {
    /// Which.
    pub body: BodyId,
    /// As it was.
    pub from: BodyWords,
    /// As it is now.
    pub to: BodyWords,
}

/// A body ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BodyEnded {
    /// Which.
    pub body: BodyId,
    /// Its last day.
    pub on: Date,
    /// The body that goes on with its work.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub successor: Option<BodyId>,
}

/// A body is to receive something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportAgreed {
    /// Which body.
    pub body: BodyId,
    /// The number of the report within it.
    pub number: u32,
    /// From which day on.
    pub since: Date,
    /// What it is, from whom and how often.
    #[serde(flatten)]
    pub words: ReportWords,
}

/// What a body is to receive changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportChanged {
    /// Which body.
    pub body: BodyId,
    /// The number of the report within it.
    pub number: u32,
    /// As it was.
    pub from: ReportWords,
    /// As it is now.
    pub to: ReportWords,
}

/// A body is to receive something no longer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportEnded {
    /// Which body.
    pub body: BodyId,
    /// The number of the report within it.
    pub number: u32,
    /// Its last day.
    pub on: Date,
}

/// A body received something outside of a meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportReceived {
    /// Which body.
    pub body: BodyId,
    /// The number of the report within it.
    pub number: u32,
    /// When.
    pub on: Date,
    /// Where it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<Document>,
}
