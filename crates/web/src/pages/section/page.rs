//! The markup of the page of a section.

use maud::{Markup, html};

use super::view::{Borne, Said, SectionPage};
use crate::components::action_list::action_list;
use crate::components::flag_list::flag_list;
use crate::components::lists::{pairs, prose, summary};
use crate::components::neighbours::neighbours;
use crate::components::plan_head::moment_picker;
use crate::components::rating;
use crate::speak::Rated;

/// The page.
pub fn section(view: &SectionPage) -> Markup {
    html! {
        span class="govuk-caption-m" { (view.caption) }
        h1 class="govuk-heading-l" { (view.name) }
        div class="govuk-body-l gt-prose" { (said(&view.title)) }
        @if let Some((process, impact)) = &view.ratings { (ratings(process, impact)) }
        @if !view.asked_of.is_empty() { (pairs(&view.asked_of)) }
        h2 class="govuk-heading-m" { "What inspectors found" }
        @match &view.finding {
            Some(finding) => blockquote class="gt-quote" { (said(finding)) },
            None => p class="govuk-body gt-none" { "The document does not quote the finding." },
        }
        h2 class="govuk-heading-m" { "What should be different for children" }
        @if view.outcomes.is_empty() {
            p class="govuk-body gt-none" { "No outcome is written down for this section." }
        } @else {
            (list(&view.outcomes))
        }
        h2 class="govuk-heading-m" { "Actions" }
        @if view.actions.is_empty() {
            p class="govuk-body gt-none" { "The document lists no actions under this section." }
        } @else {
            p class="govuk-body" { (view.count) }
            (action_list("Actions of this section", &view.actions, false))
        }
        (borne_out(&view.evidence))
        @for (title, told) in &view.told { h2 class="govuk-heading-m" { (title) } (list(told)) }
        @if !view.flags.is_empty() { h2 class="govuk-heading-m" { "Questions to ask" } (flag_list(&view.flags)) }
        (neighbours("Sections", "Previous section", view.before.as_ref(), "Next section", view.after.as_ref()))
        p class="govuk-body" { a class="govuk-link" href=(view.history) { "What happened to this section" } }
        (moment_picker(&view.asked))
    }
}

fn borne_out(evidence: &Borne) -> Markup {
    html! {
        h2 class="govuk-heading-m" { "Evidence" }
        @if let Some(counted) = &evidence.counted { p class="govuk-body" { "It can be relied on: " (counted) "." } }
        @if let Some(lacking) = evidence.lacking { p class="govuk-body gt-none" { (lacking) "." } }
        @if evidence.counted.is_some() {
            p class="govuk-body" {
                @if let Some(list) = &evidence.list { a class="govuk-link govuk-link--no-visited-state" href=(list) { "See it" } }
                @if let Some(pack) = &evidence.pack { " " a class="govuk-link govuk-link--no-visited-state" href=(pack) { "Get all of it in one file (zip)" } " That you do is recorded." }
            }
        }
    }
}

/// Words of the document, with the way to where they stand.
pub fn said(said: &Said) -> Markup {
    let (most, last) = said.words.rsplit_once('\n').unwrap_or(("", &said.words));
    html! { (prose(most)) p class="govuk-body gt-prose" { (last) (way(said)) } }
}

fn list(said: &[Said]) -> Markup {
    html! {
        ul class="govuk-list govuk-list--bullet gt-prose" { @for one in said { li { (one.words) (way(one)) } } }
    }
}

fn way(said: &Said) -> Markup {
    html! {
        @if let Some(href) = &said.href {
            " " a class="govuk-link gt-doc" href=(href) {
                "In the document" span class="govuk-visually-hidden" { ": " (crate::words::shortened(&said.words, 60)) }
            }
        }
    }
}

fn ratings(process: &Rated, impact: &Rated) -> Markup {
    summary([("Process", process), ("Impact", impact)].map(|(name, rated)| {
        let [last, now] = rating::pair(rated);
        (
            html! { (name) },
            html! { (now) span class="gt-last" { span class="gt-dim" { "last period " } (last) } },
        )
    }))
}
