//! What a page says before anything else: what went wrong with a form, what was done.

use maud::{Markup, html};

/// A mistake in a form: what it is and the field it is in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// The id of the field.
    pub field: &'static str,
    /// What is wrong and what to do.
    pub words: String,
}

/// The mistakes of a form, each with a link to its field.
pub fn mistakes(found: &[Mistake]) -> Markup {
    html! {
        @if !found.is_empty() {
            div class="govuk-error-summary" data-module="govuk-error-summary" {
                div role="alert" {
                    h2 class="govuk-error-summary__title" { "There is a problem" }
                    div class="govuk-error-summary__body" {
                        ul class="govuk-list govuk-error-summary__list" {
                            @for mistake in found { li { a href={ "#" (mistake.field) } { (mistake.words) } } }
                        }
                    }
                }
            }
        }
    }
}
