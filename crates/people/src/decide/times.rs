//! From when to when somebody holds a role or deputises.

use jiff::civil::Date;

use crate::{Held, Holding, Person, PersonId, Refusal, Role};

/// The first day and, where it is known, the last.
#[derive(Clone, Copy)]
pub(super) struct Time {
    pub from: Date,
    pub until: Option<Date>,
}

impl Time {
    /// The first day is not after the last.
    pub(super) fn must_be_in_order(self) -> Result<(), Refusal> {
        match self.until {
            Some(until) if until < self.from => Err(Refusal::EndsBeforeItBegins { from: self.from, until }),
            _ => Ok(()),
        }
    }

    /// The person has not left by its end, nor has the role ended.
    pub(super) fn must_be_within(self, person: &Person, role: &Role) -> Result<(), Refusal> {
        if let Some(left) = person.left.filter(|left| self.outlasts(*left)) {
            return Err(Refusal::HasLeft { name: person.name.clone(), left });
        }
        if let Some(ended) = role.ended.filter(|ended| self.outlasts(*ended)) {
            return Err(Refusal::RoleEnded { title: role.title().clone(), ended });
        }
        Ok(())
    }

    /// Whether somebody is down for exactly this time, held so; refused where they are for a part of it.
    pub(super) fn is_there(
        self,
        holdings: &[Holding],
        person: &Person,
        role: &Role,
        held_as: Held,
    ) -> Result<bool, Refusal> {
        let theirs = |held: &&Holding| held.person == person.id && held.meets(self.from, self.until);
        let Some(held) = holdings.iter().find(theirs) else { return Ok(false) };
        if (held.from, held.until, held.held) == (self.from, self.until, held_as) {
            return Ok(true);
        }
        let (name, title) = (person.name.clone(), role.title().clone());
        Err(Refusal::ThereAlready { name, title, from: held.from, until: held.until })
    }

    fn outlasts(self, day: Date) -> bool {
        self.until.is_none_or(|until| day < until)
    }
}

/// The first day of the time of a person that is to end on `on`: the one that has that day in it, else the first that begins
/// later.
pub(super) fn to_end(holdings: &[Holding], person: PersonId, on: Date) -> Option<Date> {
    let theirs = || holdings.iter().filter(|held| held.person == person && held.outlasts(on));
    theirs().find(|held| held.covers(on)).or_else(|| theirs().next()).map(|held| held.from)
}

/// Whether a time of a person ends on `on` already.
pub(super) fn ends_on(holdings: &[Holding], person: PersonId, on: Date) -> bool {
    holdings.iter().any(|held| held.person == person && held.until == Some(on))
}
