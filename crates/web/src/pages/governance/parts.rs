//! The parts that pages of governance have in common: what can be done, where a paper is, what happened.

use goldthread_governance::Document;
use goldthread_people::{Permission, Thing};
use goldthread_plan::PlanId;
use maud::{Markup, html};
use uuid::Uuid;

use super::asked::Asked;
use crate::components::Link;
use crate::store::GovernanceHappening;
use crate::words;

/// The pages of governance beside each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Here {
    /// Which body receives what.
    Oversight,
    /// What is due from whom.
    Due,
    /// Which bodies there are.
    Bodies,
    /// Which policies there are.
    Policies,
}

const TABS: [(Here, &str, &str); 4] = [
    (Here::Oversight, "Oversight", "/governance"),
    (Here::Due, "What is due", "/governance/due"),
    (Here::Bodies, "Boards", "/bodies"),
    (Here::Policies, "Policies", "/policies"),
];

/// The links between them.
pub fn tabs(shown: Here) -> Markup {
    html! {
        nav class="gt-tabs" aria-label="Boards and decisions" {
            ul class="gt-tabs__list" {
                @for (here, words, href) in TABS {
                    li {
                        a class="govuk-link govuk-link--no-visited-state gt-tabs__link" href=(href)
                            aria-current=[(here == shown).then_some("page")] { (words) }
                    }
                }
            }
        }
    }
}

/// What can be done, the likeliest first.
pub fn ways(ways: &[Link]) -> Markup {
    html! {
        @if let Some((first, others)) = ways.split_first() {
            div class="govuk-button-group" {
                a class="govuk-button govuk-button--secondary" data-module="govuk-button" role="button" draggable="false" href=(first.href) { (first.words) }
                @for other in others { (link(other)) }
            }
        }
    }
}

/// What can be done with one of several, which is named for those who hear the page.
pub fn small_ways(ways: &[Link], with: &str) -> Markup {
    html! {
        @if !ways.is_empty() {
            p class="govuk-body-s govuk-!-margin-top-1 govuk-!-margin-bottom-1" {
                @for (nth, way) in ways.iter().enumerate() {
                    @if nth > 0 { " · " }
                    a class="govuk-link govuk-link--no-visited-state" href=(way.href) { (way.words) span class="govuk-visually-hidden" { ": " (with) } }
                }
            }
        }
    }
}

/// A link.
pub fn link(to: &Link) -> Markup {
    html! { a class="govuk-link govuk-link--no-visited-state" href=(to.href) { (to.words) } }
}

/// Where a paper is.
pub fn document(document: Option<&Document>) -> Markup {
    html! {
        @match document {
            Some(Document::Link(link)) => a class="govuk-link" href=(link) rel="noreferrer noopener" { "Open it" },
            Some(Document::File(hash)) => span class="gt-dim" { "File " (&hash.to_string()[..12]) "…" },
            None => {},
        }
    }
}

/// Something that happened.
pub struct Told {
    entry: u64,
    sentence: String,
    when: String,
}

/// What happened, the newest first. It tells of all that a body deals with, so only those are told who may see all papers.
pub fn history<'a>(asked: &Asked, happened: impl Iterator<Item = &'a GovernanceHappening>) -> Vec<Told> {
    if !asked.app.may(Permission::SeePapers, Thing::Authority) {
        return Vec::new();
    }
    let shelf = asked.app.shelf();
    let plan_name = |plan: Uuid| {
        let kept = shelf.plan(PlanId::new(plan));
        let kept = kept.filter(|_| asked.app.may(Permission::SeePlan, Thing::Plan(plan)))?;
        Some(format!("“{}”", kept.plan().title()))
    };
    let tell = |one: &GovernanceHappening| {
        let said = one.event.sentence_with(&asked.governance, asked.app.directory(), &plan_name);
        let sentence = words::full_sentence(&format!("{} {said}", one.by));
        Told { entry: one.entry, sentence, when: words::moment(one.at) }
    };
    let mut told: Vec<Told> = happened.map(tell).collect();
    told.reverse();
    told
}

/// The markup of what happened.
pub fn happened(title: &str, told: &[Told]) -> Markup {
    html! {
        @if !told.is_empty() {
            h2 class="govuk-heading-m" { (title) }
            ol class="gt-history" {
                @for one in told {
                    li class="gt-history__item" {
                        span class="gt-history__entry" { span class="govuk-visually-hidden" { "Entry " } (one.entry) }
                        div { (one.sentence) span class="gt-history__when" { (one.when) } }
                    }
                }
            }
        }
    }
}
