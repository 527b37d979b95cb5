//! A field of a form that asks for one line.

use maud::{Markup, html};

use super::notice::Mistake;

/// A field of one line.
#[derive(Debug, Clone, Copy)]
pub struct Field<'a> {
    /// Its id and name.
    pub name: &'static str,
    /// What it asks for.
    pub label: &'a str,
    /// More on that; empty where nothing more is to be said.
    pub hint: &'a str,
    /// What was typed before.
    pub typed: &'a str,
    /// What is typed into it.
    pub kind: Kind,
}

/// What is typed into a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Words.
    Words,
    /// The name of a person.
    Name,
    /// An e-mail address, by which somebody signs in.
    Email,
    /// The e-mail address of somebody else.
    OtherEmail,
    /// The password that somebody has.
    Password,
    /// A password that is set.
    NewPassword,
    /// A code of digits that is good once.
    Code,
    /// Such a code, or one of letters that stands in for it.
    AnyCode,
    /// A day.
    Day,
    /// A whole number.
    Number,
}

impl Kind {
    const fn input(self) -> &'static str {
        match self {
            Self::Email | Self::OtherEmail => "email",
            Self::Password | Self::NewPassword => "password",
            Self::Words | Self::Name | Self::Code | Self::AnyCode | Self::Number => "text",
            Self::Day => "date",
        }
    }

    /// What a browser or a password manager may fill in.
    const fn autocomplete(self) -> &'static str {
        match self {
            Self::Email => "username",
            Self::Password => "current-password",
            Self::NewPassword => "new-password",
            Self::Code | Self::AnyCode => "one-time-code",
            Self::Words | Self::Name | Self::OtherEmail | Self::Day | Self::Number => "off",
        }
    }

    const fn width(self) -> &'static str {
        match self {
            Self::Code => "govuk-input govuk-input--width-10",
            Self::Day => "govuk-input govuk-input--width-10 gt-date",
            Self::Number => "govuk-input govuk-input--width-4",
            _ => "govuk-input govuk-!-width-two-thirds",
        }
    }
}

impl<'a> Field<'a> {
    /// A field with nothing typed yet and no hint.
    pub const fn new(name: &'static str, label: &'a str, kind: Kind) -> Self {
        Self { name, label, hint: "", typed: "", kind }
    }

    /// With a hint.
    #[must_use]
    pub const fn hint(self, hint: &'a str) -> Self {
        Self { hint, ..self }
    }

    /// With what was typed before; secrets are never sent back.
    #[must_use]
    pub const fn typed(self, typed: &'a str) -> Self {
        Self { typed, ..self }
    }

    /// The markup, with what is wrong with it.
    pub fn show(self, found: &[Mistake]) -> Markup {
        let Self { name, label, hint, typed, kind } = self;
        let wrong = found.iter().find(|mistake| mistake.field == name);
        let (hint_id, error_id) = (format!("{name}-hint"), format!("{name}-error"));
        let described = [(!hint.is_empty(), &hint_id), (wrong.is_some(), &error_id)];
        let described: Vec<_> =
            described.into_iter().filter(|(is, _)| *is).map(|(_, id)| id.as_str()).collect();
        html! {
            div class={ "govuk-form-group" @if wrong.is_some() { " govuk-form-group--error" } } {
                label class="govuk-label govuk-label--s" for=(name) { (label) }
                @if !hint.is_empty() { div class="govuk-hint" id=(hint_id) { (hint) } }
                @if let Some(mistake) = wrong {
                    p class="govuk-error-message" id=(error_id) { span class="govuk-visually-hidden" { "Error: " } (mistake.words) }
                }
                input class={ (kind.width()) @if wrong.is_some() { " govuk-input--error" } } id=(name) name=(name) type=(kind.input())
                    value=[Some(typed).filter(|typed| !typed.is_empty())] autocomplete=(kind.autocomplete())
                    inputmode=[matches!(kind, Kind::Code | Kind::Number).then_some("numeric")] spellcheck=[(kind != Kind::Words).then_some("false")]
                    aria-describedby=[Some(described.join(" ")).filter(|ids| !ids.is_empty())];
            }
        }
    }
}
