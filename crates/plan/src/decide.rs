use thiserror::Error;

use crate::{
    ActionAdded, ActionNumber, DocumentKind, DoubtLeft, Draft, Event, Plan, PlanOpened, SectionAdded,
    SectionNumber,
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
    #[error("{name} is not a plan, so nothing was kept: {why}")]
    NotAPlan {
        /// The name of the file.
        name: String,
        /// What the reader says.
        why: String,
    },
}

impl Plan {
    /// Decides what opening a plan records: the plan, its sections, its actions, the doubts left.
    ///
    /// # Errors
    /// [`Refusal::NotAPlan`] when the draft is not of a plan, or holds no section.
    pub fn open(command: OpenPlan) -> Result<Vec<Event>, Refusal> {
        let Draft { source, kind, fields, sections, doubts } = command.draft;
        if kind != DocumentKind::Plan || sections.is_empty() {
            let why =
                doubts.first().map_or_else(|| "no section was found in it".to_owned(), |d| d.message.clone());
            return Err(Refusal::NotAPlan { name: source.name, why });
        }
        let mut events = vec![Event::PlanOpened(PlanOpened { source, fields })];
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
}
