//! What somebody wants done. Whatever is so already comes to no event.

use goldthread_people::Note;
use jiff::civil::Date;

use crate::{
    BodyId, BodyWords, Closing, DecisionWords, Document, ItemWords, MeetingId, PolicyId, PolicyWords,
    QuestionWords, ReportWords, Told, VersionLabel, Who, Words,
};

/// What somebody wants done, by what it is done to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// To a body, or to what it receives.
    Body(BodyId, BodyCommand),
    /// To a meeting, its agenda, its decisions or its minutes.
    Meeting(MeetingId, MeetingCommand),
    /// To a question of a meeting.
    Question(MeetingId, QuestionCommand),
    /// To a policy.
    Policy(PolicyId, PolicyCommand),
}

/// What somebody wants done to a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BodyCommand {
    /// Adds it, under its new id.
    Add {
        /// Its first day, where that is known.
        begun: Option<Date>,
        /// What it is, and how it works.
        words: BodyWords,
    },
    /// Changes what it is or how it works.
    Change {
        /// All its words, as they are to be.
        words: BodyWords,
    },
    /// Ends it; its meetings after that day are cancelled.
    End {
        /// Its last day.
        on: Date,
        /// The body that goes on with its work.
        successor: Option<BodyId>,
    },
    /// Agrees that it is to receive something.
    AgreeReport {
        /// From which day on.
        since: Date,
        /// What it is, from whom and how often.
        words: ReportWords,
    },
    /// Changes what it is to receive.
    ChangeReport {
        /// The number of the report.
        number: u32,
        /// All its words, as they are to be.
        words: ReportWords,
    },
    /// Agrees that it is to receive something no longer.
    EndReport {
        /// The number of the report.
        number: u32,
        /// Its last day.
        on: Date,
    },
    /// Records that it received something outside of a meeting.
    RecordReport {
        /// The number of the report.
        number: u32,
        /// When.
        on: Date,
        /// Where it is.
        document: Option<Document>,
    },
}

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

/// What somebody wants done to a policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PolicyCommand {
    /// Adds it, under its new id.
    Add {
        /// What it is, and whose.
        words: PolicyWords,
    },
    /// Changes what it is, or whose.
    Change {
        /// All its words, as they are to be.
        words: PolicyWords,
    },
    /// Records a draft of a version.
    Draft {
        /// How the version is called.
        version: VersionLabel,
        /// When.
        on: Date,
        /// Where it is.
        document: Option<Document>,
        /// When it is to be launched.
        expected: Option<Date>,
    },
    /// Records that somebody signed a version off.
    SignOff {
        /// Which version.
        version: VersionLabel,
        /// Who.
        by: Who,
        /// When.
        on: Date,
    },
    /// Launches a version.
    Launch {
        /// Which version.
        version: VersionLabel,
        /// When.
        on: Date,
        /// When the policy is to be looked at next.
        next_review: Option<Date>,
    },
    /// Records that some were told of a version.
    RecordTold {
        /// Which version.
        version: VersionLabel,
        /// Who, how and when.
        told: Told,
    },
    /// Records that it was looked at and left as it is.
    Review {
        /// When.
        on: Date,
        /// When it is to be looked at next.
        next_review: Option<Date>,
        /// What is noted.
        note: Note,
    },
    /// Withdraws it.
    Withdraw {
        /// Its last day.
        on: Date,
        /// Why.
        why: Words,
    },
}
