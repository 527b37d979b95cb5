//! The markup of the home page.

use maud::{Markup, html};

use super::view::{Card, Home, Need};

/// What needs attention, plan by plan.
pub fn home(home: &Home) -> Markup {
    html! {
        h1 class="govuk-heading-l" { "What needs attention" }
        @for card in &home.plans { (plan(card)) }
        @if home.plans.is_empty() { (nothing_yet()) }
    }
}

fn plan(card: &Card) -> Markup {
    html! {
        section class="gt-card" {
            h2 class="govuk-heading-m govuk-!-margin-bottom-1" { a class="govuk-link govuk-link--no-visited-state" href=(card.href) { (card.title) } }
            p class="govuk-body-s gt-dim" { (card.about) }
            @if card.needs.is_empty() {
                p class="govuk-body" { "Nothing needs attention." }
            } @else {
                ul class="gt-attention" { @for one in &card.needs { (need(one)) } }
            }
        }
    }
}

fn need(need: &Need) -> Markup {
    html! {
        li class="gt-attention__item" {
            span class="gt-attention__number" { (need.number) }
            span {
                a class="govuk-link govuk-link--no-visited-state" href=(need.href) { (need.words) }
                span class="gt-attention__more" { (need.more) }
            }
        }
    }
}

fn nothing_yet() -> Markup {
    html! {
        p class="govuk-body" { "No plan is kept here yet. This page will show, plan by plan, what is overdue, what is said to be complete and who should ask what." }
        p class="govuk-body" {
            a class="govuk-button" href="/documents/new" role="button" draggable="false" data-module="govuk-button" { "Read a document" }
        }
    }
}
