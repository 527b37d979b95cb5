//! What an event speaks of, so that a page can show what happened to one thing.

use uuid::Uuid;

use crate::{Event, PersonId, RoleId};

impl Event {
    /// Whether it speaks of a role.
    pub fn is_about_role(&self, id: RoleId) -> bool {
        self.role() == Some(id)
    }

    /// Whether it speaks of a person; a hand-over speaks of two.
    pub fn is_about_person(&self, id: PersonId) -> bool {
        self.people().contains(&Some(id))
    }

    /// Whether an action went from one person to another with it.
    pub fn moves_action(&self, plan: Uuid, action: u32) -> bool {
        let Self::RoleHandedOver(handed) = self else { return false };
        handed.moved.iter().any(|moved| (moved.plan, moved.action) == (plan, action))
    }

    fn role(&self) -> Option<RoleId> {
        match self {
            Self::RoleAdded(it) => Some(it.role),
            Self::RoleChanged(it) => Some(it.role),
            Self::RoleEnded(it) => Some(it.role),
            Self::HolderAppointed(it) => Some(it.role),
            Self::HolderEnded(it) => Some(it.role),
            Self::DeputyAppointed(it) => Some(it.role),
            Self::DeputyEnded(it) => Some(it.role),
            Self::RoleHandedOver(it) => Some(it.role),
            Self::LeadResolved(it) => Some(it.role),
            Self::LeadUnresolved(it) => Some(it.role),
            Self::PersonAdded(_)
            | Self::PersonRenamed(_)
            | Self::PersonLeft(_)
            | Self::PersonReturned(_)
            | Self::RightGiven(_)
            | Self::RightWithdrawn(_)
            | Self::ItemShared(_)
            | Self::ItemUnshared(_) => None,
        }
    }

    fn people(&self) -> [Option<PersonId>; 2] {
        let one = |person| [Some(person), None];
        match self {
            Self::PersonAdded(it) => one(it.person),
            Self::PersonRenamed(it) => one(it.person),
            Self::PersonLeft(it) => one(it.person),
            Self::PersonReturned(it) => one(it.person),
            Self::HolderAppointed(it) => one(it.person),
            Self::HolderEnded(it) => one(it.person),
            Self::DeputyAppointed(it) => one(it.person),
            Self::DeputyEnded(it) => one(it.person),
            Self::RightGiven(it) => one(it.person),
            Self::RightWithdrawn(it) => one(it.person),
            Self::ItemShared(it) => one(it.person),
            Self::ItemUnshared(it) => one(it.person),
            Self::RoleHandedOver(it) => [Some(it.from), Some(it.to)],
            Self::RoleAdded(_)
            | Self::RoleChanged(_)
            | Self::RoleEnded(_)
            | Self::LeadResolved(_)
            | Self::LeadUnresolved(_) => [None, None],
        }
    }
}
