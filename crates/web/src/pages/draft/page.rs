//! The markup of the page of a draft.

use maud::{Markup, html};

use super::view::{ActionRow, DraftPage, Pane, Said, SectionRow, Verdict};
use super::{columns, doubts};
use crate::components::Link;
use crate::components::document::{notes, with_pictures};
use crate::components::lists::{figures, pairs};
use crate::components::marked::key;
use crate::components::notice::{Mistake, mistakes};
use crate::components::pager::pager;
use crate::words;

/// The draft beside its document. What is marked live is what changes when a person does something on the page.
pub fn draft(view: &DraftPage, found: &[Mistake]) -> Markup {
    html! {
        (mistakes(found))
        span class="govuk-caption-m" { (view.document) }
        h1 class="govuk-heading-l" { "Is this what the document says?" }
        p class="govuk-body-l" { (view.title) }
        div data-review=(view.href) {
            div id="sum" data-live="" { (figures(&view.figures)) }
            @match &view.verdict {
                Verdict::Plan => (before_you_confirm(view)),
                Verdict::Report(answer) => {
                    (begun_from_report(answer))
                    (before_you_confirm(view))
                },
                Verdict::NotAPlan(why) => (refusal(why)),
            }
            div class="gt-beside" {
                div id="draft" data-live="" {
                    @if !view.doubts.is_empty() { (doubts::list(view)) }
                    h2 class="govuk-heading-m" id="what-was-read" { "What was read" }
                    @for section in &view.sections { (read(&view.href, section)) }
                    @if view.sections.is_empty() { p class="govuk-body gt-none" { "No section and no action was found." } }
                    @if !view.tables.is_empty() { (columns::forms(view)) }
                }
                (pane(&view.pane))
            }
        }
        @match &view.verdict {
            Verdict::Plan | Verdict::Report(_) => (confirmation(view, found)),
            Verdict::NotAPlan(_) => (discard(view)),
        }
    }
}

fn begun_from_report(answer: &[(String, String)]) -> Markup {
    html! {
        div class="govuk-inset-text" {
            p class="govuk-body" {
                strong { "This is an inspection report. " }
                "A plan can be begun from it: one section a recommendation, without actions yet."
            }
            @if !answer.is_empty() { (pairs(answer)) }
        }
    }
}

fn before_you_confirm(view: &DraftPage) -> Markup {
    html! {
        @if let Some(before) = &view.before { (kept_before(before)) }
        p class="govuk-body" {
            "Look at the doubts, compare what was read with the document, change what is wrong, then "
            a class="govuk-link" href="#confirm" { "confirm it at the end of this page" }
            @if !view.plans.is_empty() { ", or " a class="govuk-link" href="#versions" { "take it as a later version of a plan" } }
            ". Nothing enters the plan before that."
        }
    }
}

fn kept_before(before: &Link) -> Markup {
    html! {
        div class="govuk-warning-text" {
            span class="govuk-warning-text__icon" aria-hidden="true" { "!" }
            strong class="govuk-warning-text__text" {
                span class="govuk-visually-hidden" { "Warning: " }
                "This very document is kept already, as " a class="govuk-link" href=(before.href) { (before.words) }
                ". Confirming it makes a second plan; " a class="govuk-link" href="#versions" { "it can be taken as a later version" } " instead."
            }
        }
    }
}

fn confirmation(view: &DraftPage, found: &[Mistake]) -> Markup {
    html! {
        h2 class="govuk-heading-m" id="confirm" { "When it is right" }
        form action={ (view.href) "/confirmation" } method="post" novalidate {
            (what_was_done(view))
            (view.who.field(found, "It is kept with the plan, for ever, as who confirmed it."))
            button class="govuk-button govuk-!-margin-bottom-2" data-module="govuk-button" { "Confirm and keep the plan" }
        }
        (later_version(view))
        (discard(view))
    }
}

fn later_version(view: &DraftPage) -> Markup {
    html! {
        @if !view.plans.is_empty() {
            h2 class="govuk-heading-m" id="versions" { "Or is it a later version of a plan that is kept?" }
            p class="govuk-body" { "Then see what it changes there, and take that, difference by difference. Dates that move keep the ones before." }
            ul class="govuk-list govuk-list--spaced" {
                @for plan in &view.plans { li { a class="govuk-link" href=(plan.href) { "What it changes in " (plan.words) } } }
            }
        }
    }
}

