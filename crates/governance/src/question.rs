//! What was asked at a meeting, followed to its answer.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::body::choice;
use crate::{Matter, Who, Words};

/// Something that was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Its number within the meeting: Q1.
    pub number: u32,
    /// What was asked, by whom and of whom.
    pub words: QuestionWords,
    /// What was answered, the first answer first.
    pub answers: Vec<Answer>,
    /// Why it was withdrawn.
    pub withdrawn: Option<Words>,
}

/// What was asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionWords {
    /// A question or a challenge.
    pub kind: Asked,
    /// What.
    pub words: Words,
    /// Who asks.
    pub by: Who,
    /// Who is to answer.
    pub to: Who,
    /// By when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
    /// What of the plans it is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub matters: Vec<Matter>,
    /// The item of the agenda that it was asked under.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<u32>,
}

choice! {
    /// Whether somebody wants to know, or doubts.
    Asked {
        /// Somebody wants to know.
        Question = "question",
        /// Somebody doubts what they were told.
        Challenge = "challenge",
    }
}

/// What was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// When.
    pub on: Date,
    /// What.
    pub words: Words,
    /// Who answered.
    pub by: Who,
    /// What those who asked made of it.
    pub verdict: Option<Verdict>,
}

/// What those who asked made of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It answers what was asked.
    Accepted {
        /// When.
        on: Date,
        /// Who accepted it.
        by: Who,
    },
    /// It does not, and it was asked again.
    PutAgain {
        /// When.
        on: Date,
        /// What is missing.
        words: Words,
        /// By when it is to be answered now.
        due: Option<Date>,
    },
}

/// How far a question is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum QuestionStanding {
    /// It waits for an answer.
    Open,
    /// It was answered, and nobody has said whether that will do.
    Answered,
    /// Its answer was accepted.
    Accepted,
    /// It was withdrawn.
    Withdrawn,
}

impl Question {
    /// How far it is.
    pub fn standing(&self) -> QuestionStanding {
        if self.withdrawn.is_some() {
            return QuestionStanding::Withdrawn;
        }
        match self.answers.last().map(|answer| &answer.verdict) {
            None | Some(Some(Verdict::PutAgain { .. })) => QuestionStanding::Open,
            Some(None) => QuestionStanding::Answered,
            Some(Some(Verdict::Accepted { .. })) => QuestionStanding::Accepted,
        }
    }

    /// By when it is to be answered: as it was asked the last time.
    pub fn due(&self) -> Option<Date> {
        match self.answers.last().and_then(|answer| answer.verdict.as_ref()) {
            Some(Verdict::PutAgain { due, .. }) => *due,
            _ => self.words.due,
        }
    }

    /// How often it was put again.
    pub fn times_put_again(&self) -> usize {
        let again = |answer: &&Answer| matches!(answer.verdict, Some(Verdict::PutAgain { .. }));
        self.answers.iter().filter(again).count()
    }
}
