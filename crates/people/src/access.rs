//! What a person may do, and with what.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::{Directory, Item, Permission, PersonId, Scope, Share, Thing};

/// The plans that somebody sees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlansSeen {
    /// All, those to come too.
    All,
    /// These, and of each what is said.
    Some(BTreeMap<Uuid, SeenOf>),
}

/// What somebody sees of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SeenOf {
    /// All of it.
    Whole,
    /// Only these parts.
    Parts(BTreeSet<Item>),
}

impl PlansSeen {
    /// Whether they see something of a plan.
    pub fn has(&self, plan: Uuid) -> bool {
        match self {
            Self::All => true,
            Self::Some(plans) => plans.contains_key(&plan),
        }
    }

    fn add(&mut self, over: Scope) {
        match (self, over) {
            (Self::All, _) => {}
            (all, Scope::Authority) => *all = Self::All,
            (Self::Some(plans), Scope::Plan(plan)) => {
                plans.insert(plan, SeenOf::Whole);
            }
            (all, Scope::Section { plan, number }) => {
                all.add_part(Share { plan, item: Item::Section(number) });
            }
        }
    }

    fn add_part(&mut self, share: Share) {
        let Self::Some(plans) = self else { return };
        let seen = plans.entry(share.plan).or_insert_with(|| SeenOf::Parts(BTreeSet::new()));
        if let SeenOf::Parts(parts) = seen {
            parts.insert(share.item);
        }
    }
}

impl Directory {
    /// Whether a person may do something with a thing. Somebody who has left, or was never there, may nothing; to hold a
    /// role or to deputise permits nothing by itself.
    pub fn may(&self, person: PersonId, permission: Permission, thing: Thing) -> bool {
        if !self.is_here(person) {
            return false;
        }
        let thing = if permission.is_narrowed() { thing } else { Thing::Anything };
        let mut opened =
            self.rights_of(person).filter(|(right, _)| right.permissions().contains(&permission));
        let is_shared =
            || permission == Permission::SeePlan && self.shares_of(person).any(|it| it.covers(thing));
        opened.any(|(_, over)| over.covers(thing)) || is_shared()
    }

    /// The plans that a person may see, and what of them.
    pub fn plans_seen(&self, person: PersonId) -> PlansSeen {
        let mut seen = PlansSeen::Some(BTreeMap::new());
        if self.is_here(person) {
            let rights = self.rights_of(person);
            rights
                .filter(|(right, _)| right.permissions().contains(&Permission::SeePlan))
                .for_each(|(_, over)| seen.add(over));
            self.shares_of(person).for_each(|share| seen.add_part(share));
        }
        seen
    }

    /// A fingerprint of everything that decides what a person may do: the same for two who may do the same by the same
    /// rights, and another as soon as one of them is changed.
    ///
    /// It keeps apart pages that are kept for several people, so it is a hash that nobody can make two of.
    pub fn rights_mark(&self, person: PersonId) -> String {
        let here = self.is_here(person);
        let rights: Vec<_> = self.rights_of(person).filter(|_| here).collect();
        let shares: Vec<_> = self.shares_of(person).filter(|_| here).collect();
        let written = serde_json::to_vec(&(rights, shares)).expect("rights and shares have a JSON form");
        Sha256::digest(written).iter().fold(String::new(), |mut hex, byte| {
            write!(hex, "{byte:02x}").expect("a String takes whatever is written");
            hex
        })
    }

    fn is_here(&self, person: PersonId) -> bool {
        self.person(person).is_some_and(|person| person.left.is_none())
    }
}
