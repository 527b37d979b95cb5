//! What may happen to a plan, as a table: each with the kind that its entry carries.
//!
//! To add an event: a struct with its body, [`Happens`] for it (what it changes, and how it is told), a row in the table at the
//! end of this file, and a golden file under `testdata/events`. A row is never removed, a body never changed: they are kept for ever.

use serde::de::DeserializeOwned;
use thiserror::Error;

use crate::{ActionNumber, OutOfOrder, Plan, SectionNumber};

/// What an event means.
pub(crate) trait Happens {
    /// Moves the plan on by it; or says why it cannot come here.
    fn apply(&self, plan: &mut Plan) -> Result<(), &'static str>;

    /// What happened, in words that follow the name of who did it.
    fn sentence(&self) -> String;

    /// What it speaks of.
    fn about(&self) -> About<'_>;

    /// What one and several of its kind are called where they are counted; nothing where a sentence tells of it.
    fn counted(&self) -> Option<(&'static str, &'static str)>;
}

/// What an event speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About<'a> {
    /// All that the plan holds.
    All,
    /// The plan as a whole.
    Plan,
    /// A section.
    Section(SectionNumber),
    /// An action, and its section where the event names it.
    Action(ActionNumber, Option<SectionNumber>),
    /// Several actions.
    Actions(&'a [ActionNumber]),
}

/// An entry's body cannot be read as an event.
#[derive(Debug, Error)]
pub enum UnreadableEvent {
    /// A newer goldthread wrote it.
    #[error("event {kind} of version {version} is not known to this version of goldthread; use a newer one")]
    Unknown {
        /// The kind it names.
        kind: String,
        /// The version of its body.
        version: u16,
    },
    /// The body does not fit its kind.
    #[error("the body of an event {kind} of version {version} cannot be read")]
    Malformed {
        /// The kind it names.
        kind: String,
        /// The version of its body.
        version: u16,
        /// What the JSON reader says.
        source: serde_json::Error,
    },
}

