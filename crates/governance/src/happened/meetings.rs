//! What happened to meetings and their agendas.

use goldthread_people::Note;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{BodyId, Document, ItemWords, MeetingId, Words};

/// A meeting was planned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingPlanned {
    /// Which.
    pub meeting: MeetingId,
    /// Whose.
    pub body: BodyId,
    /// Its day.
    pub day: Date,
}

/// A meeting was moved to another day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingMoved {
    /// Which.
    pub meeting: MeetingId,
    /// From this day.
    pub from: Date,
    /// To this day.
    pub to: Date,
    /// Why.
    pub why: Words,
}

/// A meeting does not take place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingCancelled {
    /// Which.
    pub meeting: MeetingId,
    /// Why.
    pub why: Words,
}

/// A meeting took place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingHeld {
    /// Which.
    pub meeting: MeetingId,
    /// What was noted of who was there.
    #[serde(default, skip_serializing_if = "Note::is_empty")]
    pub note: Note,
}

/// It was taken back that a meeting took place, or does not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingReopened {
    /// Which.
    pub meeting: MeetingId,
    /// Why.
    pub why: Words,
}

/// Something was put on an agenda.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemAdded {
    /// Of which meeting.
    pub meeting: MeetingId,
    /// Its number within it.
    pub number: u32,
    /// What it is.
    #[serde(flatten)]
    pub words: ItemWords,
}

/// Something on an agenda changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemChanged {
    /// Of which meeting.
    pub meeting: MeetingId,
    /// Its number within it.
    pub number: u32,
    /// As it was.
    pub from: ItemWords,
    /// As it is now.
    pub to: ItemWords,
}

/// Something was taken off an agenda.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemDropped {
    /// Of which meeting.
    pub meeting: MeetingId,
    /// Its number within it.
    pub number: u32,
    /// Why.
    pub why: Words,
}

/// The paper for something on an agenda came.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperReceived {
    /// For which meeting.
    pub meeting: MeetingId,
    /// The number of the item.
    pub item: u32,
    /// When.
    pub on: Date,
    /// Where it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<Document>,
}

/// The minutes of a meeting were drafted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MinutesDrafted {
    /// Of which meeting.
    pub meeting: MeetingId,
    /// When.
    pub on: Date,
    /// Where they are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<Document>,
}

/// The minutes of a meeting were agreed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MinutesAgreed {
    /// Of which meeting.
    pub meeting: MeetingId,
    /// When.
    pub on: Date,
    /// Where they are, where that is not where the draft was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<Document>,
}
