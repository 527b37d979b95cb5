//! What an action waits on and what waits on it, with the dates that do not fit.

use goldthread_people::Permission;
use goldthread_plan::Action;
use maud::{Markup, html};

use super::Link;
use crate::pages::leads;
use crate::seen::Seen;
use crate::{when, words};

/// The actions before and after one.
#[derive(Debug, Clone, Default)]
pub struct Waits {
    /// Those that it waits on, each with what does not fit.
    pub on: Vec<(Link, Option<String>)>,
    /// Those that wait on it.
    pub waiting: Vec<(Link, Option<String>)>,
}

impl Waits {
    /// Those of an action that whoever looks may see.
    pub fn of(seen: &Seen, action: &Action) -> Self {
        let may_see = |one: &&Action| seen.app.may(Permission::SeePlan, leads::thing(seen.shot.id(), one));
        let link = |one: &Action| {
            let line = format!("{}. {}", one.number(), words::shortened(one.fields().text.text(), 90));
            Link::new(line, seen.place.action(one.number()))
        };
        let on = action.work().waits_on().iter().filter_map(|number| seen.plan().action(*number));
        let waiting =
            seen.plan().actions().iter().filter(|one| one.work().waits_on().contains(&action.number()));
        Self {
            on: on.filter(may_see).map(|one| (link(one), misfit(one, action))).collect(),
            waiting: waiting.filter(may_see).map(|one| (link(one), misfit(action, one))).collect(),
        }
    }
}

/// What does not fit where an action has to be done before another.
fn misfit(first: &Action, then: &Action) -> Option<String> {
    if !first.is_open() || !then.is_open() {
        return None;
    }
    let day = |action: &Action| action.fields().timescale.last_day();
    match (day(first), day(then)) {
        (Some(one), Some(other)) if one > other => Some(format!(
            "Action {} is to be done by {}, after this one ({}) that waits on it.",
            first.number(),
            when::printed(first),
            when::printed(then),
        )),
        _ => None,
    }
}

/// Both lists.
pub fn waits(view: &Waits) -> Markup {
    html! {
        @if view.on.is_empty() { p class="govuk-body" { "It waits on nothing." } } @else { (listed("It waits on", &view.on)) }
        @if !view.waiting.is_empty() { (listed("Waiting on it", &view.waiting)) }
    }
}

/// A list with its name.
fn listed(name: &str, actions: &[(Link, Option<String>)]) -> Markup {
    html! { p class="govuk-body govuk-!-margin-bottom-1" { (name) ":" } (list(actions)) }
}

/// Actions, each with what does not fit.
pub fn list(actions: &[(Link, Option<String>)]) -> Markup {
    html! {
        ul class="govuk-list govuk-list--bullet" {
            @for (link, misfit) in actions {
                li {
                    a class="govuk-link govuk-link--no-visited-state" href=(link.href) { (link.words) }
                    @if let Some(misfit) = misfit { " " strong { (misfit) } }
                }
            }
        }
    }
}
