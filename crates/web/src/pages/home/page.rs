//! The markup of the home page.

use maud::{Markup, html};

use super::own::{Item, Own};
use super::view::{Card, Home, Need, Part};
use crate::components::action_table::saved_views;
use crate::components::layout::read_a_document;

/// What needs attention, plan by plan.
pub fn home(home: &Home) -> Markup {
    html! {
        h1 class="govuk-heading-l" { (home.title) }
        @if let Some(own) = &home.own {
            (owed(own))
            (saved_views(&home.saved))
            @if !home.plans.is_empty() { h2 class="govuk-heading-l" { "What needs attention" } }
        }
        @if let Some(ladder) = &home.ladder { section class="gt-card" { ul class="gt-attention" { (need(ladder)) } } }
        @for part in &home.parts { (shared(part)) }
        @for card in &home.plans { (plan(card)) }
        @if home.plans.is_empty() && home.parts.is_empty() { (nothing_yet(home.may_bring_in)) }
    }
}

fn owed(own: &Own) -> Markup {
    html! {
        @if own.groups.is_empty() { p class="govuk-body" { "Nothing is waiting for you." } }
        @for group in &own.groups {
            section class="gt-owed" {
                h2 class="govuk-heading-m" { (group.title) " " span class="gt-owed__count" { (group.count) } }
                ul class="govuk-list gt-owed__list" { @for item in &group.items { (duty(item)) } }
                @if group.count > group.items.len() { p class="govuk-body-s gt-dim" { "The first " (group.items.len()) " of " (group.count) " are shown." } }
            }
        }
    }
}

fn duty(item: &Item) -> Markup {
    html! {
        li class="gt-owed__item" {
            a class="govuk-link govuk-link--no-visited-state" href=(item.href) { span class="govuk-visually-hidden" { (item.words) ": " } (item.of) }
            div class="gt-dim" {
                (item.words)
                @if let Some((by, late)) = &item.by {
                    ", " span class={ "gt-owed__by" @if *late { " gt-owed__by--late" } } { @if *late { "was due " } @else { "by " } (by) }
                }
                @if !item.plan.is_empty() { " · " (item.plan) }
            }
        }
    }
}

fn shared(part: &Part) -> Markup {
    html! {
        section class="gt-card" {
            h2 class="govuk-heading-m govuk-!-margin-bottom-1" { (part.title) }
            p class="govuk-body-s gt-dim" { "You may see these parts of the plan" }
            ul class="govuk-list govuk-list--spaced" {
                @for item in &part.items { li { a class="govuk-link govuk-link--no-visited-state" href=(item.href) { (item.words) } } }
            }
        }
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

fn nothing_yet(may_bring_in: bool) -> Markup {
    html! {
        @if may_bring_in {
            p class="govuk-body" { "No plan is kept here yet. This page will show, plan by plan, what is overdue, what is said to be complete and who should ask what." }
            (read_a_document())
        } @else {
            p class="govuk-body" { "There is no plan here that you may see. Once there is, this page will show what needs attention in it." }
        }
    }
}
