use jiff::civil::Date;

use crate::{QuestionWords, Who, Words};

/// What somebody wants done to a question of a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QuestionCommand {
    /// Asks.
    Ask {
        /// What, by whom and of whom.
        words: QuestionWords,
    },
    /// Changes how a question is worded, or who is to answer.
    Change {
        /// The number of the question.
        number: u32,
        /// All its words, as they are to be.
        words: QuestionWords,
    },
    /// Answers.
    Answer {
        /// The number of the question.
        number: u32,
        /// When.
        on: Date,
        /// What.
        words: Words,
        /// Who answers.
        by: Who,
    },
    /// Accepts the last answer.
    Accept {
        /// The number of the question.
        number: u32,
        /// When.
        on: Date,
        /// Who accepts it; not whoever gave it.
        by: Who,
    },
    /// Puts the question again, because the last answer is not enough.
    PutAgain {
        /// The number of the question.
        number: u32,
        /// When.
        on: Date,
        /// What is missing.
        words: Words,
        /// By when it is to be answered now.
        due: Option<Date>,
    },
    /// Withdraws it.
    Withdraw {
        /// The number of the question.
        number: u32,
        /// Why.
        why: Words,
    },
}
