use thiserror::Error;

use crate::{
    ActionAdded, ActionNumber, DocumentKind, DoubtLeft, Draft, Event, FieldSetInReview, Plan, PlanOpened,
    ReadingRef, SectionAdded, SectionNumber,
};

/// Takes a draft as the plan, as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenPlan {
    /// What a person has looked at and confirms.
    pub draft: Draft,
}

/// Why a command was refused.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Refusal {
    /// The document is not a plan.
    #[error("{name} is not a plan: {why}")]
    NotAPlan {
        /// The name of the file.
        name: String,
        /// What the reader says.
        why: String,
    },
    /// A later version speaks of something that the plan does not have.
    #[error("the version cannot be taken: {what}")]
    NotThere {
        /// What is missing.
        what: String,
    },
}

impl Plan {
    /// Decides what opening a plan records: the plan, its sections, its actions, the doubts left.
    ///
    /// A report of an inspection begins a plan too: a section for each recommendation, and the actions still to come.
    ///
    /// # Errors
    /// [`Refusal::NotAPlan`] when the draft is of neither, or holds no section.
    pub fn open(command: OpenPlan) -> Result<Vec<Event>, Refusal> {
        let Draft { source, kind, fields, sections, doubts } = command.draft;
        if kind == DocumentKind::Other || sections.is_empty() {
            let why =
                doubts.first().map_or_else(|| "no section was found in it".to_owned(), |d| d.message.clone());
            return Err(Refusal::NotAPlan { name: source.name, why });
        }
        let mut events = vec![Event::PlanOpened(PlanOpened { source, kind, fields, reading: None })];
        let mut actions = 0;
        for (section, number) in sections.into_iter().zip(1..) {
            let number = SectionNumber(number);
            events.push(Event::SectionAdded(SectionAdded {
                section: number,
                fields: section.fields,
                at: section.at,
            }));
            for fields in section.actions {
                actions += 1;
                let action = ActionNumber(actions);
                events.push(Event::ActionAdded(ActionAdded { action, section: number, fields }));
            }
        }
        events.extend(doubts.into_iter().map(|doubt| Event::DoubtLeft(DoubtLeft { doubt })));
        Ok(events)
    }

    /// Decides what opening a plan records when fields of its draft were set by the person who confirms it: the draft has
    /// them as they were set, and each is told. `reading` is what was read before that.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub fn open_reviewed(
        command: OpenPlan,
        set: Vec<FieldSetInReview>,
        reading: Option<ReadingRef>,
    ) -> Result<Vec<Event>, Refusal> {
        let mut events = Self::open(command)?;
        if let Some(Event::PlanOpened(opened)) = events.first_mut() {
            opened.reading = reading;
        }
        events.extend(set.into_iter().map(Event::FieldSetInReview));
        Ok(events)
    }
}

#[cfg(test)]
mod tests {
    use goldthread_anchor::{Anchor, Quote};

    use super::*;
    use crate::{ActionFields, Doubt, DraftSection, PlanFields, SectionFields, SectionKind, SourceRef};

    fn draft(kind: DocumentKind, actions_of_sections: &[usize]) -> Draft {
        let source = SourceRef {
            name: "plan.txt".to_owned(),
            media_type: "text/plain".to_owned(),
            sha256: "00".repeat(32),
            bytes: 9,
        };
        let section = |(number, actions): (usize, &usize)| DraftSection {
            fields: SectionFields::titled(
                SectionKind::Recommendation,
                Quote::typed(format!("Section {number}")),
            ),
            at: Anchor::Typed,
            actions: vec![ActionFields { text: Quote::typed("Do it"), ..ActionFields::default() }; *actions],
        };
        let sections = actions_of_sections.iter().enumerate().map(section).collect();
        let doubt = Doubt { code: "why".to_owned(), message: "it is a letter".to_owned(), at: Anchor::Typed };
        Draft { source, kind, fields: PlanFields::default(), sections, doubts: vec![doubt] }
    }

    #[test]
    fn a_draft_becomes_a_plan_with_all_it_holds() {
        let events = Plan::open(OpenPlan { draft: draft(DocumentKind::Plan, &[2, 0, 1]) }).unwrap();
        let kinds: Vec<&str> = events.iter().map(Event::kind).collect();
        let action = "action-added";
        let section = "section-added";
        assert_eq!(kinds, ["plan-opened", section, action, action, section, section, action, "doubt-left"]);
        let plan = Plan::fold(&events).unwrap();
        assert_eq!((plan.sections().len(), plan.actions().len(), plan.doubts().len()), (3, 3, 1));
        assert_eq!(plan.action(ActionNumber(3)).unwrap().section(), SectionNumber(3));
        assert_eq!(plan.title(), "plan.txt");
    }

    #[test]
    fn what_is_no_plan_is_refused_with_its_reason() {
        for (kind, sections) in [
            (DocumentKind::Other, &[1][..]),
            (DocumentKind::InspectionReport, &[]),
            (DocumentKind::Plan, &[]),
        ] {
            let refusal = Plan::open(OpenPlan { draft: draft(kind, sections) }).unwrap_err();
            assert_eq!(refusal.to_string(), "plan.txt is not a plan: it is a letter");
        }
    }

    #[test]
    fn events_out_of_order_make_no_plan() {
        let events = Plan::open(OpenPlan { draft: draft(DocumentKind::Plan, &[1]) }).unwrap();
        assert!(Plan::fold(&[]).is_err());
        assert!(Plan::fold(&events[1..]).is_err());
        assert!(Plan::fold([&events[0], &events[0]]).is_err());
        assert!(Plan::fold([&events[0], &events[2]]).is_err());
    }
}
