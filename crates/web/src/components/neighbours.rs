//! The way to the thing before and the thing after.

use maud::{Markup, html};

use super::Link;

/// Previous and next, each with its name.
pub fn neighbours(label: &str, back: &str, before: Option<&Link>, on: &str, after: Option<&Link>) -> Markup {
    html! {
        @if before.is_some() || after.is_some() {
            nav class="govuk-pagination govuk-pagination--block" aria-label=(label) {
                @if let Some(before) = before { (neighbour("govuk-pagination__prev", "prev", back, before)) }
                @if let Some(after) = after { (neighbour("govuk-pagination__next", "next", on, after)) }
            }
        }
    }
}

fn neighbour(class: &str, rel: &str, words: &str, to: &Link) -> Markup {
    html! {
        div class=(class) {
            a class="govuk-link govuk-pagination__link" href=(to.href) rel=(rel) {
                span class="govuk-pagination__link-title" { (words) }
                span class="govuk-visually-hidden" { ":" }
                span class="govuk-pagination__link-label" { (to.words) }
            }
        }
    }
}
