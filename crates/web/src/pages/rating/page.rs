//! The markup of the page that rates a section.

use maud::{Markup, html};

use super::form::{Names, ToldOf, names};
use super::view::{AxisPart, MarkRow, RatingPage};
use crate::components::area::Area;
use crate::components::lists::bullets;
use crate::components::notice::{Mistake, mistakes};
use crate::components::once::once;
use crate::components::suggestion::suggestion;
use crate::components::tag::tag;
use crate::pages::periods::axis_word;

/// The page.
pub fn rating(view: &RatingPage, found: &[Mistake]) -> Markup {
    html! {
        (mistakes(found))
        span class="govuk-caption-l" { (view.period) }
        h1 class="govuk-heading-l" { (view.title) ": " (view.section) }
        @if view.is_closed {
            p class="govuk-inset-text" { "This period has closed. A correction shows beside what stood there, with who made it and why." }
        }
        div class="govuk-grid-row" {
            div class="govuk-grid-column-two-thirds" {
                form action=(view.action) method="post" novalidate {
                    @for (part, told) in view.axes.iter().zip(&view.told.axes) { (axis(part, told, view.is_closed, found)) }
                    @if view.is_closed {
                        (Area::new("why", "Why it is corrected", 2).hint("What was wrong, for whoever read it before.").typed(&view.told.why).show(found))
                    }
                    (view.who.field(found, "It stands beside the rating."))
                    (once())
                    div class="govuk-button-group" {
                        button class="govuk-button" data-module="govuk-button" { @if view.is_closed { "Correct it" } @else { "Rate it" } }
                        a class="govuk-link" href=(view.back) { "Cancel" }
                    }
                }
            }
            div class="govuk-grid-column-one-third" { (beside(view)) }
        }
    }
}

fn axis(part: &AxisPart, told: &ToldOf, is_closed: bool, found: &[Mistake]) -> Markup {
    let Names { mark, reason, difference, seen } = names(part.axis);
    let word = axis_word(part.axis);
    let label = format!("Why the {} is rated so", part.axis.word());
    html! {
        h2 class="govuk-heading-m" { (word) }
        (stands(part))
        (marks(part, told, mark, found))
        input type="hidden" name=(seen) value=(told.seen);
        (Area::new(reason, &label, 3).hint("What was seen, counted or heard.").typed(&told.reason).show(found))
        @if !is_closed {
            div data-differs=(mark) {
                (Area::new(difference, "Why it is another than suggested", 2).hint("Only where your mark is another than the one suggested above.").typed(&told.difference).show(found))
            }
        }
    }
}

/// What was said last period, what stands now, what is suggested.
fn stands(part: &AxisPart) -> Markup {
    let (last, why) = &part.last;
    html! {
        dl class="gt-stands" {
            div { dt { "Last period" } dd { (tag(last)) @if !why.is_empty() { p class="govuk-body-s gt-prose gt-reason" { (why) } } } }
            @if let Some((now, reason, by)) = &part.stands {
                div { dt { "As it stands" } dd { (tag(now)) p class="govuk-body-s gt-prose gt-reason" { (reason) } p class="govuk-body-s gt-dim" { (by) } } }
            }
            @if let Some(shown) = &part.suggestion { div { dt { "By the figures" } dd { (suggestion(shown)) } } }
        }
        @if !part.corrections.is_empty() { (bullets(&part.corrections)) }
        @if let Some(gone) = &part.gone {
            p class="govuk-inset-text" { "It is rated “" (gone) "”, a mark that the scheme no longer has. Choose one that it has." }
        }
    }
}

fn marks(part: &AxisPart, told: &ToldOf, name: &str, found: &[Mistake]) -> Markup {
    let wrong = found.iter().find(|mistake| mistake.field == name);
    let error = format!("{name}-error");
    html! {
        div class={ "govuk-form-group" @if wrong.is_some() { " govuk-form-group--error" } } {
            fieldset class="govuk-fieldset" aria-describedby=[wrong.map(|_| &error)] {
                legend class="govuk-fieldset__legend govuk-fieldset__legend--s" { "How the " (part.axis.word()) " is rated" }
                @if let Some(mistake) = wrong {
                    p class="govuk-error-message" id=(error) { span class="govuk-visually-hidden" { "Error: " } (mistake.words) }
                }
                div class="govuk-radios govuk-radios--small" data-module="govuk-radios" {
                    @for (nth, row) in part.marks.iter().enumerate() { (choice(name, nth, row, row.label == told.mark)) }
                }
            }
        }
    }
}

/// A mark to choose; a mistake leads to the first by the name of the question.
fn choice(name: &str, nth: usize, row: &MarkRow, is_chosen: bool) -> Markup {
    let id = if nth == 0 { name.to_owned() } else { format!("{name}-{}", nth + 1) };
    let means = format!("{id}-means");
    html! {
        div class="govuk-radios__item" {
            input class="govuk-radios__input" id=(id) name=(name) type="radio" value=(row.label) checked[is_chosen]
                data-suggested=[row.is_suggested.then_some("")] aria-describedby=(means);
            label class="govuk-label govuk-radios__label" for=(id) { (tag(&row.tag)) }
            div class="govuk-hint govuk-radios__hint" id=(means) { (row.meaning) }
        }
    }
}

/// What it rests on.
fn beside(view: &RatingPage) -> Markup {
    html! {
        h2 class="govuk-heading-m" { "Posted in this period" }
        @if view.updates.is_empty() { p class="govuk-body" { "No update was posted on its actions in this period." } }
        @for update in &view.updates {
            div class="gt-update" {
                p class="govuk-body-s gt-dim" { a class="govuk-link govuk-link--no-visited-state" href=(update.link.href) { (update.link.words) } ": " (update.head) }
                p class="govuk-body-s gt-prose" { (update.words) }
            }
        }
        h2 class="govuk-heading-m" { "Evidence that holds" }
        @for (kind, pieces) in &view.evidence {
            h3 class="govuk-heading-s gt-kind" { (kind) ": " (pieces.len()) }
            @if !pieces.is_empty() {
                ul class="govuk-list govuk-body-s" { @for piece in pieces { li { a class="govuk-link govuk-link--no-visited-state" href=(piece.href) { (piece.words) } } } }
            }
        }
    }
}
