use jiff::civil::Date;

use super::{AnswerReason, Cause, ConcernNumber, EscalationNumber, Matter};
use crate::work::PersonRef;

/// What somebody wants done with what stands in the way. Last days are given: working days are counted where the calendar is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EscalationCommand {
    /// Says what stands in the way.
    RaiseConcern {
        /// What it is about.
        about: Matter,
        /// What stands in the way.
        words: String,
        /// Who is to answer it.
        owner: String,
        /// The same in the directory.
        person: Option<PersonRef>,
    },
    /// Answers a concern.
    AnswerConcern {
        /// Which.
        concern: ConcernNumber,
        /// What.
        words: String,
    },
    /// Closes a concern.
    CloseConcern {
        /// Which.
        concern: ConcernNumber,
        /// Why it no longer stands.
        words: String,
    },
    /// Takes a matter to a rung.
    Raise {
        /// Why.
        cause: Cause,
        /// What it is about.
        about: Matter,
        /// The concern that it comes of.
        concern: Option<ConcernNumber>,
        /// Where to.
        to: Towards,
        /// Why, in words.
        why: String,
    },
    /// Takes an open matter to a higher rung.
    TakeUp {
        /// Which.
        escalation: EscalationNumber,
        /// How many steps it had as whoever does it saw it.
        steps: usize,
        /// Where to.
        to: Towards,
        /// Why, in words.
        why: String,
    },
    /// Records that a partner has it.
    Acknowledge {
        /// Which.
        escalation: EscalationNumber,
        /// How many steps it had as whoever does it saw it.
        steps: usize,
        /// Who there.
        who: String,
    },
    /// Answers.
    Answer {
        /// Which.
        escalation: EscalationNumber,
        /// How many steps it had as whoever does it saw it.
        steps: usize,
        /// From the list.
        reason: AnswerReason,
        /// In words.
        words: String,
    },
    /// Disputes it.
    Dispute {
        /// Which.
        escalation: EscalationNumber,
        /// How many steps it had as whoever does it saw it.
        steps: usize,
        /// What is disputed.
        words: String,
        /// The last day to settle it.
        settle_by: Date,
    },
    /// Closes it.
    Close {
        /// Which.
        escalation: EscalationNumber,
        /// How many steps it had as whoever does it saw it.
        steps: usize,
        /// How it was settled.
        words: String,
    },
}

/// A rung as a matter is taken to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Towards {
    /// Which rung of the ladder, from 0.
    pub rung: u16,
    /// Who stands there.
    pub name: String,
    /// The same in the directory.
    pub person: Option<PersonRef>,
    /// Whether they are of another body.
    pub partner: bool,
    /// The last day to answer.
    pub answer_by: Date,
}
