//! The markup of the page of a scheme.

use goldthread_plan::Plan;
use goldthread_plan::periods::{Axis, TEMPLATES};
use maud::{Markup, html};

use super::form::{ORDER, Row, Told, first};
use crate::components::lists::summary;
use crate::components::notice::{Mistake, mistakes};
use crate::components::once::once;
use crate::components::tag::tag;
use crate::pages::periods::axis_word;
use crate::rated;
use crate::reporting::Reporting;

/// The page.
pub fn scheme(reporting: &Reporting, plan: &Plan, told: &Told, found: &[Mistake]) -> Markup {
    let place = reporting.seen.place;
    html! {
        (mistakes(found))
        span class="govuk-caption-l" { (plan.title()) }
        h1 class="govuk-heading-l" { (super::TITLE) }
        p class="govuk-body" {
            "Your own marks, with a place in our order, which arrows and counts go by. A mark is a word, a symbol and a colour, so that it can be told in black and white and by those who do not see colours."
        }
        (as_it_is(plan))
        @if let Some(open) = plan.open_now().filter(|open| open.ratings().next().is_some()) {
            p class="govuk-inset-text" { "Sections are rated already in " (open.title) ", which is open. What is rated by a mark that goes has to be rated anew. Periods that have closed keep the marks that they were rated by." }
        }
        (templates(&place.page("scheme", &[])))
        form action=(place.page("scheme", &[])) method="post" novalidate {
            @for (rows, axis) in told.axes.iter().zip(Axis::ALL) { (marks(rows, axis, found)) }
            (reporting.who(&told.by).field(found, "It stands beside the change."))
            input type="hidden" name="seen" value=(told.seen);
            (once())
            div class="govuk-button-group" {
                button class="govuk-button" name="do" value="set" data-module="govuk-button" { "Rate by these marks" }
                button class="govuk-button govuk-button--secondary" name="do" value="row" data-module="govuk-button" { "Add a row, and show how they look" }
                a class="govuk-link" href=(place.page("periods", &[])) { "Cancel" }
            }
        }
    }
}

fn as_it_is(plan: &Plan) -> Markup {
    let marks = |axis: Axis| plan.rating_scheme().marks(axis).iter().map(rated::mark).collect::<Vec<_>>();
    html! {
        h2 class="govuk-heading-m" { "As it is" }
        (summary(Axis::ALL.map(|axis| (html! { (axis_word(axis)) }, html! { @for mark in marks(axis) { (tag(&mark)) " " } }))))
    }
}

fn templates(address: &str) -> Markup {
    html! {
        h2 class="govuk-heading-m" { "Begin from a template" }
        p class="govuk-body" { "It fills in the rows below. Nothing changes before you send them." }
        ul class="govuk-list gt-row" {
            @for template in TEMPLATES {
                li { a class="govuk-link govuk-link--no-visited-state" href={ (address) "?template=" (template.slug) } { (template.name) } }
            }
        }
    }
}

fn marks(rows: &[Row], axis: Axis, found: &[Mistake]) -> Markup {
    let wrong = found.iter().find(|mistake| mistake.field == first(axis));
    html! {
        div class={ "govuk-form-group" @if wrong.is_some() { " govuk-form-group--error" } } {
            h2 class="govuk-heading-m" { (axis_word(axis)) }
            p class="govuk-hint" { "The order of the rows is the order in which marks are offered. A row without a label and a meaning is left out." }
            @if let Some(mistake) = wrong {
                p class="govuk-error-message" { span class="govuk-visually-hidden" { "Error: " } (mistake.words) }
            }
            @for (nth, row) in rows.iter().enumerate() { (mark(row, axis, nth + 1)) }
        }
    }
}

fn mark(row: &Row, axis: Axis, nth: usize) -> Markup {
    let id = |part: &str| format!("{}-{part}-{nth}", axis.word());
    html! {
        fieldset class="govuk-fieldset gt-mark-row" {
            legend class="govuk-fieldset__legend" {
                span class="govuk-visually-hidden" { (axis_word(axis)) ", " } "Mark " (nth) " "
                @match row.preview() { Some(shown) => (tag(&shown)), None => span class="gt-dim" { "empty" } }
            }
            div class="gt-mark-row__fields" {
                (field(&id("label"), "Label", "", &row.label))
                (field(&id("symbol"), "Symbol", "gt-short", &row.symbol))
                (field(&id("colour"), "Colour, such as #00703C", "gt-short", &row.colour))
                (field(&id("meaning"), "What it means", "", &row.meaning))
                div {
                    label class="govuk-label" for=(id("standing")) { "Place in our order" }
                    select class="govuk-select gt-select" id=(id("standing")) name=(id("standing")) {
                        option value="" selected[row.standing.is_empty()] { "Choose one" }
                        @for (word, standing) in ORDER { option value=(word) selected[row.standing == word] { (standing.word()) } }
                    }
                }
            }
        }
    }
}

fn field(id: &str, label: &str, class: &str, typed: &str) -> Markup {
    html! {
        div {
            label class="govuk-label" for=(id) { (label) }
            input class={ "govuk-input " (class) } id=(id) name=(id) type="text" autocomplete="off" value=[Some(typed).filter(|typed| !typed.is_empty())];
        }
    }
}
