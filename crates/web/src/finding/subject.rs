//! What was found: what kind of thing it is, where it stands, and who may see it.

use goldthread_people::{Permission, Thing};
use goldthread_plan::PlanId;

use crate::app::App;

/// A kind of thing that can be found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    Plan,
    Section,
    Finding,
    Outcome,
    Action,
    Progress,
    Update,
    Comment,
    Evidence,
    Concern,
    Escalation,
    Source,
}

impl Kind {
    /// Every kind, with its word in the address, for one and for many.
    pub const ALL: [(Self, &'static str, &'static str, &'static str); 12] = [
        (Self::Plan, "plan", "Plan", "Plans"),
        (Self::Section, "section", "Section", "Sections"),
        (Self::Finding, "finding", "Finding", "Findings of inspectors"),
        (Self::Outcome, "outcome", "Outcome", "Outcomes"),
        (Self::Action, "action", "Action", "Actions"),
        (Self::Progress, "progress", "Progress", "Progress as printed"),
        (Self::Update, "update", "Update", "Updates"),
        (Self::Comment, "comment", "Comment", "Comments"),
        (Self::Evidence, "evidence", "Evidence", "Names of evidence"),
        (Self::Concern, "concern", "Concern", "Concerns"),
        (Self::Escalation, "escalation", "Escalation", "Escalations"),
        (Self::Source, "source", "Document", "Texts of documents"),
    ];

    /// The kind that a word in an address names.
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, slug, ..)| *slug == word).map(|(kind, ..)| *kind)
    }

    /// Its word.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(kind, ..)| *kind == self).map_or("", |(_, _, word, _)| word)
    }

    /// What somebody must be allowed over it to see it.
    pub const fn needs(self) -> Permission {
        match self {
            Self::Source => Permission::SeeSource,
            _ => Permission::SeePlan,
        }
    }
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Subject {
    /// What kind of thing.
    pub kind: Kind,
    /// The plan that it belongs to.
    pub plan: PlanId,
    /// What it is called.
    pub heading: String,
    /// Where it stands, and whoever may see which thing sees it there.
    pub at: Vec<(Thing, String)>,
}

impl Subject {
    /// Where whoever asks may see it; nothing where they may not.
    pub fn seen_by(&self, app: &App) -> Option<&str> {
        let open = self.at.iter().find(|(thing, _)| app.may(self.kind.needs(), *thing));
        open.map(|(_, href)| href.as_str())
    }
}
