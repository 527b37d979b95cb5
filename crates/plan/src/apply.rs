//! How the events of a later version change a plan, and how they are told.

use std::sync::Arc;

use crate::completion::claim;
use crate::event::{About, Happens};
use crate::plan::{NO_ACTION, NO_SECTION};
use crate::version::changed_sentence;
use crate::{
    ActionChanged, ActionNumber, ActionWithdrawn, FieldSetInReview, Plan, PlanChanged, ReviewedField,
    SectionChanged, SectionNumber, SectionWithdrawn, Timescale, VersionRead,
};

/// The timescale before, where it named a day and another one stands in its place.
pub(crate) fn moved(before: &Timescale, after: &Timescale) -> Option<Timescale> {
    (before.is_dated() && before.meaning() != after.meaning()).then(|| before.clone())
}

impl Happens for FieldSetInReview {
    fn apply(&self, plan: &mut Plan) -> Result<(), &'static str> {
        plan.set_in_review.push(self.clone());
        Ok(())
    }

    fn sentence(&self) -> String {
        FieldSetInReview::sentence(self)
    }

    fn about(&self) -> About<'_> {
        match self.action {
            Some(action) => About::Action(action, Some(self.section)),
            None => About::Section(self.section),
        }
    }

    fn counted(&self) -> Option<(&'static str, &'static str)> {
        Some(match self.field {
            ReviewedField::LeftOut => ("action left out in review", "actions left out in review"),
            _ => ("field set in review", "fields set in review"),
        })
    }
}

impl Happens for VersionRead {
    fn apply(&self, plan: &mut Plan) -> Result<(), &'static str> {
        plan.documents.push(self.source.clone());
        // They were doubts about the document before.
        plan.doubts.clear();
        Ok(())
    }

    fn sentence(&self) -> String {
        let Self { source, reading: _, taken, left } = self;
        let differences = if *taken == 1 { "difference" } else { "differences" };
        format!("read a later version, {}: {taken} {differences} taken, {left} left", source.name)
    }

    fn about(&self) -> About<'_> {
        About::Plan
    }

    fn counted(&self) -> Option<(&'static str, &'static str)> {
        None
    }
}

impl Happens for PlanChanged {
    fn apply(&self, plan: &mut Plan) -> Result<(), &'static str> {
        plan.fields = self.fields.clone();
        plan.document = plan.last_document();
        // Another key of statuses makes other claims.
        for action in &mut plan.actions {
            action.claim = claim(&plan.fields.scheme, &action.fields);
        }
        Ok(())
    }

    fn sentence(&self) -> String {
        changed_sentence(&self.changed, "the plan")
    }

    fn about(&self) -> About<'_> {
        About::Plan
    }

    fn counted(&self) -> Option<(&'static str, &'static str)> {
        None
    }
}

impl Happens for SectionChanged {
    fn apply(&self, plan: &mut Plan) -> Result<(), &'static str> {
        let document = plan.last_document();
        let section = plan.sections.iter_mut().find(|section| section.number == self.section);
        let section = section.ok_or(NO_SECTION)?;
        section.moved_from.extend(moved(&section.fields.deadline, &self.fields.deadline));
        section.fields = Arc::new(self.fields.clone());
        section.at = self.at.clone();
        section.document = document;
        plan.forget_review(self.section, None, &self.changed);
        Ok(())
    }

    fn sentence(&self) -> String {
        changed_sentence(&self.changed, &format!("section {}", self.section))
    }

    fn about(&self) -> About<'_> {
        About::Section(self.section)
    }

    fn counted(&self) -> Option<(&'static str, &'static str)> {
        Some(("change of a section", "changes of sections"))
    }
}

impl Happens for ActionChanged {
    fn apply(&self, plan: &mut Plan) -> Result<(), &'static str> {
        plan.section(self.section).ok_or(NO_SECTION)?;
        let (document, claim) = (plan.last_document(), claim(&plan.fields.scheme, &self.fields));
        let action = plan.action_mut(self.action)?;
        action.moved_from.extend(moved(&action.fields.timescale, &self.fields.timescale));
        action.section = self.section;
        if self.fields.status != action.fields.status {
            Arc::make_mut(&mut action.work).hear_document(claim.is_some());
        }
        action.claim = claim;
        action.fields = Arc::new(self.fields.clone());
        action.document = document;
        plan.forget_review(self.section, Some(self.action), &self.changed);
        Ok(())
    }

    fn sentence(&self) -> String {
        changed_sentence(&self.changed, &format!("action {}", self.action))
    }

    fn about(&self) -> About<'_> {
        About::Action(self.action, Some(self.section))
    }

    fn counted(&self) -> Option<(&'static str, &'static str)> {
        Some(("change of an action", "changes of actions"))
    }
}

impl Happens for SectionWithdrawn {
    fn apply(&self, plan: &mut Plan) -> Result<(), &'static str> {
        if plan.actions.iter().any(|action| action.section == self.section) {
            return Err("the section still has actions");
        }
        let before = plan.sections.len();
        plan.sections.retain(|section| section.number != self.section);
        if plan.sections.len() < before { Ok(()) } else { Err(NO_SECTION) }
    }

    fn sentence(&self) -> String {
        format!("took section {} out of the plan", self.section)
    }

    fn about(&self) -> About<'_> {
        About::Section(self.section)
    }

    fn counted(&self) -> Option<(&'static str, &'static str)> {
        Some(("thing taken out of the plan", "things taken out of the plan"))
    }
}

impl Happens for ActionWithdrawn {
    fn apply(&self, plan: &mut Plan) -> Result<(), &'static str> {
        let before = plan.actions.len();
        plan.actions.retain(|action| action.number != self.action);
        if plan.actions.len() < before { Ok(()) } else { Err(NO_ACTION) }
    }

    fn sentence(&self) -> String {
        format!("took action {} out of the plan", self.action)
    }

    fn about(&self) -> About<'_> {
        About::Action(self.action, None)
    }

    fn counted(&self) -> Option<(&'static str, &'static str)> {
        Some(("thing taken out of the plan", "things taken out of the plan"))
    }
}

impl Plan {
    /// What was set in review no longer stands where the field is another now.
    fn forget_review(&mut self, section: SectionNumber, action: Option<ActionNumber>, changed: &[String]) {
        self.set_in_review.retain(|set| {
            let is_of_it = set.action == action && (action.is_some() || set.section == section);
            !is_of_it || !changed.iter().any(|name| name == set.field.word())
        });
    }
}
