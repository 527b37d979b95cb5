//! Who the leads of actions are by the directory.

use std::sync::Arc;

use goldthread_duties::resolve;
use goldthread_people::{Candidate, Directory, Permission, Person, Resolved, Role, Thing};
use goldthread_plan::{Action, Plan, PlanId};
use jiff::civil::Date;

use crate::app::App;
use crate::components::lead::{Lead, Named, Who};
use crate::seen::Seen;
use crate::store::{At, Shelf};
use crate::{speak, words};

/// An action, as rights are asked for it.
pub fn thing(plan: PlanId, action: &Action) -> Thing {
    Thing::Action { plan: plan.uuid(), action: action.number().0, section: Some(action.section().0) }
}

/// The actions of all plans that whoever asks may see, each with its plan.
pub fn seen_by<'s>(app: &App, shelf: &'s Shelf) -> Vec<(PlanId, &'s Plan, &'s Action)> {
    let actions = shelf.plans().flat_map(|kept| {
        let plan: &Plan = kept.plan();
        plan.actions().iter().map(move |action| (kept.id(), plan, action))
    });
    actions.filter(|(plan, _, action)| app.may(Permission::SeePlan, thing(*plan, action))).collect()
}

/// The leads of an action, as printed, and who that was at the moment that the page shows.
pub fn of_action(seen: &Seen, action: &Action) -> Vec<Lead> {
    let directory = match seen.shot.at() {
        Some(at) => seen.app.directory().as_at(at),
        None => Arc::clone(seen.app.directory().directory()),
    };
    let (day, plan) = (day_shown(seen), seen.plan());
    let leads = directory.leads_on(day);
    let may_follow = seen.app.may(Permission::SeeDirectory, Thing::Authority);
    let lead = |printed: &str| Lead {
        printed: speak::lead(plan, printed),
        who: who(&directory, &resolve(&leads, plan, printed), day, may_follow),
    };
    action.fields().leads.iter().map(|quote| lead(quote.text())).collect()
}

/// The day that a page speaks of: the one asked for, the one of the last entry up to the one asked for, or today.
pub fn day_shown(seen: &Seen) -> Date {
    match seen.shot.at() {
        Some(At::Day(day)) => day,
        Some(At::Entry(entry)) => {
            let before = seen.app.directory().history().iter().take_while(|one| one.entry <= entry);
            let last = before.last().map(|one| one.at);
            words::today(last.map_or(seen.shot.last().at, |at| at.max(seen.shot.last().at)))
        }
        None => words::today(seen.app.now()),
    }
}

fn who(directory: &Directory, resolved: &Resolved<'_>, day: Date, may_follow: bool) -> Option<Who> {
    match resolved {
        Resolved::Role { role, holders, deputies } => Some(Who {
            role: Some(Named {
                title: role.title().to_string(),
                href: may_follow.then(|| format!("/roles/{}", role.id)),
            }),
            words: with_deputies(held(role, holders, day), deputies),
        }),
        Resolved::Person(person) => {
            let roles = directory.held_by(person.id, day);
            let titles: Vec<String> = roles.iter().map(|role| role.title().to_string()).collect();
            let words = format!("{} holds {}", person.name, words::row_of(&titles));
            (!titles.is_empty()).then_some(Who { role: None, words })
        }
        Resolved::Several(found) => {
            Some(Who { role: None, words: format!("This could be {}", words::listed(&named(found), "or")) })
        }
        Resolved::Unresolved => None,
    }
}

/// What words may stand for, by name; those of one name are told apart.
pub fn named(found: &[Candidate<'_>]) -> Vec<String> {
    let name = |candidate: &Candidate<'_>| match candidate {
        Candidate::Role(role) => (role.title().to_string(), role.id.short()),
        Candidate::Person(person) => (person.name.to_string(), person.id.short()),
    };
    let names: Vec<(String, String)> = found.iter().map(name).collect();
    let is_shared = |name: &str| names.iter().filter(|(other, _)| other == name).count() > 1;
    let tell = |(name, id): &(String, String)| {
        if is_shared(name) { format!("{name} ({id})") } else { name.clone() }
    };
    names.iter().map(tell).collect()
}

/// Who holds a role on a day, and since when: `Jo Bloggs since 3 May 2026`.
pub fn held(role: &Role, holders: &[&Person], day: Date) -> String {
    let since = |person: &&Person| {
        let held = role.holders.iter().find(|held| held.person == person.id && held.covers(day));
        let since = held.map_or_else(String::new, |held| format!(" since {}", words::day(held.from)));
        format!("{}{since}", person.name)
    };
    match holders {
        [] => "nobody holds it".to_owned(),
        holders => words::row_of(&holders.iter().map(since).collect::<Vec<_>>()),
    }
}

fn with_deputies(held: String, deputies: &[&Person]) -> String {
    let names: Vec<String> = deputies.iter().map(|deputy| deputy.name.to_string()).collect();
    match names.len() {
        0 => held,
        1 => format!("{held}; deputy {}", names[0]),
        _ => format!("{held}; deputies {}", words::row_of(&names)),
    }
}
