//! The markup of the page of a piece of evidence.

use maud::{Markup, html};

use super::view::{Body, PiecePage, Version};
use crate::components::Link;
use crate::components::lists::{prose, summary};
use crate::components::notice::done;
use crate::components::plan_head::moment_picker;
use crate::words;

/// The page.
pub fn piece(view: &PiecePage) -> Markup {
    html! {
        (done(view.done))
        span class="govuk-caption-m" { (view.caption) }
        h1 class="govuk-heading-l" { (view.title) }
        @if let Some(why) = &view.withdrawn {
            div class="govuk-inset-text" { "It was taken away: " (why) }
        }
        @if let Some((first, others)) = view.doable.split_first() {
            div class="govuk-button-group" {
                a class="govuk-button govuk-button--secondary" data-module="govuk-button" role="button" draggable="false" href=(first.href) { (first.words) }
                @for other in others { a class="govuk-link govuk-link--no-visited-state" href=(other.href) { (other.words) } }
            }
        }
        (facts(view))
        h2 class="govuk-heading-m" { (words::noun(view.versions.len(), "Where it is", "Versions")) }
        @for (nth, one) in view.versions.iter().enumerate() { (version(one, nth == 0, view.versions.len())) }
        (moment_picker(&view.asked))
    }
}

fn facts(view: &PiecePage) -> Markup {
    let named = |key: &str, value: Markup| (html! { (key) }, value);
    let claims = if view.claims.is_empty() {
        html! { "No claim" }
    } else {
        links(&view.claims)
    };
    summary([
        named("Kind", html! { (view.kind) }),
        named("Strength", html! { (view.strength) }),
        named("The day that it speaks of", html! { (view.dated) }),
        named("Can be relied on until", view.until.show()),
        named(
            "Bears out",
            html! {
                (links(&view.actions))
                @if view.hidden > 0 { p class="govuk-body gt-dim" { "and " (words::count(view.hidden, "action", "actions")) " that you may not see" } }
            },
        ),
        named("Said to be complete by it", claims),
    ])
}

fn links(all: &[Link]) -> Markup {
    html! {
        ul class="govuk-list" { @for link in all { li { a class="govuk-link govuk-link--no-visited-state" href=(link.href) { (link.words) } } } }
    }
}

fn version(version: &Version, is_current: bool, of: usize) -> Markup {
    html! {
        div class="gt-update" id={ "version-" (version.number) } {
            @if of > 1 {
                h3 class="govuk-heading-s" { "Version " (version.number) @if is_current { " (the one that counts)" } }
            }
            (body(&version.body))
            @if !version.why.is_empty() { (prose(&version.why)) }
            p class="govuk-body-s gt-dim" { "Added by " (version.added) }
        }
    }
}

fn body(body: &Body) -> Markup {
    html! {
        @match body {
            Body::Link(url) => p class="govuk-body" {
                a class="govuk-link gt-address" href=(url) rel="noreferrer noopener" { (url) }
                span class="gt-dim" { " (a page elsewhere, which may change)" }
            },
            Body::File { name, about, scan, href } => {
                p class="govuk-body" {
                    @match href {
                        Some(href) => a class="govuk-link gt-address" href=(href) { (name) },
                        None => strong class="gt-address" { (name) },
                    }
                    span class="gt-dim" { " (" (about) ")" }
                }
                @if href.is_none() {
                    p class="govuk-body gt-dim" { "Evidence may name children. The file is opened by improvement leads, QA leads and those who answer for the action." }
                }
                p class="govuk-body-s gt-dim" { (scan) @if href.is_some() { " That you open it is recorded." } }
            }
        }
    }
}
