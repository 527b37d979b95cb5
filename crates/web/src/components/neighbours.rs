//! The way to the thing before and the thing after.

use maud::{Markup, PreEscaped, html};

use super::Link;

/// Previous and next, each with its name.
pub fn neighbours(label: &str, back: &str, before: Option<&Link>, on: &str, after: Option<&Link>) -> Markup {
    html! {
        @if before.is_some() || after.is_some() {
            nav class="govuk-pagination govuk-pagination--block" aria-label=(label) {
                @if let Some(before) = before { (neighbour("govuk-pagination__prev", "prev", &BACK, back, before)) }
                @if let Some(after) = after { (neighbour("govuk-pagination__next", "next", &ON, on, after)) }
            }
        }
    }
}

const BACK: PreEscaped<&str> = PreEscaped(
    r#"<svg class="govuk-pagination__icon govuk-pagination__icon--prev" xmlns="http://www.w3.org/2000/svg" height="13" width="15" aria-hidden="true" focusable="false" viewBox="0 0 15 13"><path d="m6.6-.01-6.44 6.44 6.44 6.43 1.4-1.42-4.1-4.01H14.8v-2H3.9l4.1-4.02z"/></svg>"#,
);

const ON: PreEscaped<&str> = PreEscaped(
    r#"<svg class="govuk-pagination__icon govuk-pagination__icon--next" xmlns="http://www.w3.org/2000/svg" height="13" width="15" aria-hidden="true" focusable="false" viewBox="0 0 15 13"><path d="m8.4-.01 6.44 6.44L8.4 12.86 7 11.44l4.1-4.01H.2v-2h10.9L7 1.41z"/></svg>"#,
);

fn neighbour(class: &str, rel: &str, icon: &PreEscaped<&str>, words: &str, to: &Link) -> Markup {
    html! {
        div class=(class) {
            a class="govuk-link govuk-pagination__link" href=(to.href) rel=(rel) {
                (icon)
                span class="govuk-pagination__link-title" { (words) }
                span class="govuk-visually-hidden" { ":" }
                span class="govuk-pagination__link-label" { (to.words) }
            }
        }
    }
}
