use goldthread_anchor::Anchor;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::version::changed_sentence;
use crate::{
    ActionChanged, ActionFields, ActionNumber, ActionWithdrawn, DocumentKind, Doubt, FieldSetInReview,
    PlanChanged, PlanFields, ReadingRef, SectionChanged, SectionFields, SectionNumber, SectionWithdrawn,
    SourceRef, VersionRead,
};

/// Something that happened to a plan. Events are kept for ever; their old bodies must always read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// A plan was read from a document and confirmed.
    PlanOpened(PlanOpened),
    /// A section came into the plan.
    SectionAdded(SectionAdded),
    /// An action came into the plan.
    ActionAdded(ActionAdded),
    /// A doubt of the reader was left standing when the draft was confirmed.
    DoubtLeft(DoubtLeft),
    /// A person set a field while looking through the draft.
    FieldSetInReview(FieldSetInReview),
    /// A later version of the document was read; what was taken of it follows.
    VersionRead(VersionRead),
    /// What the document says of the plan as a whole changed.
    PlanChanged(PlanChanged),
    /// A section changed.
    SectionChanged(SectionChanged),
    /// An action changed.
    ActionChanged(ActionChanged),
    /// A section left the plan.
    SectionWithdrawn(SectionWithdrawn),
    /// An action left the plan.
    ActionWithdrawn(ActionWithdrawn),
}

/// A plan was read from a document and confirmed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanOpened {
    /// The document.
    pub source: SourceRef,
    /// What it is: a plan, or the report of an inspection that one is begun from.
    #[serde(default, skip_serializing_if = "DocumentKind::is_plan")]
    pub kind: DocumentKind,
    /// What it says of the plan as a whole.
    pub fields: PlanFields,
    /// What was read from it, whole, where a person changed that before it was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reading: Option<ReadingRef>,
}

/// A section came into the plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SectionAdded {
    /// Its number in the plan.
    pub section: SectionNumber,
    /// What the document says of it.
    pub fields: SectionFields,
    /// Where it stands.
    #[serde(default, skip_serializing_if = "Anchor::is_typed")]
    pub at: Anchor,
}

/// An action came into the plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActionAdded {
    /// Its number in the plan.
    pub action: ActionNumber,
    /// The section it belongs to.
    pub section: SectionNumber,
    /// What the document says of it.
    pub fields: ActionFields,
}

/// A doubt of the reader was left standing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DoubtLeft {
    /// The doubt.
    pub doubt: Doubt,
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

impl Event {
    /// The kind that its entry carries.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::PlanOpened(_) => "plan-opened",
            Self::SectionAdded(_) => "section-added",
            Self::ActionAdded(_) => "action-added",
            Self::DoubtLeft(_) => "doubt-left",
            Self::FieldSetInReview(_) => "field-set-in-review",
            Self::VersionRead(_) => "version-read",
            Self::PlanChanged(_) => "plan-changed",
            Self::SectionChanged(_) => "section-changed",
            Self::ActionChanged(_) => "action-changed",
            Self::SectionWithdrawn(_) => "section-withdrawn",
            Self::ActionWithdrawn(_) => "action-withdrawn",
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
            Self::PlanOpened(opened) => serde_json::to_string(opened),
            Self::SectionAdded(added) => serde_json::to_string(added),
            Self::ActionAdded(added) => serde_json::to_string(added),
            Self::DoubtLeft(left) => serde_json::to_string(left),
            Self::FieldSetInReview(set) => serde_json::to_string(set),
            Self::VersionRead(read) => serde_json::to_string(read),
            Self::PlanChanged(changed) => serde_json::to_string(changed),
            Self::SectionChanged(changed) => serde_json::to_string(changed),
            Self::ActionChanged(changed) => serde_json::to_string(changed),
            Self::SectionWithdrawn(withdrawn) => serde_json::to_string(withdrawn),
            Self::ActionWithdrawn(withdrawn) => serde_json::to_string(withdrawn),
        };
        written.expect("every field of an event has a JSON form")
    }

    /// Reads the body of an entry, of this version or an older one.
    ///
    /// # Errors
    /// [`UnreadableEvent`] when kind or version are not known, or the body does not fit them.
    pub fn read(kind: &str, version: u16, body: &str) -> Result<Self, UnreadableEvent> {
        let read = match (kind, version) {
            ("plan-opened", 1) => serde_json::from_str(body).map(Self::PlanOpened),
            ("section-added", 1) => serde_json::from_str(body).map(Self::SectionAdded),
            ("action-added", 1) => serde_json::from_str(body).map(Self::ActionAdded),
            ("doubt-left", 1) => serde_json::from_str(body).map(Self::DoubtLeft),
            ("field-set-in-review", 1) => serde_json::from_str(body).map(Self::FieldSetInReview),
            ("version-read", 1) => serde_json::from_str(body).map(Self::VersionRead),
            ("plan-changed", 1) => serde_json::from_str(body).map(Self::PlanChanged),
            ("section-changed", 1) => serde_json::from_str(body).map(Self::SectionChanged),
            ("action-changed", 1) => serde_json::from_str(body).map(Self::ActionChanged),
            ("section-withdrawn", 1) => serde_json::from_str(body).map(Self::SectionWithdrawn),
            ("action-withdrawn", 1) => serde_json::from_str(body).map(Self::ActionWithdrawn),
            _ => return Err(UnreadableEvent::Unknown { kind: kind.to_owned(), version }),
        };
        read.map_err(|source| UnreadableEvent::Malformed { kind: kind.to_owned(), version, source })
    }

    /// What happened, in words that follow the name of who did it.
    pub fn sentence(&self) -> String {
        match self {
            Self::PlanOpened(opened) if opened.kind == DocumentKind::InspectionReport => {
                format!("began the plan from the report {}", opened.source.name)
            }
            Self::PlanOpened(opened) => format!("read the plan from {}", opened.source.name),
            Self::SectionAdded(added) => {
                format!("confirmed section {}: {}", added.section, shortened(added.fields.title.text()))
            }
            Self::ActionAdded(added) => {
                format!("confirmed action {}: {}", added.action, shortened(added.fields.text.text()))
            }
            Self::DoubtLeft(left) => format!("left a doubt standing: {}", left.doubt.message),
            Self::FieldSetInReview(set) => set.sentence(),
            Self::VersionRead(read) => read.sentence(),
            Self::PlanChanged(changed) => changed_sentence(&changed.changed, "the plan"),
            Self::SectionChanged(changed) => {
                changed_sentence(&changed.changed, &format!("section {}", changed.section))
            }
            Self::ActionChanged(changed) => {
                changed_sentence(&changed.changed, &format!("action {}", changed.action))
            }
            Self::SectionWithdrawn(withdrawn) => {
                format!("took section {} out of the plan", withdrawn.section)
            }
            Self::ActionWithdrawn(withdrawn) => format!("took action {} out of the plan", withdrawn.action),
        }
    }
}

/// The first words of a text, cut at a word's end.
fn shortened(text: &str) -> String {
    const LONGEST: usize = 90;
    let line = text.lines().next().unwrap_or_default();
    if line.chars().count() <= LONGEST {
        return line.to_owned();
    }
    let cut: String = line.chars().take(LONGEST).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{}…", &cut[..end])
}
