use goldthread_people::Directory;
use serde::de::DeserializeOwned;
use thiserror::Error;
use uuid::Uuid;

use crate::apply::Apply;
#[allow(clippy::wildcard_imports, reason = "the table below names each of them")]
use crate::happened::*;
use crate::sentence::{Tell, Teller};
use crate::{BodyId, Governance, MeetingId, OutOfOrder, PolicyId};

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

/// What an event speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum About {
    Body(BodyId),
    Meeting(MeetingId),
    Policy(PolicyId),
}

/// The table of events: each with the kind that its entry carries, and the field that names what it speaks of.
macro_rules! events {
    ($($about:ident($field:ident) { $($(#[$doc:meta])* $name:ident = $kind:literal,)* })*) => {
        /// Something that happened in governance. Events are kept for ever; their old bodies must always read.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Event {
            $($($(#[$doc])* $name($name),)*)*
        }

        impl Event {
            /// The kinds of all events.
            pub const KINDS: &[&str] = &[$($($kind),*),*];

            /// The kind that its entry carries.
            pub fn kind(&self) -> &'static str {
                match self {
                    $($(Self::$name(_) => $kind,)*)*
                }
            }

            /// The body that its entry carries: JSON, the same bytes for the same event.
            ///
            /// # Panics
            /// Never: every field has a JSON form, and no map has keys other than text.
            pub fn body(&self) -> String {
                let written = match self {
                    $($(Self::$name(happened) => serde_json::to_string(happened),)*)*
                };
                written.expect("every field of an event has a JSON form")
            }

            /// Reads the body of an entry, of this version or an older one.
            ///
            /// # Errors
            /// [`UnreadableEvent`] when kind or version are not known, or the body does not fit them.
            pub fn read(kind: &str, version: u16, body: &str) -> Result<Self, UnreadableEvent> {
                match (kind, version) {
                    $($(($kind, 1) => parse(kind, version, body).map(Self::$name),)*)*
                    _ => Err(UnreadableEvent::Unknown { kind: kind.to_owned(), version }),
                }
            }

            pub(crate) fn about(&self) -> About {
                match self {
                    $($(Self::$name(happened) => About::$about(happened.$field),)*)*
                }
            }

            fn as_apply(&self) -> &dyn Apply {
                match self {
                    $($(Self::$name(happened) => happened,)*)*
                }
            }

            fn as_tell(&self) -> &dyn Tell {
                match self {
                    $($(Self::$name(happened) => happened,)*)*
                }
            }
        }

        $($(impl From<$name> for Event {
            fn from(happened: $name) -> Self {
                Self::$name(happened)
            }
        })*)*
    };
}

events! {
    Body(body) {
        /// A body came.
        BodyAdded = "body-added",
        /// What a body is, or how it works, changed.
        BodyChanged = "body-changed",
        /// A body ended. Its meetings to come were cancelled before.
        BodyEnded = "body-ended",
        /// A body is to receive something.
        ReportAgreed = "report-agreed",
        /// What a body is to receive changed.
        ReportChanged = "report-changed",
        /// A body is to receive something no longer.
        ReportEnded = "report-ended",
        /// A body received something outside of a meeting.
        ReportReceived = "report-received",
    }
    Meeting(meeting) {
        /// A meeting was planned.
        MeetingPlanned = "meeting-planned",
        /// A meeting was moved to another day.
        MeetingMoved = "meeting-moved",
        /// A meeting does not take place.
        MeetingCancelled = "meeting-cancelled",
        /// A meeting took place.
        MeetingHeld = "meeting-held",
        /// It was taken back that a meeting took place, or does not.
        MeetingReopened = "meeting-reopened",
        /// Something was put on an agenda.
        ItemAdded = "agenda-item-added",
        /// Something on an agenda changed.
        ItemChanged = "agenda-item-changed",
        /// Something was taken off an agenda.
        ItemDropped = "agenda-item-dropped",
        /// The paper for something on an agenda came.
        PaperReceived = "paper-received",
        /// The minutes of a meeting were drafted.
        MinutesDrafted = "minutes-drafted",
        /// The minutes of a meeting were agreed.
        MinutesAgreed = "minutes-agreed",
        /// A meeting decided something.
        DecisionMade = "decision-made",
        /// How a decision is worded, or whose it is, changed.
        DecisionChanged = "decision-changed",
        /// A decision was confirmed by one of those who have to.
        DecisionConfirmed = "decision-confirmed",
        /// Something came of a decision.
        DecisionClosed = "decision-closed",
        /// It was taken back what came of a decision.
        DecisionReopened = "decision-reopened",
        /// Something was asked.
        QuestionAsked = "question-asked",
        /// How a question is worded, or who is to answer, changed.
        QuestionChanged = "question-changed",
        /// A question was answered.
        QuestionAnswered = "question-answered",
        /// The answer was accepted by those who asked.
        AnswerAccepted = "answer-accepted",
        /// The answer was not enough.
        QuestionPutAgain = "question-put-again",
        /// A question was withdrawn.
        QuestionWithdrawn = "question-withdrawn",
    }
    Policy(policy) {
        /// A policy came.
        PolicyAdded = "policy-added",
        /// What a policy is, or whose, changed.
        PolicyChanged = "policy-changed",
        /// A version of a policy was drafted.
        VersionDrafted = "policy-version-drafted",
        /// Somebody signed a version off.
        VersionSignedOff = "policy-version-signed-off",
        /// A version was launched.
        VersionLaunched = "policy-version-launched",
        /// Some were told of a version.
        PolicyTold = "policy-told",
        /// A policy was looked at and left as it is.
        PolicyReviewed = "policy-reviewed",
        /// A policy was withdrawn.
        PolicyWithdrawn = "policy-withdrawn",
    }
}

impl Event {
    /// The version of the body that [`Self::body`] writes.
    pub fn version(&self) -> u16 {
        1
    }

    /// The meeting that it speaks of.
    pub fn meeting(&self) -> Option<MeetingId> {
        if let About::Meeting(meeting) = self.about() { Some(meeting) } else { None }
    }

    /// The policy that it speaks of.
    pub fn policy(&self) -> Option<PolicyId> {
        if let About::Policy(policy) = self.about() { Some(policy) } else { None }
    }

    /// The body that it speaks of, or whose meeting it speaks of.
    pub fn body_in(&self, governance: &Governance) -> Option<BodyId> {
        match self.about() {
            About::Body(body) => Some(body),
            About::Meeting(meeting) => governance.meeting(meeting).map(|meeting| meeting.body),
            About::Policy(_) => None,
        }
    }

    /// What happened, in words that follow the name of who did it. Bodies are called as in `governance`, people and roles as in
    /// `directory`, plans by the end of their ids.
    pub fn sentence(&self, governance: &Governance, directory: &Directory) -> String {
        self.sentence_with(governance, directory, &|_| None)
    }

    /// The same, with plans called as `plan_name` says.
    pub fn sentence_with(
        &self,
        governance: &Governance,
        directory: &Directory,
        plan_name: &dyn Fn(Uuid) -> Option<String>,
    ) -> String {
        self.as_tell().tell(&Teller { governance, directory, plan_name })
    }
}

impl Governance {
    /// Moves the state on by one event.
    ///
    /// # Errors
    /// [`OutOfOrder`] when the event speaks of a body, a meeting or anything else that is not there, or adds what is.
    pub fn apply(&mut self, event: &Event) -> Result<(), OutOfOrder> {
        event.as_apply().apply_to(self).map_err(|why| OutOfOrder { kind: event.kind(), why })
    }
}

fn parse<T: DeserializeOwned>(kind: &str, version: u16, body: &str) -> Result<T, UnreadableEvent> {
    serde_json::from_str(body).map_err(|source| UnreadableEvent::Malformed {
        kind: kind.to_owned(),
        version,
        source,
    })
}
