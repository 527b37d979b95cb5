use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use thiserror::Error;

use crate::{Event, LeadWords, Person, PersonId, Right, Role, RoleId, Scope, Share};

/// The people, roles and rights of an authority, as their events leave them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Directory {
    pub(crate) people: BTreeMap<PersonId, Person>,
    pub(crate) roles: BTreeMap<RoleId, Role>,
    pub(crate) rights: BTreeMap<PersonId, BTreeSet<(Right, Scope)>>,
    pub(crate) shares: BTreeMap<PersonId, BTreeSet<Share>>,
    /// What people said that words of plans stand for, by the words as they are compared.
    pub(crate) leads: BTreeMap<String, (LeadWords, RoleId)>,
}

/// Events came in an order that no directory can have.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("event {kind} cannot come here: {why}")]
pub struct OutOfOrder {
    pub(crate) kind: &'static str,
    pub(crate) why: &'static str,
}

impl Directory {
    /// The state that `events` leave.
    ///
    /// # Errors
    /// [`OutOfOrder`] when one of them speaks of what is not there, or adds what is.
    pub fn fold<'a>(events: impl IntoIterator<Item = &'a Event>) -> Result<Self, OutOfOrder> {
        let mut directory = Self::default();
        events.into_iter().try_for_each(|event| directory.apply(event))?;
        Ok(directory)
    }

    /// A person.
    pub fn person(&self, id: PersonId) -> Option<&Person> {
        self.people.get(&id)
    }

    /// All people, those who have left too, in the order of their ids.
    pub fn people(&self) -> impl Iterator<Item = &Person> {
        self.people.values()
    }

    /// How a person is called; `somebody` where they are not in the directory.
    pub fn name_of(&self, id: PersonId) -> &str {
        self.person(id).map_or("somebody", |person| person.name.as_str())
    }

    /// A role.
    pub fn role(&self, id: RoleId) -> Option<&Role> {
        self.roles.get(&id)
    }

    /// All roles, those that have ended too, in the order of their ids.
    pub fn roles(&self) -> impl Iterator<Item = &Role> {
        self.roles.values()
    }

    /// Who holds a role on a day.
    pub fn holders_on(&self, role: RoleId, day: Date) -> Vec<&Person> {
        let holdings = self.role(role).into_iter().flat_map(|role| &role.holders);
        holdings.filter(|holding| holding.covers(day)).filter_map(|one| self.person(one.person)).collect()
    }

    /// Who deputises for a role on a day, and does not hold it.
    pub fn deputies_on(&self, role: RoleId, day: Date) -> Vec<&Person> {
        let holders = self.holders_on(role, day);
        let deputies = self.role(role).into_iter().flat_map(|role| &role.deputies);
        let there = deputies.filter(|one| one.covers(day)).filter_map(|one| self.person(one.person));
        there.filter(|deputy| !holders.contains(deputy)).collect()
    }

    /// The roles that a person holds on a day.
    pub fn held_by(&self, person: PersonId, day: Date) -> Vec<&Role> {
        let holds = |role: &&Role| role.holders.iter().any(|held| held.person == person && held.covers(day));
        self.roles().filter(holds).collect()
    }

    /// The roles that a person deputises for on a day.
    pub fn deputised_by(&self, person: PersonId, day: Date) -> Vec<&Role> {
        let deputises =
            |role: &&Role| role.deputies.iter().any(|held| held.person == person && held.covers(day));
        self.roles().filter(deputises).collect()
    }

    /// The rights of a person, and what each is over.
    pub fn rights_of(&self, person: PersonId) -> impl Iterator<Item = (Right, Scope)> {
        self.rights.get(&person).into_iter().flatten().copied()
    }

    /// What is shared with a person by name.
    pub fn shares_of(&self, person: PersonId) -> impl Iterator<Item = Share> {
        self.shares.get(&person).into_iter().flatten().copied()
    }

    /// The administrators.
    pub fn administrators(&self) -> impl Iterator<Item = &Person> {
        self.people().filter(|person| self.has_right(person.id, Right::Administrator, Scope::Authority))
    }

    /// Whether there is an administrator. Once there was one, there always is.
    pub fn has_administrator(&self) -> bool {
        self.administrators().next().is_some()
    }

    /// What people said that words of plans stand for.
    pub fn resolved_leads(&self) -> impl Iterator<Item = (&LeadWords, RoleId)> {
        self.leads.values().map(|(words, role)| (words, *role))
    }

    pub(crate) fn has_right(&self, person: PersonId, right: Right, over: Scope) -> bool {
        self.rights.get(&person).is_some_and(|rights| rights.contains(&(right, over)))
    }
}
