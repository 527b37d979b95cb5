//! The markup of the page of a search.

use goldthread_search::Piece;
use maud::{Markup, html};

use super::view::{Group, Search, Shown};
use crate::components::filter::select;
use crate::components::pager::pager;
use crate::components::tag::{Tag, tag};

/// The form, and what was found.
pub fn search(view: &Search) -> Markup {
    html! {
        h1 class="govuk-heading-l" { "Search" }
        (form(view))
        @for sentence in &view.said { p class="govuk-body" { (sentence) } }
        @if view.typed.is_empty() { (what_can_be_found()) }
        @for group in &view.groups { (found(group)) }
        (pager(&view.pager))
    }
}

fn form(view: &Search) -> Markup {
    html! {
        form class="gt-filter" method="get" action="/search" autocomplete="off" {
            div class="govuk-form-group govuk-!-margin-bottom-3" {
                label class="govuk-label" for="q" { "Words" }
                div class="govuk-hint" id="q-hint" { "All of them, in any form. Put a phrase in quotation marks; end a word with * for all that begin so." }
                input class="govuk-input" id="q" name="q" type="search" maxlength="300" value=(view.typed) aria-describedby="q-hint";
            }
            div class="gt-filter__row" {
                @if !view.kinds.is_empty() {
                    (select("kind", "What", view.kinds.iter().map(|choice| (&*choice.value, &*choice.words, choice.chosen))))
                    (select("plan", "Where", view.plans.iter().map(|choice| (&*choice.value, &*choice.words, choice.chosen))))
                }
                button class="govuk-button govuk-button--secondary" data-module="govuk-button" { "Search" }
            }
        }
    }
}

fn what_can_be_found() -> Markup {
    html! {
        p class="govuk-body" { "Search looks through the plans that you may see:" }
        ul class="govuk-list govuk-list--bullet" {
            li { "titles, sections, what inspectors found, outcomes, actions and progress as printed" }
            li { "updates, comments, concerns and escalations" }
            li { "what evidence is called, its file or its address; not what is in it" }
            li { "the texts of the documents that plans were read from, where you may see those" }
        }
    }
}

fn found(group: &Group) -> Markup {
    html! {
        h2 class="govuk-heading-m govuk-!-margin-bottom-1" { (group.title) }
        ul class="gt-found" { @for hit in &group.hits { (one(hit)) } }
    }
}

fn one(hit: &Shown) -> Markup {
    html! {
        li class="gt-found__one" {
            (tag(&Tag::plain(hit.kind))) " "
            a class="govuk-link govuk-link--no-visited-state" href=(hit.href) { (hit.heading) }
            @if !hit.title.is_empty() { p class="govuk-body govuk-!-font-weight-bold" { (marked(&hit.title)) } }
            @if !hit.excerpt.is_empty() { p class="govuk-body" { (marked(&hit.excerpt)) } }
        }
    }
}

fn marked(pieces: &[Piece]) -> Markup {
    html! { @for piece in pieces { @if piece.is_found { mark { (piece.text) } } @else { (piece.text) } } }
}
