//! What a right is over, what is shared, and what somebody asks for.

use std::fmt;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What a right is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// All plans, those to come too.
    Authority,
    /// A plan and all in it.
    Plan(Uuid),
    /// A section of a plan and its actions; not the other pages of the plan.
    Section {
        /// The plan.
        plan: Uuid,
        /// The number of the section.
        number: u32,
    },
}

/// A part of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Item {
    /// The section of this number, and its actions.
    Section(u32),
    /// The action of this number.
    Action(u32),
}

/// A part of a plan that a partner sees because it was named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Share {
    /// The plan.
    pub plan: Uuid,
    /// What of it.
    pub item: Item,
}

/// What somebody asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Thing {
    /// The authority as a whole: its people, its rules, a plan that is not there yet.
    Authority,
    /// A plan as a whole.
    Plan(Uuid),
    /// A section of a plan.
    Section(Uuid, u32),
    /// An action.
    Action {
        /// Its plan.
        plan: Uuid,
        /// Its number.
        action: u32,
        /// The section that it is in; nothing where that is not known, and then no right over a section opens it.
        section: Option<u32>,
    },
    /// Anything at all: whether there is a place where it is permitted. For menus and lists.
    Anything,
}

/// An action that was open when a role was handed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct OpenThing {
    /// Its plan.
    pub plan: Uuid,
    /// Its number.
    pub action: u32,
}

impl Scope {
    /// The plan that it is in.
    pub fn plan(self) -> Option<Uuid> {
        match self {
            Self::Authority => None,
            Self::Plan(plan) | Self::Section { plan, .. } => Some(plan),
        }
    }

    /// Whether a thing is within it.
    pub(crate) fn covers(self, thing: Thing) -> bool {
        match (self, thing) {
            (Self::Authority, _) | (_, Thing::Anything) => true,
            (_, Thing::Authority) | (Self::Section { .. }, Thing::Plan(_)) => false,
            (Self::Plan(over), Thing::Plan(plan) | Thing::Section(plan, _) | Thing::Action { plan, .. }) => {
                over == plan
            }
            (Self::Section { plan: over, number }, Thing::Section(plan, section)) => {
                (over, number) == (plan, section)
            }
            (Self::Section { plan: over, number }, Thing::Action { plan, section, .. }) => {
                (over, Some(number)) == (plan, section)
            }
        }
    }
}

impl Share {
    /// Whether a thing is within it.
    pub(crate) fn covers(self, thing: Thing) -> bool {
        match (self.item, thing) {
            (Item::Section(number), thing) => Scope::Section { plan: self.plan, number }.covers(thing),
            (Item::Action(number), Thing::Action { plan, action, .. }) => {
                (self.plan, number) == (plan, action)
            }
            (Item::Action(_), thing) => thing == Thing::Anything,
        }
    }
}

impl fmt::Display for Item {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Section(number) => write!(f, "section {number}"),
            Self::Action(number) => write!(f, "action {number}"),
        }
    }
}
