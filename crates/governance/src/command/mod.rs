//! What somebody wants done. Whatever is so already comes to no event.

mod bodies;
mod meetings;
mod policies;
mod questions;

use crate::{BodyId, MeetingId, PolicyId};

pub use bodies::BodyCommand;
pub use meetings::MeetingCommand;
pub use policies::PolicyCommand;
pub use questions::QuestionCommand;

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
