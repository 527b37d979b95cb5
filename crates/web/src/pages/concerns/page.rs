//! The markup of the list of concerns.

use maud::{Markup, html};

use super::view::Concerns;
use crate::components::concern_list::concern_list;
use crate::components::plan_head::{head, moment_picker};

/// The list.
pub fn concerns(view: &Concerns) -> Markup {
    html! {
        (head(&view.head))
        h2 class="govuk-heading-m" { "Concerns" }
        p class="govuk-body" { (view.summary) }
        @if !view.standing.is_empty() { (concern_list("Concerns that stand", &view.standing, true)) }
        @if !view.closed.is_empty() {
            details class="govuk-details" {
                summary class="govuk-details__summary" { span class="govuk-details__summary-text" { "Closed (" (view.closed.len()) ")" } }
                div class="govuk-details__text" { (concern_list("Concerns that were closed", &view.closed, true)) }
            }
        }
        (moment_picker(&view.asked))
    }
}