/// What a person has done so far, as the form says that they have seen it.
fn what_was_done(view: &DraftPage) -> Markup {
    html! {
        div id="done" data-live="" {
            input type="hidden" name="seen" value=(view.revision);
            @if view.set > 0 { p class="govuk-body" { "You have set " (words::count(view.set, "field", "fields")) ". The ledger keeps what the document was read as beside what you set." } }
            @if view.left_out > 0 { p class="govuk-body" { "You have left out " (words::count(view.left_out, "action", "actions")) ". The ledger keeps what was left out." } }
            @if view.out_of_place > 0 {
                p class="govuk-body" {
                    strong { (words::sentence(&words::count(view.out_of_place, "change", "changes"))) " that you made " (words::noun(view.out_of_place, "has", "have")) " no place in the draft any more" }
                    ", because its columns are read in another way since. Make them again where they belong, or set the columns back."
                }
            }
        }
    }
}

fn refusal(why: &str) -> Markup {
    html! {
        div class="govuk-inset-text" {
            p class="govuk-body" { strong { "This document cannot be kept as a plan. " } (why) }
            p class="govuk-body" { a class="govuk-link" href="/documents/new" { "Read another document" } }
        }
    }
}

fn discard(view: &DraftPage) -> Markup {
    html! {
        form action={ (view.href) "/removal" } method="post" {
            p class="govuk-body-s gt-dim" {
                "The draft is held in memory until " (view.held) ", or until Goldthread is started again. "
                "It is not in the ledger before it is confirmed."
            }
            button class="govuk-button govuk-button--secondary" data-module="govuk-button" { "Discard the draft" }
        }
    }
}

fn read(href: &str, section: &SectionRow) -> Markup {
    html! {
        section id={ "section-" (section.number) } {
            h3 class="govuk-heading-s govuk-!-margin-bottom-1" { (said(&section.title, "Section")) }
            p class="govuk-body-s gt-dim" {
                (section.holds) @if section.set { " · changed in review" } " · "
                a class="govuk-link" href={ (href) "/sections/" (section.number) } { "Edit" span class="govuk-visually-hidden" { " section " (section.number) } }
            }
            @if !section.actions.is_empty() {
                ol class="govuk-list gt-read" { @for one in &section.actions { (action(href, one)) } }
            }
        }
    }
}

fn action(href: &str, action: &ActionRow) -> Markup {
    html! {
        li class={ "gt-read__action" @if action.left_out { " gt-read__action--out" } } id={ "action-" (action.number) } {
            span class="gt-read__number" { (action.number) }
            div {
                @if action.left_out { strong { "Left out: " } del { (action.text.words) } }
                @else { (said(&action.text, "Action")) }
                span class="gt-dim gt-caption" {
                    @for (nth, lead) in action.leads.iter().enumerate() { @if nth > 0 { "; " } (said(lead, "Lead")) }
                    @if action.leads.is_empty() { "No lead" }
                    " · " @match &action.when { Some(when) => (said(when, "Timescale")), None => "No date" }
                    @if let Some(status) = &action.status { " · " (said(status, "Status")) }
                    @if action.set && !action.left_out { " · changed in review" }
                    " · " a class="govuk-link" href={ (href) "/actions/" (action.number) } { "Edit" span class="govuk-visually-hidden" { " action " (action.number) } }
                }
            }
        }
    }
}

/// Words that lead to where they stand in the document.
fn said(said: &Said, what: &str) -> Markup {
    html! {
        @match &said.href {
            Some(place) => a class="govuk-link govuk-link--no-underline govuk-link--text-colour gt-said" href=(place) title={ (what) ", " (said.at) } { (said.words) },
            None => (said.words),
        }
    }
}

/// The document, as far as it is shown at once.
pub fn pane(pane: &Pane) -> Markup {
    html! {
        div id="pane" data-live="" class="gt-pane" {
            h2 class="govuk-heading-m" id="the-document" { "The document" }
            details class="govuk-details govuk-!-margin-bottom-2" {
                summary class="govuk-details__summary" { span class="govuk-details__summary-text" { "What the marks mean" } }
                div class="govuk-details__text" { (key()) }
            }
            (pager(&pane.pager))
            div class="gt-beside__source" tabindex="0" role="region" aria-labelledby="the-document" {
                (with_pictures(&pane.source, &pane.part, (&pane.marks, pane.picked.as_ref()), pane.pictures.as_deref()))
                @if pane.pager.page == pane.pager.pages { (notes(&pane.source)) }
            }
        }
    }
}
