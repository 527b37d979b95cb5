//! What each event says.

mod bodies;
mod followed;
mod meetings;
mod policies;

pub use bodies::{
    BodyAdded, BodyChanged, BodyEnded, ReportAgreed, ReportChanged, ReportEnded, ReportReceived,
};
pub use followed::{
    AnswerAccepted, DecisionChanged, DecisionClosed, DecisionConfirmed, DecisionMade, DecisionReopened,
    QuestionAnswered, QuestionAsked, QuestionChanged, QuestionPutAgain, QuestionWithdrawn,
};
pub use meetings::{
    ItemAdded, ItemChanged, ItemDropped, MeetingCancelled, MeetingHeld, MeetingMoved, MeetingPlanned,
    MeetingReopened, MinutesAgreed, MinutesDrafted, PaperReceived,
};
pub use policies::{
    PolicyAdded, PolicyChanged, PolicyReviewed, PolicyTold, PolicyWithdrawn, VersionDrafted, VersionLaunched,
    VersionSignedOff,
};
