//! Which roles there are, who holds them, who deputises.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::times::{Time, ends_on, to_end};
use super::{Decided, Directory};
use crate::{
    DeputyAppointed, DeputyEnded, Event, Held, HolderAppointed, HolderEnded, Holding, PersonId, Refusal,
    Role, RoleAdded, RoleChanged, RoleEnded, RoleId, RoleWords, alike,
};

impl Directory {
    pub(super) fn add_a_role(&self, role: RoleId, words: RoleWords, today: Date) -> Decided {
        let words = without_repeats(words);
        match self.role(role) {
            Some(there) if there.words == words => Ok(Vec::new()),
            Some(there) => Err(Refusal::RoleThere { title: there.title().clone() }),
            None => {
                self.must_be_free(role, &words, today)?;
                Ok(vec![RoleAdded { role, words }.into()])
            }
        }
    }

    pub(super) fn change_role(&self, role: RoleId, words: RoleWords, today: Date) -> Decided {
        let there = self.must_have_role(role)?;
        let words = without_repeats(words);
        if there.words == words {
            return Ok(Vec::new());
        }
        if let Some(ended) = there.ended.filter(|ended| *ended < today) {
            return Err(Refusal::RoleEnded { title: there.title().clone(), ended });
        }
        self.must_be_free(role, &words, today)?;
        Ok(vec![RoleChanged { role, from: there.words.clone(), to: words }.into()])
    }

    pub(super) fn end_role(&self, role: RoleId, on: Date, today: Date) -> Decided {
        let there = self.must_have_role(role)?;
        if there.ended == Some(on) {
            return Ok(Vec::new());
        }
        if on >= today {
            self.must_be_free(role, &there.words, today)?;
        }
        let holders = there.holders.iter().filter(|held| held.outlasts(on));
        let deputies = there.deputies.iter().filter(|held| held.outlasts(on));
        let mut events: Vec<Event> = Vec::new();
        events.extend(
            holders.map(|held| {
                Event::from(HolderEnded { role, person: held.person, from: held.from, until: on })
            }),
        );
        events.extend(
            deputies.map(|held| {
                Event::from(DeputyEnded { role, person: held.person, from: held.from, until: on })
            }),
        );
        events.push(RoleEnded { role, on }.into());
        Ok(events)
    }

    pub(super) fn appoint_a_holder(&self, role: RoleId, person: PersonId, time: Time, held: Held) -> Decided {
        let (there, who) = (self.must_have_role(role)?, self.must_have(person)?);
        time.must_be_in_order()?;
        if time.is_there(&there.holders, who, there, held)? {
            return Ok(Vec::new());
        }
        time.must_be_within(who, there)?;
        if held.is_alone() {
            self.must_be_alone(there, time, |_| true)?;
        }
        Ok(vec![HolderAppointed { role, person, from: time.from, until: time.until, held }.into()])
    }

    pub(super) fn end_holder(&self, role: RoleId, person: PersonId, on: Date) -> Decided {
        let holders = &self.must_have_role(role)?.holders;
        match self.first_day_to_end(role, holders, person, on)? {
            Some(from) => Ok(vec![HolderEnded { role, person, from, until: on }.into()]),
            None => Ok(Vec::new()),
        }
    }

    pub(super) fn appoint_a_deputy(&self, role: RoleId, person: PersonId, time: Time) -> Decided {
        let (there, who) = (self.must_have_role(role)?, self.must_have(person)?);
        time.must_be_in_order()?;
        if time.is_there(&there.deputies, who, there, Held::JobShare)? {
            return Ok(Vec::new());
        }
        time.must_be_within(who, there)?;
        Ok(vec![DeputyAppointed { role, person, from: time.from, until: time.until }.into()])
    }

    pub(super) fn end_deputy(&self, role: RoleId, person: PersonId, on: Date) -> Decided {
        let deputies = &self.must_have_role(role)?.deputies;
        match self.first_day_to_end(role, deputies, person, on)? {
            Some(from) => Ok(vec![DeputyEnded { role, person, from, until: on }.into()]),
            None => Ok(Vec::new()),
        }
    }

    /// Nobody else holds the role in that time, of those who are `counted`.
    pub(super) fn must_be_alone(
        &self,
        role: &Role,
        time: Time,
        counted: impl Fn(&Holding) -> bool,
    ) -> Result<(), Refusal> {
        let mut others =
            role.holders.iter().filter(|held| counted(held) && held.meets(time.from, time.until));
        let Some(held) = others.next() else { return Ok(()) };
        let holder = self.must_have(held.person)?.name.clone();
        Err(Refusal::RoleHeld { holder, title: role.title().clone(), from: held.from, until: held.until })
    }

    /// Nothing where it ends on that day already.
    fn first_day_to_end(
        &self,
        role: RoleId,
        holdings: &[Holding],
        person: PersonId,
        on: Date,
    ) -> Result<Option<Date>, Refusal> {
        let (name, title) = (&self.must_have(person)?.name, self.must_have_role(role)?.title());
        if ends_on(holdings, person, on) {
            return Ok(None);
        }
        let first = to_end(holdings, person, on);
        first.map(Some).ok_or_else(|| Refusal::NothingToEnd { name: name.clone(), title: title.clone(), on })
    }

    /// No other role that is live is printed as this one is to be.
    fn must_be_free(&self, role: RoleId, words: &RoleWords, today: Date) -> Result<(), Refusal> {
        let others = || self.roles().filter(|other| other.id != role && other.is_live_on(today));
        for code in words.codes() {
            let key = alike::code(code.as_str());
            let is_same = |other: &&Role| other.words.codes().any(|taken| alike::code(taken.as_str()) == key);
            if let Some(other) = others().find(is_same) {
                return Err(Refusal::CodeTaken { code: code.clone(), title: other.title().clone() });
            }
        }
        Ok(())
    }
}

/// Each code once, where it was typed first.
fn without_repeats(mut words: RoleWords) -> RoleWords {
    let mut seen = BTreeSet::new();
    words.abbreviations.retain(|code| seen.insert(alike::code(code.as_str())));
    words.lead_codes.retain(|code| seen.insert(alike::code(code.as_str())));
    words
}
