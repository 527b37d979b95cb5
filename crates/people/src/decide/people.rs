//! Who comes, who goes.

use jiff::civil::Date;

use super::{Decided, Directory};
use crate::{
    DeputyEnded, Event, HolderEnded, PersonAdded, PersonId, PersonLeft, PersonName, PersonRenamed,
    PersonReturned, Refusal,
};

impl Directory {
    pub(super) fn add_a_person(&self, person: PersonId, name: PersonName, since: Date) -> Decided {
        match self.person(person) {
            Some(there) if there.name == name && there.since == since => Ok(Vec::new()),
            Some(there) => Err(Refusal::PersonThere { name: there.name.clone() }),
            None => Ok(vec![PersonAdded { person, name, since }.into()]),
        }
    }

    pub(super) fn rename(&self, person: PersonId, name: PersonName) -> Decided {
        let there = self.must_have(person)?;
        if there.name == name {
            return Ok(Vec::new());
        }
        Ok(vec![PersonRenamed { person, from: there.name.clone(), to: name }.into()])
    }

    pub(super) fn record_leaving(&self, person: PersonId, on: Date, today: Date) -> Decided {
        let there = self.must_have(person)?;
        if there.left == Some(on) {
            return Ok(Vec::new());
        }
        let name = there.name.clone();
        if on < there.since {
            return Err(Refusal::LeftBeforeComing { name, since: there.since });
        }
        if is_to_come(on, today) {
            return Err(Refusal::NotYet { name, on });
        }
        self.must_keep_an_administrator(person, |_| true)?;
        let mut events = self.all_that_ends_with(person, on);
        events.push(PersonLeft { person, on }.into());
        Ok(events)
    }

    pub(super) fn record_return(&self, person: PersonId, on: Date) -> Decided {
        let there = self.must_have(person)?;
        match there.left {
            None => Ok(Vec::new()),
            Some(left) if on <= left => Err(Refusal::BackBeforeLeaving { name: there.name.clone(), left }),
            Some(_) => Ok(vec![PersonReturned { person, on }.into()]),
        }
    }

    /// What somebody holds after a day, and all that they may do.
    fn all_that_ends_with(&self, person: PersonId, on: Date) -> Vec<Event> {
        let mut events = Vec::new();
        for role in self.roles() {
            let role_id = role.id;
            let holds = role.holders.iter().filter(|held| held.person == person && held.outlasts(on));
            events.extend(
                holds.map(|held| HolderEnded { role: role_id, person, from: held.from, until: on }.into()),
            );
            let deputises = role.deputies.iter().filter(|held| held.person == person && held.outlasts(on));
            events.extend(
                deputises
                    .map(|held| DeputyEnded { role: role_id, person, from: held.from, until: on }.into()),
            );
        }
        events.extend(self.all_unshared(person));
        events.extend(self.all_withdrawn(person));
        events
    }
}

/// Whether a day is to come. Days are counted by the first meridian, where summer's begin an hour later than on the wall,
/// so the day after `today` may have come.
fn is_to_come(day: Date, today: Date) -> bool {
    today.tomorrow().is_ok_and(|tomorrow| day > tomorrow)
}
