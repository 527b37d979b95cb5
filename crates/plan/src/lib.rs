//! The domain: what a plan is, what may happen to it, and what state that leaves it in.
//!
//! `command --decide--> events --apply--> state`. Nothing here reads a file, a clock, the environment or the
//! network: time and ids come in as values. Start at [`Plan`] for the state, [`Event`] for what is kept
//! for ever, [`Draft`] for what a reader hands over, [`Timescale`] for what a date cell means.

mod action;
mod apply;
mod completion;
pub mod dates;
mod decide;
mod draft;
pub mod escalation;
mod event;
pub mod evidence;
mod fields;
mod ids;
mod opening;
pub mod periods;
mod plan;
mod rating;
mod review;
mod section;
pub mod timescale;
mod version;
pub mod work;

pub use action::{Action, Completion};
pub use completion::claim;
pub use decide::{OpenPlan, Refusal};
pub use draft::{DocumentKind, Doubt, Draft, DraftSection, SourceRef};
pub use escalation::{
    ConcernAnswered, ConcernClosed, ConcernRaised, EscalationAcknowledged, EscalationAnswered,
    EscalationClosed, EscalationDisputed, EscalationRaised, EscalationTakenUp,
};
pub use event::{About, Event, UnreadableEvent};
pub use evidence::{EvidenceAdded, EvidenceReplaced, EvidenceServes, EvidenceWithdrawn};
pub use fields::{
    ActionFields, AnswerDue, GlossaryEntry, Inspection, Judgement, Note, PlanFields, Ratings, SchemeEntry,
    SectionFields, SectionKind,
};
pub use ids::{ActionNumber, PlanId, SectionNumber};
pub use opening::{ActionAdded, DoubtLeft, PlanOpened, SectionAdded};
pub use periods::{PeriodClosed, PeriodOpened, RatingCorrected, SchemeSet, SectionRated};
pub use plan::{OutOfOrder, Plan};
pub use rating::Standing;
pub use review::{FieldSetInReview, ReviewedField};
pub use section::Section;
pub use timescale::Timescale;
pub use version::{
    ActionChanged, ActionWithdrawn, InSection, PlanChanged, ReadingRef, SectionChanged, SectionWithdrawn,
    TakeVersion, VersionChange, VersionRead,
};
pub use work::{
    ActionReopened, ActionShared, Comment, CommentMade, CompletionChecked, CompletionClaimed,
    CompletionReturned, CompletionSustained, CompletionVerified, DateMoved, TurnRecorded, UpdateCorrected,
    UpdatePosted, WaitsOnSet,
};
