//! What stands in the way of an action or a section: its concerns that stand, and its matters on the ladder.

use goldthread_people::Permission;
use goldthread_plan::escalation::Matter;
use maud::{Markup, html};

use super::Link;
use super::concern_list::{ConcernRow, concern_list};
use super::matter_list::{MatterRow, matter_list};
use crate::matter;
use crate::pages::leads;
use crate::seen::Seen;

/// What stands in the way.
#[derive(Debug, Clone, Default)]
pub struct InTheWay {
    /// The concerns that stand.
    pub concerns: Vec<ConcernRow>,
    /// The matters that are open.
    pub matters: Vec<MatterRow>,
    /// What whoever looks may do about it.
    pub doable: Vec<Link>,
}

impl InTheWay {
    /// What stands in the way of something, at the moment that the page shows.
    pub fn of(seen: &Seen, about: Matter) -> Self {
        let (plan, place, today) = (seen.plan(), seen.place, leads::day_shown(seen));
        let concerns = plan.concerns().iter().filter(|one| one.about == about && one.closed.is_none());
        let matters = plan.escalations().iter().filter(|one| one.about == about && one.is_open());
        Self {
            concerns: concerns.map(|one| ConcernRow::of(one, plan, place, today)).collect(),
            matters: matters.map(|one| MatterRow::of(one, plan, place, today)).collect(),
            doable: raisable(seen, about),
        }
    }
}

/// What whoever looks may do about it; what has been cannot be changed.
fn raisable(seen: &Seen, about: Matter) -> Vec<Link> {
    let Some(at) = matter::link(seen.plan(), seen.place, about).filter(|_| seen.shot.at().is_none()) else {
        return Vec::new();
    };
    let thing = matter::thing(seen.shot.id(), seen.plan(), about);
    let all = [
        (Permission::TellProgress, "Raise a concern", "/concerns/new"),
        (Permission::RunPlan, "Take it up the ladder", "/escalations/new"),
    ];
    let own = all.into_iter().filter(|(permission, ..)| seen.app.may(*permission, thing));
    own.map(|(_, words, under)| Link::new(words, format!("{}{under}", at.href))).collect()
}

/// The part of a page that shows it; nothing where nothing does and nothing can be done.
pub fn in_the_way(shown: &InTheWay) -> Markup {
    let is_clear = shown.concerns.is_empty() && shown.matters.is_empty();
    html! {
        @if !is_clear || !shown.doable.is_empty() {
            h2 class="govuk-heading-m" id="in-the-way" { "What stands in the way" }
            @if is_clear { p class="govuk-body gt-none" { "No concern stands, and nothing is on the ladder." } }
            @if !shown.concerns.is_empty() { (concern_list("Concerns that stand", &shown.concerns, false)) }
            @if !shown.matters.is_empty() { (matter_list("Matters on the ladder", &shown.matters, false)) }
            @if !shown.doable.is_empty() {
                ul class="govuk-list" {
                    @for link in &shown.doable { li { a class="govuk-link govuk-link--no-visited-state" href=(link.href) { (link.words) } } }
                }
            }
        }
    }
}

/// What whoever looks may do, the most likely first.
pub fn doable(links: &[Link]) -> Markup {
    html! {
        @if let Some((first, others)) = links.split_first() {
            div class="govuk-button-group" {
                a class="govuk-button" data-module="govuk-button" role="button" draggable="false" href=(first.href) { (first.words) }
                @for other in others { a class="govuk-link govuk-link--no-visited-state" href=(other.href) { (other.words) } }
            }
        }
    }
}