/// The table of events.
macro_rules! events {
    ($($(#[$doc:meta])* $name:ident = $kind:literal,)*) => {
        use crate::{$($name),*};

        /// Something that happened to a plan. Events are kept for ever; their old bodies must always read.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Event {
            $($(#[$doc])* $name($name),)*
        }

        impl Event {
            /// The kinds of all events.
            pub const KINDS: &[&str] = &[$($kind),*];

            /// The kind that its entry carries.
            pub fn kind(&self) -> &'static str {
                match self {
                    $(Self::$name(_) => $kind,)*
                }
            }

            /// The version of the body that [`Self::body`] writes.
            pub fn version(&self) -> u16 {
                1
            }

            /// The body that its entry carries: JSON, the same bytes for the same event.
            ///
            /// # Panics
            /// Never: every field has a JSON form, and no map has keys other than text.
            pub fn body(&self) -> String {
                let written = match self {
                    $(Self::$name(happened) => serde_json::to_string(happened),)*
                };
                written.expect("every field of an event has a JSON form")
            }

            /// Reads the body of an entry, of this version or an older one.
            ///
            /// # Errors
            /// [`UnreadableEvent`] when kind or version are not known, or the body does not fit them.
            pub fn read(kind: &str, version: u16, body: &str) -> Result<Self, UnreadableEvent> {
                match (kind, version) {
                    $(($kind, 1) => parse(kind, version, body).map(Self::$name),)*
                    _ => Err(UnreadableEvent::Unknown { kind: kind.to_owned(), version }),
                }
            }

            /// What happened, in words that follow the name of who did it.
            pub fn sentence(&self) -> String {
                match self {
                    $(Self::$name(happened) => happened.sentence(),)*
                }
            }

            /// What it speaks of.
            pub fn about(&self) -> About<'_> {
                match self {
                    $(Self::$name(happened) => happened.about(),)*
                }
            }

            /// What one and several of its kind are called where they are counted; nothing where a sentence tells of it.
            pub fn counted(&self) -> Option<(&'static str, &'static str)> {
                match self {
                    $(Self::$name(happened) => happened.counted(),)*
                }
            }
        }

        impl Plan {
            /// Moves the state on by one event.
            ///
            /// # Errors
            /// [`OutOfOrder`] when the plan is already open, or the event speaks of something that is not there.
            pub fn apply(&mut self, event: &Event) -> Result<(), OutOfOrder> {
                let done = match event {
                    $(Event::$name(happened) => happened.apply(self),)*
                };
                done.map_err(|why| OutOfOrder { kind: event.kind(), why })
            }
        }

        $(impl From<$name> for Event {
            fn from(happened: $name) -> Self {
                Self::$name(happened)
            }
        })*
    };
}

fn parse<T: DeserializeOwned>(kind: &str, version: u16, body: &str) -> Result<T, UnreadableEvent> {
    serde_json::from_str(body).map_err(|source| UnreadableEvent::Malformed {
        kind: kind.to_owned(),
        version,
        source,
    })
}

/// The first words of a text, cut at a word's end.
pub(crate) fn shortened(text: &str) -> String {
    const LONGEST: usize = 90;
    let line = text.lines().next().unwrap_or_default();
    if line.chars().count() <= LONGEST {
        return line.to_owned();
    }
    let cut: String = line.chars().take(LONGEST).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{}…", &cut[..end])
}

events! {
    /// A plan was read from a document and confirmed.
    PlanOpened = "plan-opened",
    /// A section came into the plan.
    SectionAdded = "section-added",
    /// An action came into the plan.
    ActionAdded = "action-added",
    /// A doubt of the reader was left standing when the draft was confirmed.
    DoubtLeft = "doubt-left",
    /// A person set a field while looking through the draft.
    FieldSetInReview = "field-set-in-review",
    /// A later version of the document was read; what was taken of it follows.
    VersionRead = "version-read",
    /// What the document says of the plan as a whole changed.
    PlanChanged = "plan-changed",
    /// A section changed.
    SectionChanged = "section-changed",
    /// An action changed.
    ActionChanged = "action-changed",
    /// A section left the plan.
    SectionWithdrawn = "section-withdrawn",
    /// An action left the plan.
    ActionWithdrawn = "action-withdrawn",
    /// Somebody told what has been done on an action.
    UpdatePosted = "update-posted",
    /// What an update says was put right.
    UpdateCorrected = "update-corrected",
    /// Somebody said something beside a section or an action.
    CommentMade = "comment-made",
    /// The date of an action was moved.
    DateMoved = "date-moved",
    /// A turn of an action that comes round was done, or missed.
    TurnRecorded = "turn-recorded",
    /// Which actions an action waits on was set.
    WaitsOnSet = "waits-on-set",
    /// Under which other sections an action stands was set.
    ActionShared = "action-shared",
    /// Somebody says that an action is complete.
    CompletionClaimed = "completion-claimed",
    /// Somebody who does not lead the action found it so.
    CompletionVerified = "completion-verified",
    /// Somebody who does not lead the action did not find it so.
    CompletionReturned = "completion-returned",
    /// It was looked at again whether it still holds.
    CompletionChecked = "completion-checked",
    /// It has held.
    CompletionSustained = "completion-sustained",
    /// A complete action is open again.
    ActionReopened = "action-reopened",
    /// A piece of evidence was added.
    EvidenceAdded = "evidence-added",
    /// A newer version took the place of a piece.
    EvidenceReplaced = "evidence-replaced",
    /// Which actions a piece bears out was set.
    EvidenceServes = "evidence-serves",
    /// A piece was taken away.
    EvidenceWithdrawn = "evidence-withdrawn",
    /// How sections are rated was set.
    SchemeSet = "scheme-set",
    /// A period began to be worked on.
    PeriodOpened = "period-opened",
    /// A section was rated.
    SectionRated = "section-rated",
    /// A period was closed.
    PeriodClosed = "period-closed",
    /// A rating was corrected after its period had closed.
    RatingCorrected = "rating-corrected",
    /// Somebody said what stands in the way.
    ConcernRaised = "concern-raised",
    /// A concern was answered.
    ConcernAnswered = "concern-answered",
    /// A concern no longer stands.
    ConcernClosed = "concern-closed",
    /// A matter was taken to a rung of the ladder.
    EscalationRaised = "escalation-raised",
    /// An open matter was taken to a higher rung.
    EscalationTakenUp = "escalation-taken-up",
    /// A partner has the matter.
    EscalationAcknowledged = "escalation-acknowledged",
    /// A matter was answered.
    EscalationAnswered = "escalation-answered",
    /// A matter is disputed.
    EscalationDisputed = "escalation-disputed",
    /// A matter was settled.
    EscalationClosed = "escalation-closed",
}
