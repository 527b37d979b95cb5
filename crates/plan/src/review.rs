use goldthread_anchor::Anchor;
use serde::{Deserialize, Serialize};

use crate::{ActionNumber, SectionNumber};

/// A person set a field while looking through a draft: what the document was read as, and what they made of it.
///
/// The section or action that came into the plan has the field as it was set; its words still know where in the document
/// they were read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldSetInReview {
    /// The section that the field is of, or that its action belongs to.
    pub section: SectionNumber,
    /// The action that the field is of; nothing where it is the section's own, or the action was left out of the plan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub action: Option<ActionNumber>,
    /// Which field.
    pub field: ReviewedField,
    /// What the document was read as; several leads one a line.
    pub read: String,
    /// What was set.
    pub set: String,
    /// Where it was read.
    #[serde(default, skip_serializing_if = "Anchor::is_typed")]
    pub at: Anchor,
}

/// A field that may be set in a review.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReviewedField {
    /// The title of a section.
    Title,
    /// What a section answers.
    Kind,
    /// The thing to be done.
    Text,
    /// Who answers for it.
    Leads,
    /// By when.
    Timescale,
    /// The status.
    Status,
    /// A whole action, which was left out: the plan has none that was read so.
    LeftOut,
}

impl ReviewedField {
    /// Its name in a sentence.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Kind => "kind",
            Self::Text => "text",
            Self::Leads => "leads",
            Self::Timescale => "timescale",
            Self::Status => "status",
            Self::LeftOut => "action",
        }
    }
}

impl FieldSetInReview {
    /// What happened, in words that follow the name of who did it.
    pub fn sentence(&self) -> String {
        let of = match self.action {
            Some(action) => format!("action {action}"),
            None => format!("section {}", self.section),
        };
        let said = |words: &str| {
            if words.is_empty() {
                "nothing".to_owned()
            } else {
                format!("“{}”", words.replace('\n', "; "))
            }
        };
        let (read, set) = (said(&self.read), said(&self.set));
        if self.field == ReviewedField::LeftOut {
            return format!("left an action of {of} out in review; the document was read as {read}");
        }
        format!("set the {} of {of} in review to {set}; the document was read as {read}", self.field.word())
    }
}
