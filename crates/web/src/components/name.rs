//! The field that asks who does something, and what it sends.

use goldthread_ledger::By;
use maud::{Markup, html};

use super::notice::Mistake;
use crate::form::Sent;

const FIELD: &str = "by";
const MISSING: &str = "Enter your name or role: it is kept with the plan";
const UNFIT: &str = "Enter your name or role in one line of at most 200 characters";

/// The field, with what was typed before and what is wrong with that.
pub fn field(typed: &str, found: &[Mistake], hint: &str) -> Markup {
    let wrong = found.iter().find(|mistake| mistake.field == FIELD);
    html! {
        div class={ "govuk-form-group" @if wrong.is_some() { " govuk-form-group--error" } } {
            label class="govuk-label govuk-label--s" for=(FIELD) { "Your name or role" }
            div class="govuk-hint" id="by-hint" { (hint) }
            @if let Some(mistake) = wrong {
                p class="govuk-error-message" id="by-error" { span class="govuk-visually-hidden" { "Error: " } (mistake.words) }
            }
            input class={ "govuk-input govuk-!-width-one-half" @if wrong.is_some() { " govuk-input--error" } } id=(FIELD) name=(FIELD)
                value=(typed) autocomplete="name" aria-describedby={ "by-hint" @if wrong.is_some() { " by-error" } };
        }
    }
}

/// Who it is, or what was typed and what is wrong with it.
pub fn sent(form: &Sent) -> Result<By, (String, Mistake)> {
    let typed = form.value(FIELD).to_owned();
    let words = if typed.is_empty() { MISSING } else { UNFIT };
    typed.parse().map_err(|_| (typed.clone(), Mistake { field: FIELD, words: words.to_owned() }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_needed() {
        for (form, expected) in [
            ("by=Head+of+Service", Ok("Head of Service")),
            ("by=Jos%C3%A9+%26+Co", Ok("José & Co")),
            ("by=++", Err(MISSING)),
            ("", Err(MISSING)),
            ("by=a%0Ab", Err(UNFIT)),
        ] {
            let found = sent(&Sent::of(form.as_bytes()));
            let found = found.as_ref().map(By::as_str).map_err(|(_, mistake)| mistake.words.as_str());
            assert_eq!(found, expected, "{form}");
        }
    }
}
