//! The parts of a form that narrows a list; what is chosen stays in the address.

use maud::{Markup, html};

/// A choice of one: what stands in the address, what is read, whether it is chosen.
pub fn select<'a>(
    name: &str,
    label: &str,
    choices: impl Iterator<Item = (&'a str, &'a str, bool)>,
) -> Markup {
    html! {
        div class="govuk-form-group" {
            label class="govuk-label" for=(name) { (label) }
            select class="govuk-select" id=(name) name=(name) {
                @for (value, words, chosen) in choices { option value=(value) selected[chosen] { (words) } }
            }
        }
    }
}

/// Keeps the moment that is shown when a list is narrowed.
pub fn hidden_moment(asked: &str) -> Markup {
    html! { @if !asked.is_empty() { input type="hidden" name="at" value=(asked); } }
}
