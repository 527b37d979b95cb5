//! How each event changes the directory.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::{
    DeputyAppointed, Directory, Event, Held, HolderAppointed, Holding, ItemShared, ItemUnshared,
    LeadResolved, LeadUnresolved, OutOfOrder, Person, PersonAdded, PersonId, RightGiven, RightWithdrawn,
    Role, RoleAdded, RoleHandedOver, RoleId, Share, alike,
};

type Applied = Result<(), &'static str>;

const NO_PERSON: &str = "its person is not in the directory";
const NO_ROLE: &str = "its role is not in the directory";

impl Directory {
    /// Moves the state on by one event.
    ///
    /// # Errors
    /// [`OutOfOrder`] when the event speaks of a person, a role or anything else that is not there, or adds what is.
    pub fn apply(&mut self, event: &Event) -> Result<(), OutOfOrder> {
        let done = match event {
            Event::PersonAdded(added) => self.add_person(added),
            Event::PersonRenamed(it) => self.person_mut(it.person).map(|person| person.name = it.to.clone()),
            Event::PersonLeft(it) => self.person_mut(it.person).map(|person| person.left = Some(it.on)),
            Event::PersonReturned(it) => self.person_mut(it.person).map(|person| person.left = None),
            Event::RoleAdded(added) => self.add_role(added),
            Event::RoleChanged(it) => self.role_mut(it.role).map(|role| role.words = it.to.clone()),
            Event::RoleEnded(it) => self.role_mut(it.role).map(|role| role.ended = Some(it.on)),
            Event::HolderAppointed(appointed) => self.appoint_holder(appointed),
            Event::HolderEnded(it) => {
                self.role_mut(it.role).and_then(|role| end(&mut role.holders, it.person, it.from, it.until))
            }
            Event::DeputyAppointed(appointed) => self.appoint_deputy(appointed),
            Event::DeputyEnded(it) => {
                self.role_mut(it.role).and_then(|role| end(&mut role.deputies, it.person, it.from, it.until))
            }
            Event::RoleHandedOver(handed) => self.hand_over(handed),
            Event::LeadResolved(resolved) => self.resolve_lead(resolved),
            Event::LeadUnresolved(unresolved) => self.unresolve_lead(unresolved),
            Event::RightGiven(given) => self.give(given),
            Event::RightWithdrawn(withdrawn) => self.withdraw(withdrawn),
            Event::ItemShared(shared) => self.share(shared),
            Event::ItemUnshared(unshared) => self.unshare(unshared),
        };
        done.map_err(|why| OutOfOrder { kind: event.kind(), why })
    }

    fn must_know(&self, person: PersonId) -> Applied {
        self.person(person).map(drop).ok_or(NO_PERSON)
    }

    fn person_mut(&mut self, id: PersonId) -> Result<&mut Person, &'static str> {
        self.people.get_mut(&id).ok_or(NO_PERSON)
    }

    fn role_mut(&mut self, id: RoleId) -> Result<&mut Role, &'static str> {
        self.roles.get_mut(&id).ok_or(NO_ROLE)
    }

    fn add_person(&mut self, added: &PersonAdded) -> Applied {
        let PersonAdded { person: id, name, since } = added;
        must_be_new(&self.people, id)?;
        self.people.insert(*id, Person { id: *id, name: name.clone(), since: *since, left: None });
        Ok(())
    }

    fn add_role(&mut self, added: &RoleAdded) -> Applied {
        let RoleAdded { role: id, words } = added;
        must_be_new(&self.roles, id)?;
        self.roles.insert(*id, Role::new(*id, words.clone()));
        Ok(())
    }

    fn appoint_holder(&mut self, appointed: &HolderAppointed) -> Applied {
        let HolderAppointed { role, person, from, until, held } = *appointed;
        self.must_know(person)?;
        put(&mut self.role_mut(role)?.holders, Holding { person, from, until, held });
        Ok(())
    }

    fn appoint_deputy(&mut self, appointed: &DeputyAppointed) -> Applied {
        let DeputyAppointed { role, person, from, until } = *appointed;
        self.must_know(person)?;
        put(&mut self.role_mut(role)?.deputies, Holding { person, from, until, held: Held::JobShare });
        Ok(())
    }

    /// Whoever holds the role already goes on; who does not begins as the one before held it.
    fn hand_over(&mut self, handed: &RoleHandedOver) -> Applied {
        self.must_know(handed.to)?;
        let role = self.role_mut(handed.role)?;
        let last = handed.on.yesterday().map_err(|_| "it has no day before")?;
        let held = role.holders.iter_mut().find(|held| held.person == handed.from && held.covers(last));
        let held = held.ok_or("the role is not held by who hands it over")?;
        held.until = Some(last);
        let begins = Holding { person: handed.to, from: handed.on, until: None, held: held.held };
        if !role.holders.iter().any(|held| held.person == handed.to && held.covers(handed.on)) {
            put(&mut role.holders, begins);
        }
        role.hand_overs.push(handed.clone());
        Ok(())
    }

    fn resolve_lead(&mut self, resolved: &LeadResolved) -> Applied {
        self.role(resolved.role).ok_or(NO_ROLE)?;
        let key = alike::forgiving(resolved.words.as_str());
        self.leads.insert(key, (resolved.words.clone(), resolved.role));
        Ok(())
    }

    fn unresolve_lead(&mut self, unresolved: &LeadUnresolved) -> Applied {
        let there = self.leads.remove(&alike::forgiving(unresolved.words.as_str()));
        there.map(drop).ok_or("its words stand for nothing")
    }

    fn give(&mut self, given: &RightGiven) -> Applied {
        self.must_know(given.person)?;
        self.rights.entry(given.person).or_default().insert((given.right, given.over));
        Ok(())
    }

    fn withdraw(&mut self, withdrawn: &RightWithdrawn) -> Applied {
        let rights = self.rights.get_mut(&withdrawn.person);
        let had = rights.is_some_and(|rights| rights.remove(&(withdrawn.right, withdrawn.over)));
        had.then_some(()).ok_or("its person has no such right")
    }

    fn share(&mut self, shared: &ItemShared) -> Applied {
        self.must_know(shared.person)?;
        let share = Share { plan: shared.plan, item: shared.item };
        self.shares.entry(shared.person).or_default().insert(share);
        Ok(())
    }

    fn unshare(&mut self, unshared: &ItemUnshared) -> Applied {
        let share = Share { plan: unshared.plan, item: unshared.item };
        let had = self.shares.get_mut(&unshared.person).is_some_and(|shares| shares.remove(&share));
        had.then_some(()).ok_or("it is not shared")
    }
}

fn must_be_new<K: Ord, V>(known: &BTreeMap<K, V>, id: &K) -> Applied {
    if known.contains_key(id) { Err("what it adds is there already") } else { Ok(()) }
}

/// Keeps holdings in the order that they begin.
fn put(holdings: &mut Vec<Holding>, holding: Holding) {
    let at = holdings.partition_point(|other| other.from <= holding.from);
    holdings.insert(at, holding);
}

/// Cuts a holding, or takes it away where it would end before it begins.
fn end(holdings: &mut Vec<Holding>, person: PersonId, from: Date, until: Date) -> Applied {
    let at = holdings.iter().position(|held| held.person == person && held.from == from);
    let at = at.ok_or("what it ends is not there")?;
    if until < from {
        holdings.remove(at);
    } else {
        holdings[at].until = Some(until);
    }
    Ok(())
}
