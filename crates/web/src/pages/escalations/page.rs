//! The markup of the list of matters on the ladder.

use maud::{Markup, html};

use super::view::Escalations;
use crate::components::matter_list::matter_list;
use crate::components::plan_head::{head, moment_picker};

/// The list.
pub fn escalations(view: &Escalations) -> Markup {
    html! {
        (head(&view.head))
        h2 class="govuk-heading-m" { "Escalations" }
        p class="govuk-body" { (view.summary) }
        @if view.open.is_empty() {
            p class="govuk-body" { "Whoever runs the plan takes a matter up on the page of an action or a section; where the ladder runs by itself, it comes here when nobody answers." }
        }
        @for (rung, matters) in &view.open {
            h3 class="govuk-heading-s" { (rung) }
            (matter_list(rung, matters, true))
        }
        @if !view.settled.is_empty() {
            details class="govuk-details" {
                summary class="govuk-details__summary" { span class="govuk-details__summary-text" { "Settled (" (view.settled.len()) ")" } }
                div class="govuk-details__text" { (matter_list("Matters that were settled", &view.settled, true)) }
            }
        }
        p class="govuk-body" { a class="govuk-link" href="/escalations" { "What is on the ladder in all plans" } }
        (moment_picker(&view.asked))
    }
}
