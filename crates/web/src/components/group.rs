//! What stands around the control of a field: its label, its hint, what is wrong with it.

use maud::{Markup, html};

use super::notice::Mistake;

/// A field less its control.
#[derive(Debug, Clone, Copy)]
pub struct Group<'a> {
    /// The id of the control.
    pub id: &'a str,
    /// What it asks for.
    pub label: &'a str,
    /// More on that; empty where nothing more is to be said.
    pub hint: &'a str,
    /// What is wrong with what was sent.
    pub wrong: Option<&'a Mistake>,
}

impl Group<'_> {
    /// The field around a control.
    pub fn around(&self, control: &Markup) -> Markup {
        html! {
            div class={ "govuk-form-group" @if self.wrong.is_some() { " govuk-form-group--error" } } {
                label class="govuk-label govuk-label--s" for=(self.id) { (self.label) }
                @if !self.hint.is_empty() { div class="govuk-hint" id={ (self.id) "-hint" } { (self.hint) } }
                @if let Some(mistake) = self.wrong {
                    p class="govuk-error-message" id={ (self.id) "-error" } {
                        span class="govuk-visually-hidden" { "Error: " } (mistake.words)
                    }
                }
                (control)
            }
        }
    }

    /// The ids of what describes the control; nothing where nothing does.
    pub fn described_by(&self) -> Option<String> {
        let hint = (!self.hint.is_empty()).then(|| format!("{}-hint", self.id));
        let error = self.wrong.map(|_| format!("{}-error", self.id));
        let ids: Vec<String> = hint.into_iter().chain(error).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }
}
