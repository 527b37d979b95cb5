//! Who watches over the plan: the bodies of one authority, their meetings, what was decided and asked there, its policies.
//!
//! `command --decide--> events --apply--> state`, as in `goldthread-people`. Nothing here reads a file, a clock, the environment
//! or the network: days, ids and which days are worked come in as values. Start at [`Governance`] for the state, [`Command`] for what
//! can be done, [`Event`] for what is kept for ever;
//! [`Governance::due_on`] for what is due from whom,
//! [`Governance::oversight_on`] for which body receives what. Plans, sections and actions are known by their ids only, people and roles as the
//! directory knows them.

mod apply;
mod ask;
mod body;
mod command;
mod cycle;
mod decide;
mod decision;
mod document;
mod event;
mod governance;
mod happened;
mod ids;
mod meeting;
mod policy;
mod question;
mod refusal;
mod report;
mod sentence;
mod who;
mod words;
mod working;

pub use ask::{Due, Duty, Gap, Next, OpenQuestion, Oversight, Quiet};
pub use body::{Body, BodyKind, BodyWords, CountsFrom, DecisionLimit, Ended, Limits};
pub use command::{BodyCommand, Command, MeetingCommand, PolicyCommand, QuestionCommand};
pub use cycle::{Cycle, Often};
pub use decision::{Closed, Closing, Confirmed, Decision, DecisionWords};
pub use document::{BadDocument, Document, FileHash, Link};
pub use event::{Event, UnreadableEvent};
pub use governance::{Governance, OutOfOrder};
pub use happened::{
    AnswerAccepted, BodyAdded, BodyChanged, BodyEnded, DecisionChanged, DecisionClosed, DecisionConfirmed,
    DecisionMade, DecisionReopened, ItemAdded, ItemChanged, ItemDropped, MeetingCancelled, MeetingHeld,
    MeetingMoved, MeetingPlanned, MeetingReopened, MinutesAgreed, MinutesDrafted, PaperReceived, PolicyAdded,
    PolicyChanged, PolicyReviewed, PolicyTold, PolicyWithdrawn, QuestionAnswered, QuestionAsked,
    QuestionChanged, QuestionPutAgain, QuestionWithdrawn, ReportAgreed, ReportChanged, ReportEnded,
    ReportReceived, VersionDrafted, VersionLaunched, VersionSignedOff,
};
pub use ids::{BodyId, MeetingId, PolicyId};
pub use meeting::{AgendaItem, ItemWords, Meeting, Minutes, Moved, Paper, PaperDue, Standing};
pub use policy::{Policy, PolicyKind, PolicyWords, Reviewed, SignOff, Told, Version};
pub use question::{Answer, Asked, Question, QuestionStanding, QuestionWords, Verdict};
pub use refusal::Refusal;
pub use report::{Purpose, Report, ReportKind, ReportWords};
pub use who::{Matter, Who};
pub use words::{BadText, Title, VersionLabel, Words};
pub use working::When;
