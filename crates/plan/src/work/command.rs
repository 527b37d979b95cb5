use jiff::civil::Date;

use super::{DeclaredStatus, MoveReason, PersonRef, ReopenReason, Topic, UpdateNumber, UpdateText};
use crate::{ActionNumber, SectionNumber, Timescale};

/// Who wants something done, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Doer {
    /// Who; nothing where nobody is asked who they are.
    pub person: Option<PersonRef>,
    /// Whether they lead the action, by the directory, on that day.
    pub leads: bool,
    /// The day.
    pub on: Date,
}

/// What somebody wants done on an action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WorkCommand {
    /// Tells what has been done.
    PostUpdate {
        /// The action.
        action: ActionNumber,
        /// What.
        text: UpdateText,
        /// How it stands; nothing to leave that as it was.
        status: Option<DeclaredStatus>,
        /// Who should see it.
        mentions: Vec<PersonRef>,
    },
    /// Puts an update right.
    CorrectUpdate {
        /// The action that it is of.
        action: ActionNumber,
        /// Which update.
        update: UpdateNumber,
        /// What it is to say.
        text: UpdateText,
        /// How it is to say that the action stands.
        status: Option<DeclaredStatus>,
        /// Why.
        why: String,
    },
    /// Says something beside a section or an action.
    Comment {
        /// Beside what.
        topic: Topic,
        /// What.
        text: String,
        /// Who should see it.
        mentions: Vec<PersonRef>,
    },
    /// Moves the date.
    MoveDate {
        /// The action.
        action: ActionNumber,
        /// To what.
        to: Timescale,
        /// Why, from the list.
        reason: MoveReason,
        /// Why, in words.
        why: String,
        /// Who agreed.
        agreed_by: String,
    },
    /// Records that a turn was done, or missed.
    RecordTurn {
        /// The action.
        action: ActionNumber,
        /// The day that the turn was due.
        due: Date,
        /// The day that it was done; nothing where it was missed.
        done: Option<Date>,
        /// What came of it, or why it was missed.
        words: String,
    },
    /// Sets which actions it waits on.
    WaitOn {
        /// The action.
        action: ActionNumber,
        /// Those that it waits on.
        on: Vec<ActionNumber>,
    },
    /// Sets under which other sections it stands.
    Share {
        /// The action.
        action: ActionNumber,
        /// Those, beside its own.
        with: Vec<SectionNumber>,
    },
    /// Says that it is complete.
    Claim {
        /// The action.
        action: ActionNumber,
        /// What shows it.
        words: String,
        /// The evidence that bears it out.
        evidence: Vec<u32>,
    },
    /// Finds it complete.
    Verify {
        /// The action.
        action: ActionNumber,
        /// What was looked at and found.
        words: String,
        /// When to look again.
        next_check: Date,
    },
    /// Does not find it complete.
    Return {
        /// The action.
        action: ActionNumber,
        /// What is missing.
        words: String,
    },
    /// Looked again, and it still holds.
    CheckHolds {
        /// The action.
        action: ActionNumber,
        /// What was looked at and found.
        words: String,
        /// When to look again.
        next_check: Date,
    },
    /// Looked again, and it no longer holds: the action is open again.
    CheckFails {
        /// The action.
        action: ActionNumber,
        /// What was looked at and found.
        words: String,
    },
    /// Says that it has held.
    Sustain {
        /// The action.
        action: ActionNumber,
        /// What shows it.
        words: String,
    },
    /// Opens it again.
    Reopen {
        /// The action.
        action: ActionNumber,
        /// Why, from the list.
        reason: ReopenReason,
        /// Why, in words.
        words: String,
    },
}

impl WorkCommand {
    /// The action that it speaks of; nothing where that is a section.
    pub fn action(&self) -> Option<ActionNumber> {
        match self {
            Self::Comment { topic: Topic::Section(_), .. } => None,
            Self::Comment { topic: Topic::Action(action) | Topic::Update(action, _), .. }
            | Self::PostUpdate { action, .. }
            | Self::CorrectUpdate { action, .. }
            | Self::MoveDate { action, .. }
            | Self::RecordTurn { action, .. }
            | Self::WaitOn { action, .. }
            | Self::Share { action, .. }
            | Self::Claim { action, .. }
            | Self::Verify { action, .. }
            | Self::Return { action, .. }
            | Self::CheckHolds { action, .. }
            | Self::CheckFails { action, .. }
            | Self::Sustain { action, .. }
            | Self::Reopen { action, .. } => Some(*action),
        }
    }
}
