//! What stands in the way, and matters that are taken up the ladder until somebody answers.

mod command;
mod decide;
mod event;
mod ladder;
mod matter;
mod refusal;

pub use command::{EscalationCommand, Towards};
pub use event::{
    ConcernAnswered, ConcernClosed, ConcernRaised, EscalationAcknowledged, EscalationAnswered,
    EscalationClosed, EscalationDisputed, EscalationRaised, EscalationTakenUp,
};
pub use ladder::{BadLadder, Ladder, LadderField, Rung};
pub use matter::{
    AnswerReason, Cause, Concern, ConcernNumber, Escalation, EscalationNumber, Matter, Step, StepAnswer,
};
pub use refusal::{EscalationField, EscalationRefusal};
