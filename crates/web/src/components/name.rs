//! Who does something: whoever has signed in, or what the field says where nobody is asked to sign in.

use goldthread_ledger::By;
use maud::{Markup, html};

use super::notice::Mistake;
use crate::app::App;
use crate::form::Sent;

const FIELD: &str = "by";
const MISSING: &str = "Enter your name or role: it is kept with the plan";
const UNFIT: &str = "Enter your name or role in one line of at most 200 characters";

/// Who is known to do something, or what was typed into the field that asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Who {
    /// Whoever has signed in.
    Known(String),
    /// Whoever says so.
    Typed(String),
}

impl Who {
    /// Who asks, or what they typed.
    pub fn of(app: &App, typed: &str) -> Self {
        match app.visitor().person() {
            Some(person) => Self::Known(person.name.clone()),
            None => Self::Typed(typed.to_owned()),
        }
    }

    /// A sentence on who does it, or the field that asks.
    pub fn field(&self, found: &[Mistake], hint: &str) -> Markup {
        match self {
            Self::Known(name) => {
                html! { p class="govuk-body" { "You do this as " strong { (name) } ". " (hint) } }
            }
            Self::Typed(typed) => field(typed, found, hint),
        }
    }
}

/// The field, with what was typed before and what is wrong with that.
fn field(typed: &str, found: &[Mistake], hint: &str) -> Markup {
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

/// Who does what a form asks: whoever has signed in, whatever the form says; or what was typed and what is wrong with it.
pub fn by(app: &App, form: &Sent) -> Result<By, (String, Mistake)> {
    app.by().map_or_else(|| sent(form), |by| Ok(by.clone()))
}

fn sent(form: &Sent) -> Result<By, (String, Mistake)> {
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
