//! What is done on an action after it was read: updates, moves of its date, how far it has come on the way to being sustained.
//!
//! [`WorkCommand`] is what somebody wants, [`Plan::work`](crate::Plan::work) decides, the events are in `events.rs` and
//! `completion.rs`, and [`Work`] is what they leave on an action. The document's own words stay as they are: what is told here
//! stands beside them.

mod command;
mod comments;
mod completion;
mod dates;
mod decide;
mod refusal;
mod said;
mod state;
mod statuses;
mod updates;

pub use command::{Doer, WorkCommand};
pub use comments::{Comment, CommentMade, Topic};
pub use completion::{
    ActionReopened, Check, Claim, CompletionChecked, CompletionClaimed, CompletionReturned,
    CompletionSustained, CompletionVerified, ReopenReason, Track, Verification,
};
pub use dates::{ActionShared, DateMoved, Move, MoveReason, Turn, TurnRecorded, WaitsOnSet};
pub use refusal::{WorkField, WorkRefusal};
pub use said::{DeclaredStatus, PersonRef, UpdateNumber, UpdateText};
pub use state::Work;
pub use statuses::Status;
pub use updates::{Correction, Update, UpdateCorrected, UpdatePosted};
