//! The markup of the page of a draft.

use maud::{Markup, html};

use super::view::{ActionRow, DraftPage, SectionRow, Verdict};
use crate::components::Link;
use crate::components::lists::figures;
use crate::components::marked::{key, marked};
use crate::components::notice::{Mistake, mistakes};
use crate::marks;

/// The draft beside its document.
pub fn draft(view: &DraftPage, found: &[Mistake]) -> Markup {
    html! {
        (mistakes(found))
        span class="govuk-caption-m" { (view.document) }
        h1 class="govuk-heading-l" { "Is this what the document says?" }
        p class="govuk-body-l" { (view.title) }
        (figures(&view.figures))
        @match &view.verdict {
            Verdict::Plan => (before_you_confirm(view)),
            Verdict::NotAPlan(why) => (refusal(why)),
        }
        @if !view.doubts.is_empty() { (doubts(view)) }
        div class="gt-beside" {
            div {
                h2 class="govuk-heading-m" { "What was read" }
                @for section in &view.sections { (read(section)) }
                @if view.sections.is_empty() { p class="govuk-body gt-none" { "No section and no action was found." } }
            }
            div { (document(view)) }
        }
        @match &view.verdict {
            Verdict::Plan => (confirmation(view, found)),
            Verdict::NotAPlan(_) => (discard(view)),
        }
    }
}

fn before_you_confirm(view: &DraftPage) -> Markup {
    html! {
        @if let Some(before) = &view.before { (kept_before(before)) }
        p class="govuk-body" {
            "Look at the doubts, compare what was read with the document, then "
            a class="govuk-link" href="#confirm" { "confirm it at the end of this page" } "."
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
                ". Confirming it makes a second plan."
            }
        }
    }
}

fn confirmation(view: &DraftPage, found: &[Mistake]) -> Markup {
    let wrong = found.first();
    html! {
        h2 class="govuk-heading-m" id="confirm" { "When it is right" }
        form action={ (view.href) "/confirmation" } method="post" novalidate {
            div class={ "govuk-form-group" @if wrong.is_some() { " govuk-form-group--error" } } {
                label class="govuk-label govuk-label--s" for="by" { "Your name or role" }
                div class="govuk-hint" id="by-hint" { "It is kept with the plan, for ever, as who confirmed it." }
                @if let Some(mistake) = wrong {
                    p class="govuk-error-message" id="by-error" { span class="govuk-visually-hidden" { "Error: " } (mistake.words) }
                }
                input class={ "govuk-input govuk-!-width-one-half" @if wrong.is_some() { " govuk-input--error" } } id="by" name="by"
                    value=(view.typed) autocomplete="name" aria-describedby={ "by-hint" @if wrong.is_some() { " by-error" } };
            }
            button class="govuk-button govuk-!-margin-bottom-2" data-module="govuk-button" { "Confirm and keep the plan" }
        }
        (discard(view))
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

fn doubts(view: &DraftPage) -> Markup {
    html! {
        h2 class="govuk-heading-m" id="doubts" { "What the reader is not sure of" }
        ol class="gt-doubts" data-steps="" {
            @for doubt in &view.doubts {
                li class="gt-doubts__item" {
                    (doubt.words)
                    @if let Some(line) = doubt.line { " " a class="govuk-link" data-step="" href={ "#L" (line) } { "See line " (line) } }
                }
            }
        }
    }
}

fn read(section: &SectionRow) -> Markup {
    html! {
        section id={ "section-" (section.number) } {
            h3 class="govuk-heading-s govuk-!-margin-bottom-1" { (section.title) }
            p class="govuk-body-s gt-dim" { (section.holds) (line(section.line, &section.title)) }
            @if !section.actions.is_empty() {
                ol class="govuk-list gt-read" { @for one in &section.actions { (action(one)) } }
            }
        }
    }
}

fn action(action: &ActionRow) -> Markup {
    html! {
        li class="gt-read__action" id={ "action-" (action.number) } {
            span class="gt-read__number" { (action.number) }
            div {
                (action.text)
                span class="gt-dim gt-caption" { (action.leads) " · " (action.when) (line(action.line, &action.text)) }
            }
        }
    }
}

fn line(line: Option<u32>, of: &str) -> Markup {
    html! {
        @if let Some(line) = line {
            " · " a class="govuk-link" href={ "#L" (line) } { "line " (line) span class="govuk-visually-hidden" { " of the document: " (crate::words::shortened(of, 60)) } }
        }
    }
}

fn document(view: &DraftPage) -> Markup {
    let lines = marks::lines(view.source.text().unwrap_or_default(), &view.sheet, &view.marks, &[]);
    html! {
        h2 class="govuk-heading-m" id="the-document" { "The document" }
        details class="govuk-details govuk-!-margin-bottom-2" {
            summary class="govuk-details__summary" { span class="govuk-details__summary-text" { "What the marks mean" } }
            div class="govuk-details__text" { (key()) }
        }
        div class="gt-beside__source" tabindex="0" role="region" aria-labelledby="the-document" { (marked(&lines)) }
        @if view.goes_on { p class="govuk-body-s gt-dim" { "The document goes on; all of it was read." } }
    }
}
