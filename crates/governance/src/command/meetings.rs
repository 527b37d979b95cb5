use goldthread_people::Note;
use jiff::civil::Date;

use crate::{BodyId, Closing, DecisionWords, Document, ItemWords, Who, Words};

/// What somebody wants done to a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MeetingCommand {
    /// Plans it, under its new id.
    Plan {
        /// Of which body.
        body: BodyId,
        /// On which day.
        day: Date,
    },
    /// Moves it to another day.
    Move {
        /// To this day.
        to: Date,
        /// Why.
        why: Words,
    },
    /// Cancels it.
    Cancel {
        /// Why.
        why: Words,
    },
    /// Records that it took place.
    RecordHeld {
        /// What is noted of who was there.
        note: Note,
    },
    /// Takes back that it took place or was cancelled, where that was a mistake.
    Reopen {
        /// Why.
        why: Words,
    },
    /// Puts something on its agenda.
    AddItem {
        /// What.
        words: ItemWords,
    },
    /// Changes something on its agenda.
    ChangeItem {
        /// The number of the item.
        number: u32,
        /// All its words, as they are to be.
        words: ItemWords,
    },
    /// Takes something off its agenda.
    DropItem {
        /// The number of the item.
        number: u32,
        /// Why.
        why: Words,
    },
    /// Records that the paper for an item came, or came anew.
    RecordPaper {
        /// The number of the item.
        item: u32,
        /// When.
        on: Date,
        /// Where it is.
        document: Option<Document>,
    },
    /// Records that its minutes are drafted.
    DraftMinutes {
        /// When.
        on: Date,
        /// Where they are.
        document: Option<Document>,
    },
    /// Records that its minutes are agreed.
    AgreeMinutes {
        /// When.
        on: Date,
        /// Where they are, where that is not where the draft was.
        document: Option<Document>,
    },
    /// Records what it decided.
    Decide {
        /// What.
        words: DecisionWords,
    },
    /// Changes how a decision is worded, or whose it is.
    ChangeDecision {
        /// The number of the decision.
        number: u32,
        /// All its words, as they are to be.
        words: DecisionWords,
    },
    /// Records that a decision was confirmed by the next who has to.
    ConfirmDecision {
        /// The number of the decision.
        number: u32,
        /// Who confirms it.
        by: Who,
        /// When.
        on: Date,
        /// What they said.
        note: Note,
    },
    /// Records what came of a decision.
    CloseDecision {
        /// The number of the decision.
        number: u32,
        /// When.
        on: Date,
        /// How it ended.
        how: Closing,
        /// In words.
        words: Words,
    },
    /// Takes back what came of a decision, where that was a mistake.
    ReopenDecision {
        /// The number of the decision.
        number: u32,
        /// Why.
        why: Words,
    },
}
