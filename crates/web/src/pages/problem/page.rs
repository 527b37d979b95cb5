//! The markup of a problem.

use maud::{Markup, html};

use crate::problem::{Kind, Problem};

/// What happened, what was kept, what to do.
pub fn problem(problem: &Problem, reference: Option<&str>) -> Markup {
    html! {
        div class="govuk-grid-row" {
            div class="govuk-grid-column-two-thirds" {
                h1 class="govuk-heading-l" { (problem.kind.heading()) }
                p class="govuk-body" { (problem.happened) }
                p class="govuk-body" { (problem.kept) }
                p class="govuk-body" { (problem.next) }
                @if let Some(reference) = reference {
                    p class="govuk-body" { "Reference: " strong { (reference) } }
                }
                p class="govuk-body" {
                    @match problem.kind {
                        Kind::SignedOut => a class="govuk-link" href="/sign-in" { "Sign in" },
                        Kind::Denied => a class="govuk-link" href="/" { "Go to the first page" },
                        _ => a class="govuk-link" href="/plans" { "Go to the list of plans" },
                    }
                }
            }
        }
    }
}
