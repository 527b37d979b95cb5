//! The markup of the page of a later version.

use maud::{Markup, html};

use super::view::{ConflictRow, Row, VersionPage};
use crate::components::lists::{figures, prose};
use crate::components::notice::{Mistake, mistakes};
use crate::words;

/// The differences, and the form that takes them.
pub fn version(view: &VersionPage, found: &[Mistake]) -> Markup {
    html! {
        (mistakes(found))
        span class="govuk-caption-m" { (view.draft.words) }
        h1 class="govuk-heading-l" { "What does it change?" }
        p class="govuk-body-l" {
            "This document beside " a class="govuk-link" href=(view.plan.href) { (view.plan.words) }
            ", as it stands and as it was last read."
        }
        p class="govuk-body" {
            "What is ticked is taken into the plan; the rest is left, and is not asked again. A date that moves keeps the one before. "
            "If something was misread, " a class="govuk-link" href=(view.draft.href) { "set it right in the draft" } " first."
        }
        (figures(&view.figures))
        form action=(view.href) method="post" novalidate id="differences" {
            input type="hidden" name="seen" value=(view.seen);
            input type="hidden" name="stands" value=(view.stands);
            @if view.is_same() {
                p class="govuk-body" { "Nothing in it is different. You can keep the document with the plan all the same." }
            }
            @if !view.conflicts.is_empty() { (conflicts(&view.conflicts)) }
            @if !view.take.is_empty() {
                h2 class="govuk-heading-m" id="take" { "What can be taken" }
                @for group in &view.take {
                    (set(&format!("{} ({})", group.heading, group.rows.len()), &html! { @for one in &group.rows { (row(one)) } }))
                }
            }
            @if !view.gone.is_empty() {
                h2 class="govuk-heading-m" id="gone" { "What the new version no longer has" }
                (set("It stays in the plan unless you tick it to take it out.", &html! { @for one in &view.gone { (row(one)) } }))
            }
            (view.who.field(found, "It is kept with the changes, for ever, as who took them."))
            button class="govuk-button" data-module="govuk-button" { "Keep the document and take what is ticked" }
        }
        @if !view.kept.is_empty() { (kept(&view.kept)) }
        p class="govuk-body" { a class="govuk-link" href=(view.draft.href) { "Back to the draft" } }
    }
}

fn set(legend: &str, rows: &Markup) -> Markup {
    html! {
        fieldset class="govuk-fieldset gt-changes" {
            legend class="govuk-fieldset__legend govuk-fieldset__legend--s" { (legend) }
            div class="govuk-checkboxes govuk-checkboxes--small" data-module="govuk-checkboxes" { (rows) }
        }
    }
}

fn conflicts(rows: &[ConflictRow]) -> Markup {
    html! {
        h2 class="govuk-heading-m" id="conflicts" { "Changed here and there" }
        (set("The plan keeps what it says unless you tick the new version.", &html! {
            @for ConflictRow { there, here } in rows {
                (choice(there, &html! {
                    (says("Last read", there.old.as_deref()))
                    (says("The plan", Some(here)))
                    (says("New version", there.new.as_deref().or(Some("It is not in it any more."))))
                }))
            }
        }))
    }
}

fn row(row: &Row) -> Markup {
    choice(
        row,
        &html! {
            (says("The plan", row.old.as_deref()))
            (says("New version", row.new.as_deref()))
        },
    )
}

fn choice(row: &Row, words: &Markup) -> Markup {
    html! {
        div class="govuk-checkboxes__item gt-change" {
            input class="govuk-checkboxes__input" type="checkbox" id=(row.id) name="take" value=(row.id) checked[row.ticked];
            label class="govuk-label govuk-checkboxes__label" for=(row.id) {
                @if let Some(field) = &row.field { strong { (field) } " of " (words::first_lower(&row.thing)) } @else { (row.thing) }
            }
            div class="gt-change__words" {
                dl class="gt-change__sides" { (words) }
                @if let Some(href) = &row.href { a class="govuk-link" href=(href) { "See it in the plan" span class="govuk-visually-hidden" { ": " (row.thing) } } }
            }
        }
    }
}

fn says(whose: &str, words: Option<&str>) -> Markup {
    html! { @if let Some(words) = words { div { dt { (whose) } dd { (prose(words)) } } } }
}

fn kept(rows: &[Row]) -> Markup {
    html! {
        details class="govuk-details" id="kept" {
            summary class="govuk-details__summary" { span class="govuk-details__summary-text" { "Different here, and stays (" (rows.len()) ")" } }
            div class="govuk-details__text" {
                ul class="govuk-list govuk-list--spaced" {
                    @for row in rows {
                        li {
                            (row.thing) @if let Some(field) = &row.field { ", " (words::first_lower(field)) }
                            @if let Some(new) = &row.new { ": " (new) }
                        }
                    }
                }
            }
        }
    }
}
