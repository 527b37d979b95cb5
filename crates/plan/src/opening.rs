//! How a plan begins: the events of a draft that was confirmed.

use std::sync::Arc;

use goldthread_anchor::Anchor;
use serde::{Deserialize, Serialize};

use crate::completion::claim;
use crate::event::{About, Happens, shortened};
use crate::plan::NO_SECTION;
use crate::{
    Action, ActionFields, ActionNumber, DocumentKind, Doubt, Plan, PlanFields, ReadingRef, Section,
    SectionFields, SectionNumber, SourceRef,
};

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

impl Happens for PlanOpened {
    fn apply(&self, _: &mut Plan) -> Result<(), &'static str> {
        Err("the plan is open already")
    }

    fn sentence(&self) -> String {
        match self.kind {
            DocumentKind::InspectionReport => format!("began the plan from the report {}", self.source.name),
            DocumentKind::Plan | DocumentKind::Other => format!("read the plan from {}", self.source.name),
        }
    }

    fn about(&self) -> About<'_> {
        About::All
    }

    fn counted(&self) -> Option<(&'static str, &'static str)> {
        None
    }
}

impl Happens for SectionAdded {
    fn apply(&self, plan: &mut Plan) -> Result<(), &'static str> {
        plan.last_section = plan.last_section.max(self.section.0);
        plan.sections.push(Section {
            number: self.section,
            fields: Arc::new(self.fields.clone()),
            at: self.at.clone(),
            moved_from: Vec::new(),
            document: plan.last_document(),
        });
        Ok(())
    }

    fn sentence(&self) -> String {
        format!("confirmed section {}: {}", self.section, shortened(self.fields.title.text()))
    }

    fn about(&self) -> About<'_> {
        About::Section(self.section)
    }

    fn counted(&self) -> Option<(&'static str, &'static str)> {
        Some(("section", "sections"))
    }
}

impl Happens for ActionAdded {
    fn apply(&self, plan: &mut Plan) -> Result<(), &'static str> {
        plan.section(self.section).ok_or(NO_SECTION)?;
        plan.last_action = plan.last_action.max(self.action.0);
        plan.actions.push(Action {
            number: self.action,
            section: self.section,
            claim: claim(&plan.fields.scheme, &self.fields),
            fields: Arc::new(self.fields.clone()),
            moved_from: Vec::new(),
            document: plan.last_document(),
            work: Arc::default(),
        });
        Ok(())
    }

    fn sentence(&self) -> String {
        format!("confirmed action {}: {}", self.action, shortened(self.fields.text.text()))
    }

    fn about(&self) -> About<'_> {
        About::Action(self.action, Some(self.section))
    }

    fn counted(&self) -> Option<(&'static str, &'static str)> {
        Some(("action", "actions"))
    }
}

impl Happens for DoubtLeft {
    fn apply(&self, plan: &mut Plan) -> Result<(), &'static str> {
        plan.doubts.push(self.doubt.clone());
        Ok(())
    }

    fn sentence(&self) -> String {
        format!("left a doubt standing: {}", self.doubt.message)
    }

    fn about(&self) -> About<'_> {
        About::Plan
    }

    fn counted(&self) -> Option<(&'static str, &'static str)> {
        Some(("doubt left standing", "doubts left standing"))
    }
}
