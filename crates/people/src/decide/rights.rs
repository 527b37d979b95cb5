//! Who may do what.

use uuid::Uuid;

use super::{Decided, Directory};
use crate::{
    Event, Item, ItemShared, ItemUnshared, PersonId, Refusal, Right, RightGiven, RightWithdrawn, Scope, Share,
};

impl Directory {
    pub(super) fn give_right(&self, person: PersonId, right: Right, over: Scope) -> Decided {
        let there = self.must_be_here(person)?;
        if self.has_right(person, right, over) {
            return Ok(Vec::new());
        }
        if right.is_undivided() && over != Scope::Authority {
            return Err(Refusal::OverAllOnly { right });
        }
        let name = there.name.clone();
        let has = self.rights_of(person).next().map(|(right, _)| right);
        match has {
            Some(Right::Partner) => Err(Refusal::IsAPartner { name }),
            Some(other) if right == Right::Partner => Err(Refusal::HasOtherRights { name, right: other }),
            _ => Ok(vec![RightGiven { person, right, over }.into()]),
        }
    }

    pub(super) fn withdraw_right(&self, person: PersonId, right: Right, over: Scope) -> Decided {
        self.must_have(person)?;
        if !self.has_right(person, right, over) {
            return Ok(Vec::new());
        }
        if right == Right::Administrator {
            self.must_keep_an_administrator(person, |_| true)?;
        }
        // What is shared is shared with a partner.
        let mut events = if right == Right::Partner { self.all_unshared(person) } else { Vec::new() };
        events.push(RightWithdrawn { person, right, over }.into());
        Ok(events)
    }

    pub(super) fn share_item(&self, person: PersonId, plan: Uuid, item: Item) -> Decided {
        let there = self.must_be_here(person)?;
        if !self.has_right(person, Right::Partner, Scope::Authority) {
            return Err(Refusal::NotAPartner { name: there.name.clone(), item });
        }
        if self.is_shared(person, plan, item) {
            return Ok(Vec::new());
        }
        Ok(vec![ItemShared { person, plan, item }.into()])
    }

    pub(super) fn unshare_item(&self, person: PersonId, plan: Uuid, item: Item) -> Decided {
        self.must_have(person)?;
        if !self.is_shared(person, plan, item) {
            return Ok(Vec::new());
        }
        Ok(vec![ItemUnshared { person, plan, item }.into()])
    }

    pub(super) fn all_unshared(&self, person: PersonId) -> Vec<Event> {
        let unshared = |Share { plan, item }| ItemUnshared { person, plan, item }.into();
        self.shares_of(person).map(unshared).collect()
    }

    pub(super) fn all_withdrawn(&self, person: PersonId) -> Vec<Event> {
        let withdrawn = |(right, over)| RightWithdrawn { person, right, over }.into();
        self.rights_of(person).map(withdrawn).collect()
    }

    fn is_shared(&self, person: PersonId, plan: Uuid, item: Item) -> bool {
        self.shares_of(person).any(|share| share == Share { plan, item })
    }
}
