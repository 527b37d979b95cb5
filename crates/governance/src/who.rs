//! Whom and what governance speaks of.

use goldthread_people::{Item, PersonId, RoleId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{BodyId, Title};

/// Who chairs, sends, asks or answers.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Who {
    /// Whoever holds a role; best, because it stays when people go.
    Role(RoleId),
    /// Somebody of the directory.
    Person(PersonId),
    /// Another body.
    Body(BodyId),
    /// Somebody whom the directory does not know: a councillor, a partner, a provider.
    Named(Title),
}

/// A plan, or a part of one, that a meeting or a policy is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Matter {
    /// The plan.
    pub plan: Uuid,
    /// What of it; nothing where it is about all of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<Item>,
}

impl Matter {
    /// A plan as a whole.
    pub fn plan(plan: Uuid) -> Self {
        Self { plan, item: None }
    }

    /// A section of a plan.
    pub fn section(plan: Uuid, number: u32) -> Self {
        Self { plan, item: Some(Item::Section(number)) }
    }

    /// An action.
    pub fn action(plan: Uuid, number: u32) -> Self {
        Self { plan, item: Some(Item::Action(number)) }
    }

    /// Whether another matter is this one or a part of it. Which section an action is in is not known here, so a section covers
    /// none of its actions.
    pub fn covers(self, other: Self) -> bool {
        self.plan == other.plan && (self.item.is_none() || self.item == other.item)
    }
}
