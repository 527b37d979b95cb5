//! How each event changes a plan.

use crate::completion::claim;
use crate::{
    Action, ActionAdded, ActionChanged, ActionNumber, Event, OutOfOrder, Plan, Section, SectionChanged,
    SectionNumber, Timescale,
};

const NO_SECTION: &str = "its section is not in the plan";
const NO_ACTION: &str = "its action is not in the plan";

/// The timescale before, where it named a day and another one stands in its place.
fn moved(before: &Timescale, after: &Timescale) -> Option<Timescale> {
    (before.is_dated() && before.meaning() != after.meaning()).then(|| before.clone())
}

impl Plan {
    /// Moves the state on by one event.
    ///
    /// # Errors
    /// [`OutOfOrder`] when the plan is already open, or the event speaks of a section or an action that is not there.
    pub fn apply(&mut self, event: &Event) -> Result<(), OutOfOrder> {
        let done = match event {
            Event::PlanOpened(_) => Err("the plan is open already"),
            Event::SectionAdded(added) => {
                self.last_section = self.last_section.max(added.section.0);
                self.sections.push(Section {
                    number: added.section,
                    fields: added.fields.clone(),
                    at: added.at.clone(),
                    moved_from: Vec::new(),
                    document: self.documents.len() - 1,
                });
                Ok(())
            }
            Event::ActionAdded(added) => self.add(added),
            Event::DoubtLeft(left) => {
                self.doubts.push(left.doubt.clone());
                Ok(())
            }
            Event::FieldSetInReview(set) => {
                self.set_in_review.push(set.clone());
                Ok(())
            }
            Event::VersionRead(read) => {
                self.documents.push(read.source.clone());
                // They were doubts about the document before.
                self.doubts.clear();
                Ok(())
            }
            Event::PlanChanged(changed) => {
                self.fields = changed.fields.clone();
                self.document = self.documents.len() - 1;
                // Another key of statuses makes other claims.
                for action in &mut self.actions {
                    action.claim = claim(&self.fields.scheme, &action.fields);
                }
                Ok(())
            }
            Event::SectionChanged(changed) => self.change_section(changed),
            Event::ActionChanged(changed) => self.change_action(changed),
            Event::SectionWithdrawn(withdrawn) => self.withdraw_section(withdrawn.section),
            Event::ActionWithdrawn(withdrawn) => {
                let before = self.actions.len();
                self.actions.retain(|action| action.number != withdrawn.action);
                if self.actions.len() < before { Ok(()) } else { Err(NO_ACTION) }
            }
        };
        done.map_err(|why| OutOfOrder { kind: event.kind(), why })
    }

    fn add(&mut self, added: &ActionAdded) -> Result<(), &'static str> {
        self.section(added.section).ok_or(NO_SECTION)?;
        self.last_action = self.last_action.max(added.action.0);
        self.actions.push(Action {
            number: added.action,
            section: added.section,
            claim: claim(&self.fields.scheme, &added.fields),
            fields: added.fields.clone(),
            moved_from: Vec::new(),
            document: self.documents.len() - 1,
        });
        Ok(())
    }

    fn change_section(&mut self, changed: &SectionChanged) -> Result<(), &'static str> {
        let document = self.documents.len() - 1;
        let section = self.sections.iter_mut().find(|section| section.number == changed.section);
        let section = section.ok_or(NO_SECTION)?;
        section.moved_from.extend(moved(&section.fields.deadline, &changed.fields.deadline));
        section.fields = changed.fields.clone();
        section.at = changed.at.clone();
        section.document = document;
        self.forget_review(changed.section, None, &changed.changed);
        Ok(())
    }

    fn change_action(&mut self, changed: &ActionChanged) -> Result<(), &'static str> {
        self.section(changed.section).ok_or(NO_SECTION)?;
        let document = self.documents.len() - 1;
        let action =
            self.actions.iter_mut().find(|action| action.number == changed.action).ok_or(NO_ACTION)?;
        action.moved_from.extend(moved(&action.fields.timescale, &changed.fields.timescale));
        action.section = changed.section;
        action.claim = claim(&self.fields.scheme, &changed.fields);
        action.fields = changed.fields.clone();
        action.document = document;
        self.forget_review(changed.section, Some(changed.action), &changed.changed);
        Ok(())
    }

    /// What was set in review no longer stands where the field is another now.
    fn forget_review(&mut self, section: SectionNumber, action: Option<ActionNumber>, changed: &[String]) {
        self.set_in_review.retain(|set| {
            let is_of_it = set.action == action && (action.is_some() || set.section == section);
            !is_of_it || !changed.iter().any(|name| name == set.field.word())
        });
    }

    fn withdraw_section(&mut self, number: SectionNumber) -> Result<(), &'static str> {
        if self.actions.iter().any(|action| action.section == number) {
            return Err("the section still has actions");
        }
        let before = self.sections.len();
        self.sections.retain(|section| section.number != number);
        if self.sections.len() < before { Ok(()) } else { Err(NO_SECTION) }
    }
}
