//! A later version of the document: what of it is taken into the plan, and the events that make that so.

use std::collections::BTreeMap;

use goldthread_anchor::Anchor;
use serde::{Deserialize, Serialize};

use crate::{
    ActionAdded, ActionFields, ActionNumber, Doubt, DoubtLeft, Event, Plan, PlanFields, Refusal,
    SectionAdded, SectionFields, SectionNumber, SourceRef,
};

/// A later version of the document was compared with the plan; what was taken of it follows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VersionRead {
    /// The document.
    pub source: SourceRef,
    /// What was read from it, whole: the next version is compared with that.
    pub reading: ReadingRef,
    /// How many differences were taken.
    pub taken: u32,
    /// How many were left.
    pub left: u32,
}

/// What was read from a document, kept beside it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadingRef {
    /// SHA-256 of the draft as JSON, in hexadecimal.
    pub sha256: String,
}

/// What the document says of the plan as a whole changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanChanged {
    /// As it is now.
    pub fields: PlanFields,
    /// The names of what changed.
    pub changed: Vec<String>,
}

/// A section changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SectionChanged {
    /// Which section.
    pub section: SectionNumber,
    /// As it is now.
    pub fields: SectionFields,
    /// Where it stands.
    #[serde(default, skip_serializing_if = "Anchor::is_typed")]
    pub at: Anchor,
    /// The names of what changed.
    pub changed: Vec<String>,
}

/// An action changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActionChanged {
    /// Which action.
    pub action: ActionNumber,
    /// The section that it belongs to now.
    pub section: SectionNumber,
    /// As it is now.
    pub fields: ActionFields,
    /// The names of what changed.
    pub changed: Vec<String>,
}

/// A section left the plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SectionWithdrawn {
    /// Which section.
    pub section: SectionNumber,
}

/// An action left the plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActionWithdrawn {
    /// Which action.
    pub action: ActionNumber,
}

/// Takes what was chosen of a later version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakeVersion {
    /// The document.
    pub source: SourceRef,
    /// What was read from it, whole.
    pub reading: ReadingRef,
    /// What was chosen.
    pub changes: Vec<VersionChange>,
    /// What the reader was not sure of.
    pub doubts: Vec<Doubt>,
    /// How many differences were taken.
    pub taken: u32,
    /// How many were left.
    pub left: u32,
}

/// One thing of a later version that is taken. Fields are whole: those that were not taken are as the plan has them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VersionChange {
    /// What it says of the plan as a whole.
    Plan(PlanChanged),
    /// A section is another.
    Section(SectionChanged),
    /// A section is new; `key` is what its new actions call it by.
    NewSection {
        /// Any number that no other new section has.
        key: usize,
        /// What it says.
        fields: SectionFields,
        /// Where it stands.
        at: Anchor,
    },
    /// An action is another, or stands in another section.
    Action {
        /// Which action.
        action: ActionNumber,
        /// The section that it belongs to now.
        section: InSection,
        /// As it is now.
        fields: ActionFields,
        /// The names of what changed.
        changed: Vec<String>,
    },
    /// An action is new.
    NewAction {
        /// The section that it belongs to.
        section: InSection,
        /// What it says.
        fields: ActionFields,
    },
    /// An action is gone.
    ActionGone(ActionNumber),
    /// A section is gone; it can go when it has no action left.
    SectionGone(SectionNumber),
}

/// A section of the plan, or one that comes with the version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InSection {
    /// One that the plan has.
    Known(SectionNumber),
    /// A new one, by its key.
    New(usize),
}

impl Plan {
    /// Decides what taking a later version records.
    ///
    /// # Errors
    /// [`Refusal::NotThere`] when it speaks of a section or an action that the plan does not have, or takes away a section
    /// that still has actions.
    pub fn take_version(&self, command: TakeVersion) -> Result<Vec<Event>, Refusal> {
        let TakeVersion { source, reading, changes, doubts, taken, left } = command;
        let mut deciding = Deciding {
            plan: self,
            events: vec![Event::VersionRead(VersionRead { source, reading, taken, left })],
            sections: BTreeMap::new(),
            last_section: self.last_section(),
            last_action: self.last_action(),
        };
        let (sections, others): (Vec<_>, Vec<_>) =
            changes.into_iter().partition(|change| matches!(change, VersionChange::NewSection { .. }));
        let (gone, others): (Vec<_>, Vec<_>) =
            others.into_iter().partition(|change| matches!(change, VersionChange::SectionGone(_)));
        // A new section before its actions, one that goes after them.
        sections.into_iter().chain(others).chain(gone).try_for_each(|change| deciding.decide(change))?;
        let mut events = deciding.events;
        self.stays_whole(&events)?;
        events.extend(doubts.into_iter().map(|doubt| Event::DoubtLeft(DoubtLeft { doubt })));
        Ok(events)
    }

    /// The events can come to this plan, and no action is left without its section.
    fn stays_whole(&self, events: &[Event]) -> Result<(), Refusal> {
        let mut after = self.clone();
        for event in events {
            after.apply(event).map_err(|error| Refusal::NotThere { what: error.to_string() })?;
        }
        Ok(())
    }
}

struct Deciding<'a> {
    plan: &'a Plan,
    events: Vec<Event>,
    sections: BTreeMap<usize, SectionNumber>,
    last_section: u32,
    last_action: u32,
}

impl Deciding<'_> {
    fn decide(&mut self, change: VersionChange) -> Result<(), Refusal> {
        let event = match change {
            VersionChange::Plan(changed) => Event::PlanChanged(changed),
            VersionChange::Section(changed) => Event::SectionChanged(changed),
            VersionChange::NewSection { key, fields, at } => {
                self.last_section += 1;
                let section = SectionNumber(self.last_section);
                self.sections.insert(key, section);
                Event::SectionAdded(SectionAdded { section, fields, at })
            }
            VersionChange::Action { action, section, fields, changed } => {
                let section = self.section(section)?;
                Event::ActionChanged(ActionChanged { action, section, fields, changed })
            }
            VersionChange::NewAction { section, fields } => {
                let section = self.section(section)?;
                self.last_action += 1;
                Event::ActionAdded(ActionAdded { action: ActionNumber(self.last_action), section, fields })
            }
            VersionChange::ActionGone(action) => Event::ActionWithdrawn(ActionWithdrawn { action }),
            VersionChange::SectionGone(section) => Event::SectionWithdrawn(SectionWithdrawn { section }),
        };
        self.events.push(event);
        Ok(())
    }

    fn section(&self, section: InSection) -> Result<SectionNumber, Refusal> {
        let known = match section {
            InSection::Known(number) => self.plan.section(number).map(|_| number),
            InSection::New(key) => self.sections.get(&key).copied(),
        };
        known.ok_or_else(|| Refusal::NotThere {
            what: "the section of an action is not in the plan".to_owned(),
        })
    }
}

/// `changed the timescale and the leads of action 7`.
pub(crate) fn changed_sentence(changed: &[String], of: &str) -> String {
    let named = |name: &String| format!("the {name}");
    match changed {
        [] => format!("changed {of}"),
        [only] => format!("changed {} of {of}", named(only)),
        [first @ .., last] => {
            let first: Vec<String> = first.iter().map(named).collect();
            format!("changed {} and {} of {of}", first.join(", "), named(last))
        }
    }
}
