//! What happened to decisions and questions.

use goldthread_people::Note;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{Closing, DecisionWords, MeetingId, QuestionWords, Who, Words};

/// A meeting decided something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecisionMade {
    /// Which meeting.
    pub meeting: MeetingId,
    /// The number of the decision within it.
    pub number: u32,
    /// What.
    #[serde(flatten)]
    pub decided: DecisionWords,
}

/// How a decision is worded, or whose it is, changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecisionChanged {
    /// Of which meeting.
    pub meeting: MeetingId,
    /// The number of the decision within it.
    pub number: u32,
    /// As it was.
    pub from: DecisionWords,
    /// As it is now.
    pub to: DecisionWords,
}

/// A decision was confirmed by one of those who have to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecisionConfirmed {
    /// Of which meeting.
    pub meeting: MeetingId,
    /// The number of the decision within it.
    pub number: u32,
    /// By whom.
    pub by: Who,
    /// When.
    pub on: Date,
    /// What they said.
    #[serde(default, skip_serializing_if = "Note::is_empty")]
    pub note: Note,
}

/// Something came of a decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecisionClosed {
    /// Of which meeting.
    pub meeting: MeetingId,
    /// The number of the decision within it.
    pub number: u32,
    /// When.
    pub on: Date,
    /// How it ended.
    pub how: Closing,
    /// In words.
    pub words: Words,
}

/// It was taken back what came of a decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecisionReopened {
    /// Of which meeting.
    pub meeting: MeetingId,
    /// The number of the decision within it.
    pub number: u32,
    /// Why.
    pub why: Words,
}

/// Something was asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionAsked {
    /// At which meeting.
    pub meeting: MeetingId,
    /// The number of the question within it.
    pub number: u32,
    /// What.
    #[serde(flatten)]
    pub asked: QuestionWords,
}

/// How a question is worded, or who is to answer, changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionChanged {
    /// Of which meeting.
    pub meeting: MeetingId,
    /// The number of the question within it.
    pub number: u32,
    /// As it was.
    pub from: QuestionWords,
    /// As it is now.
    pub to: QuestionWords,
}

/// A question was answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionAnswered {
    /// Of which meeting.
    pub meeting: MeetingId,
    /// The number of the question within it.
    pub number: u32,
    /// When.
    pub on: Date,
    /// What was answered.
    pub words: Words,
    /// Who answered.
    pub by: Who,
}

/// The answer was accepted by those who asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerAccepted {
    /// Of which meeting.
    pub meeting: MeetingId,
    /// The number of the question within it.
    pub number: u32,
    /// When.
    pub on: Date,
    /// Who accepted it.
    pub by: Who,
}

/// The answer was not enough.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionPutAgain {
    /// Of which meeting.
    pub meeting: MeetingId,
    /// The number of the question within it.
    pub number: u32,
    /// When.
    pub on: Date,
    /// What is missing.
    pub words: Words,
    /// By when it is to be answered now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
}

/// A question was withdrawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionWithdrawn {
    /// Of which meeting.
    pub meeting: MeetingId,
    /// The number of the question within it.
    pub number: u32,
    /// Why.
    pub why: Words,
}
