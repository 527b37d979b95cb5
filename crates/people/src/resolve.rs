//! Which role, or which person, the words of a plan stand for. Nothing is guessed: two that fit are two.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::{Directory, Person, PersonId, Role, RoleId, alike};

/// What the words of a plan stand for on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolved<'d> {
    /// A role.
    Role {
        /// Which.
        role: &'d Role,
        /// Who holds it on that day; nobody, where it stands empty.
        holders: Vec<&'d Person>,
        /// Who deputises on that day.
        deputies: Vec<&'d Person>,
    },
    /// A person, printed by name.
    Person(&'d Person),
    /// Several, that fit as well as each other.
    Several(Vec<Candidate<'d>>),
    /// Nothing that is in the directory on that day.
    Unresolved,
}

/// What words may stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Candidate<'d> {
    /// A role.
    Role(&'d Role),
    /// A person.
    Person(&'d Person),
}

/// The directory on a day, made ready to look words up in. For one look, there is [`Directory::resolve`].
#[derive(Clone, Debug)]
pub struct Leads<'d> {
    directory: &'d Directory,
    day: Date,
    steps: Vec<Step>,
}

/// One way to compare, and what is known by each key. The first step that finds anything decides.
#[derive(Clone, Debug)]
struct Step {
    key: fn(&str) -> String,
    known: BTreeMap<String, Vec<Found>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Found {
    Role(RoleId),
    Person(PersonId),
}

impl Directory {
    /// What the words of a plan stand for on a day: what people said of them, else a code or abbreviation, else a title, else the
    /// name of a person.
    ///
    /// Each is compared as it is printed first, then without regard to marks, `&` and `and`, and plurals. What is found at
    /// the first of these that finds anything is the answer; where that is more than one, it is [`Resolved::Several`].
    pub fn resolve(&self, words: &str, day: Date) -> Resolved<'_> {
        self.leads_on(day).resolve(words)
    }

    /// The same, made ready for many words. Roles that have ended by that day, and people who have left, are not looked at.
    pub fn leads_on(&self, day: Date) -> Leads<'_> {
        Leads { directory: self, day, steps: steps(self, day) }
    }
}

fn steps(directory: &Directory, day: Date) -> Vec<Step> {
    let roles = || directory.roles().filter(move |role| role.is_live_on(day));
    let told = directory.resolved_leads().filter(|(_, role)| roles().any(|live| live.id == *role));
    let told = told.map(|(words, role)| (words.as_str(), Found::Role(role)));
    let codes =
        || roles().flat_map(|role| role.words.codes().map(|code| (code.as_str(), Found::Role(role.id))));
    let titles = || roles().map(|role| (role.title().as_str(), Found::Role(role.id)));
    let people = directory.people().filter(|person| person.is_here_on(day));
    let names = people.map(|person| (person.name.as_str(), Found::Person(person.id)));
    vec![
        Step::of(alike::forgiving, told),
        Step::of(alike::code, codes()),
        Step::of(alike::code_without_marks, codes()),
        Step::of(alike::as_printed, titles()),
        Step::of(alike::forgiving, titles()),
        Step::of(alike::words, names),
    ]
}

impl Step {
    fn of<'a>(key: fn(&str) -> String, words: impl Iterator<Item = (&'a str, Found)>) -> Self {
        let mut known: BTreeMap<String, Vec<Found>> = BTreeMap::new();
        for (words, found) in words {
            let there = known.entry(key(words)).or_default();
            if !there.contains(&found) {
                there.push(found);
            }
        }
        Self { key, known }
    }

    /// Words without a letter or a digit have no key, and stand for nothing.
    fn find(&self, words: &str) -> &[Found] {
        let key = (self.key)(words);
        self.known.get(&key).map_or(&[], Vec::as_slice)
    }
}

impl<'d> Leads<'d> {
    /// What the words of a plan stand for.
    pub fn resolve(&self, words: &str) -> Resolved<'d> {
        let found = self.steps.iter().map(|step| step.find(words)).find(|found| !found.is_empty());
        let candidates = found.unwrap_or_default().iter().filter_map(|found| self.candidate(*found));
        match candidates.collect::<Vec<_>>().as_slice() {
            [] => Resolved::Unresolved,
            [Candidate::Role(role)] => Resolved::Role {
                role,
                holders: self.directory.holders_on(role.id, self.day),
                deputies: self.directory.deputies_on(role.id, self.day),
            },
            [Candidate::Person(person)] => Resolved::Person(person),
            several => Resolved::Several(several.to_vec()),
        }
    }

    fn candidate(&self, found: Found) -> Option<Candidate<'d>> {
        match found {
            Found::Role(id) => self.directory.role(id).map(Candidate::Role),
            Found::Person(id) => self.directory.person(id).map(Candidate::Person),
        }
    }
}
