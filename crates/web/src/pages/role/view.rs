//! What the page of a role says.

use goldthread_people::{Held, Holding, LeadCode, PersonId};

use super::asked::Asked;
use super::history::Told;
use super::open::{Open, opened};
use crate::pages::leads;
use crate::pages::roles::duties::Duties;
use crate::words;

/// The page.
pub struct RolePage {
    /// The title of the role.
    pub title: String,
    /// That it has ended, or will; nothing where no end is known.
    pub ended: Option<String>,
    /// How plans print it in short.
    pub abbreviations: String,
    /// What else they print for it.
    pub codes: String,
    /// What people said that plans print for it.
    pub printed: Vec<String>,
    /// Who holds it, held it and will hold it, the last one first.
    pub holders: Vec<Time>,
    /// Who deputises, likewise.
    pub deputies: Vec<Time>,
    /// How many open actions it answers for.
    pub duties: String,
    /// Those actions.
    pub open: Vec<Open>,
    /// What happened to it, the newest first.
    pub history: Vec<Told>,
    /// What whoever asks may do to it.
    pub may: Doing,
    /// The address of the role.
    pub address: String,
}

/// What can be done to a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doing {
    /// It can be changed.
    Change,
    /// It has ended: only that can be corrected.
    Correct,
    /// It can be looked at.
    Look,
}

/// A time that somebody holds the role or deputises.
pub struct Time {
    /// Who.
    pub name: String,
    /// Their page.
    pub person: String,
    /// The first day.
    pub from: String,
    /// The last day, or that none is known.
    pub until: String,
    /// Whether it is now, was or will be.
    pub when: &'static str,
    /// Whether others may hold it beside them.
    pub is_shared: bool,
    /// Where it is ended; nothing where it has ended, or may not be.
    pub end: Option<String>,
}

impl RolePage {
    /// The page as things stand.
    pub fn of(asked: &Asked) -> Self {
        let (role, directory, shelf) = (&asked.role, asked.app.directory(), asked.app.shelf());
        let duties = Duties::among(leads::seen_by(&asked.app, &shelf), directory, asked.today);
        let codes = |codes: &[LeadCode]| crate::pages::roles::codes(codes.iter());
        let printed = directory.resolved_leads().filter(|(_, meant)| *meant == role.id);
        let held = |holdings: &[Holding], under: &str| {
            holdings.iter().rev().map(|one| Time::of(asked, one, under)).collect()
        };
        Self {
            title: role.title().to_string(),
            ended: role.ended.map(|day| ended(asked, day)),
            abbreviations: codes(&role.words.abbreviations),
            codes: codes(&role.words.lead_codes),
            printed: printed.map(|(words, _)| words.to_string()).collect(),
            holders: held(&role.holders, "holders"),
            deputies: held(&role.deputies, "deputies"),
            duties: duties.said(role.id),
            open: opened(&asked.app, &shelf, duties.of(role.id)),
            history: Told::of_role(asked),
            may: match (asked.may_change(), role.is_live_on(asked.today)) {
                (true, true) => Doing::Change,
                (true, false) => Doing::Correct,
                (false, _) => Doing::Look,
            },
            address: asked.address(""),
        }
    }
}

fn ended(asked: &Asked, day: jiff::civil::Date) -> String {
    let verb = if day < asked.today { "It ended on" } else { "It ends on" };
    format!("{verb} {}.", words::day(day))
}

impl Time {
    fn of(asked: &Asked, held: &Holding, under: &str) -> Self {
        let Holding { person, from, until, held: alone } = *held;
        let goes_on = until.is_none_or(|until| asked.today <= until);
        Self {
            name: asked.app.directory().name_of(person).to_owned(),
            person: person_page(person),
            from: words::day(from),
            until: until.map_or_else(|| "No end is known".to_owned(), words::day),
            when: match (asked.today < from, goes_on) {
                (true, _) => "To come",
                (false, true) => "Today",
                (false, false) => "Before",
            },
            is_shared: under == "holders" && alone == Held::JobShare,
            end: (goes_on && asked.may_change()).then(|| asked.address(&format!("/{under}/{person}/end"))),
        }
    }
}

/// The page of a person.
fn person_page(person: PersonId) -> String {
    format!("/people/{person}")
}
