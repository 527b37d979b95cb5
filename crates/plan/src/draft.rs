use goldthread_anchor::Anchor;
use serde::{Deserialize, Serialize};

use crate::{ActionFields, PlanFields, SectionFields};

/// What a reader made of a source, before a person confirms it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The document that was read.
    pub source: SourceRef,
    /// What the document was taken to be.
    pub kind: DocumentKind,
    /// What it says of the plan as a whole.
    pub fields: PlanFields,
    /// Its sections, in the order printed; none where it is not a plan.
    pub sections: Vec<DraftSection>,
    /// What the reader is not sure of.
    pub doubts: Vec<Doubt>,
}

/// A section of a draft with its actions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftSection {
    /// What the document says of it.
    pub fields: SectionFields,
    /// Where it stands.
    pub at: Anchor,
    /// Its actions, in the order printed.
    pub actions: Vec<ActionFields>,
}

/// What a document was taken to be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DocumentKind {
    /// An action plan, or a progress report on one.
    #[default]
    Plan,
    /// A report of an inspection.
    InspectionReport,
    /// Neither; a doubt says why.
    Other,
}

/// A document that was read, without its bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceRef {
    /// The name of the file.
    pub name: String,
    /// What kind of file its content shows it to be.
    pub media_type: String,
    /// SHA-256 of the bytes, in hexadecimal.
    pub sha256: String,
    /// How many bytes.
    pub bytes: u64,
}

/// Something that a reader is not sure of, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Doubt {
    /// The kind of doubt: short words joined by hyphens, stable.
    pub code: String,
    /// One sentence, for a person.
    pub message: String,
    /// Where in the document.
    #[serde(default, skip_serializing_if = "Anchor::is_typed")]
    pub at: Anchor,
}

impl DocumentKind {
    /// Whether it is a plan, which a body that is kept need not say.
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
    pub(crate) fn is_plan(&self) -> bool {
        *self == Self::Plan
    }
}

impl Draft {
    /// How many actions the draft holds.
    pub fn action_count(&self) -> usize {
        self.sections.iter().map(|section| section.actions.len()).sum()
    }

    /// All actions in the order printed.
    pub fn actions(&self) -> impl Iterator<Item = &ActionFields> {
        self.sections.iter().flat_map(|section| &section.actions)
    }
}
