use jiff::civil::Date;
use thiserror::Error;

use crate::ActionNumber;

/// A part of what somebody typed, so that a form can show a refusal beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WorkField {
    /// What was told, commented, found or claimed.
    Words,
    /// The reason of a status, a move, a correction.
    Why,
    /// The new date.
    To,
    /// Who agreed.
    AgreedBy,
    /// The day of a turn, or that it was done on.
    Turn,
    /// The actions that are waited on.
    WaitsOn,
    /// The sections that share an action.
    Sections,
    /// The evidence.
    Evidence,
    /// The next check.
    NextCheck,
}

/// Why something is not done on an action, in words for whoever wanted it.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum WorkRefusal {
    /// The action was taken out, or never was.
    #[error("action {0} is not in the plan; go back to the plan and choose one that is")]
    NoSuchAction(ActionNumber),
    /// The section was taken out, or never was.
    #[error("this section is not in the plan; choose one that is")]
    NoSuchSection,
    /// The update is not on the action.
    #[error("this update is not on the action; go back to the action and choose one that is")]
    NoSuchUpdate,
    /// Somebody else posted it.
    #[error("only whoever posted an update puts it right; post one of your own, or comment on it")]
    NotTheirs,
    /// A part is empty that has to be said.
    #[error("{0}")]
    Unsaid(&'static str, WorkField),
    /// A part is longer than anybody reads.
    #[error("{what} is {length} characters long; write at most {most}")]
    TooLong {
        /// Which part.
        what: &'static str,
        /// The field that it was typed in.
        field: WorkField,
        /// How long it is.
        length: usize,
        /// The most.
        most: usize,
    },
    /// Nothing is put right.
    #[error("the update says this already; change what is wrong in it")]
    NothingCorrected,
    /// It has been said to be complete.
    #[error("the action is said to be complete; open it again first")]
    AlreadyClaimed,
    /// The date is no date.
    #[error("no date can be read in “{0}”; write one such as 31 March 2027, or March 2027")]
    NoDate(String),
    /// The date is what it was.
    #[error("this is the date that the action has; write another")]
    SameDate,
    /// The turn cannot have been done yet.
    #[error("{} is still to come; record what has been done up to today", said(*.0))]
    StillToCome(Date),
    /// Actions would wait on each other.
    #[error("action {0} waits on this one already, itself or through others; one of them has to go first")]
    Circle(ActionNumber),
    /// An action cannot be shared with its own section.
    #[error("the action stands under this section already; choose others")]
    OwnSection,
    /// Evidence is not in the plan, or bears out other actions.
    #[error("evidence {0} is not kept with this action; choose a piece that is, or add it first")]
    NoSuchEvidence(u32),
    /// A claim needs something to bear it out.
    #[error("choose what bears it out; where nothing does yet, add evidence first")]
    NoEvidence,
    /// Nobody says that it is complete.
    #[error("nobody says that the action is complete; that is said first")]
    NotClaimed,
    /// It is not verified.
    #[error("the action is not verified; that comes first")]
    NotVerified,
    /// It has not been checked since it was verified.
    #[error("the action has not been checked since it was verified; look at it again first")]
    NotChecked,
    /// It is open already.
    #[error("the action is open already")]
    AlreadyOpen,
    /// Whoever leads the action, or claimed it, would verify their own work.
    #[error("you lead this action or said that it is complete; somebody else has to look at it")]
    OwnWork,
    /// Nobody is asked who they are, so nobody can vouch for it.
    #[error(
        "whoever verifies or checks has to sign in, so that it can be shown who did; make an account for them first"
    )]
    NobodySignedIn,
    /// The next check has to come.
    #[error("the next check is on a day after today; choose a later day than {}", said(*.0))]
    CheckNotAhead(Date),
}

impl WorkRefusal {
    /// The part that it speaks of; nothing where that is the whole.
    pub fn field(&self) -> Option<WorkField> {
        match self {
            Self::Unsaid(_, field) | Self::TooLong { field, .. } => Some(*field),
            Self::NothingCorrected => Some(WorkField::Words),
            Self::NoDate(_) | Self::SameDate => Some(WorkField::To),
            Self::StillToCome(_) => Some(WorkField::Turn),
            Self::Circle(_) => Some(WorkField::WaitsOn),
            Self::OwnSection | Self::NoSuchSection => Some(WorkField::Sections),
            Self::NoSuchEvidence(_) | Self::NoEvidence => Some(WorkField::Evidence),
            Self::CheckNotAhead(_) => Some(WorkField::NextCheck),
            Self::NoSuchAction(_)
            | Self::NoSuchUpdate
            | Self::NotTheirs
            | Self::AlreadyClaimed
            | Self::NotClaimed
            | Self::NotVerified
            | Self::NotChecked
            | Self::AlreadyOpen
            | Self::OwnWork
            | Self::NobodySignedIn => None,
        }
    }
}

fn said(day: Date) -> String {
    day.strftime("%-d %B %Y").to_string()
}
