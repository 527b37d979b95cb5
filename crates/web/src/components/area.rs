//! A field of a form that asks for several lines.

use maud::{Markup, html};

use super::group::Group;
use super::notice::Mistake;

/// A field of several lines.
#[derive(Debug, Clone, Copy)]
pub struct Area<'a> {
    /// Its id and name.
    pub name: &'static str,
    /// What it asks for.
    pub label: &'a str,
    /// More on that; empty where nothing more is to be said.
    pub hint: &'a str,
    /// What was typed before.
    pub typed: &'a str,
    /// How many lines are seen at once.
    pub rows: u8,
}

impl<'a> Area<'a> {
    /// A field with nothing typed yet and no hint.
    pub const fn new(name: &'static str, label: &'a str, rows: u8) -> Self {
        Self { name, label, hint: "", typed: "", rows }
    }

    /// With a hint.
    #[must_use]
    pub const fn hint(self, hint: &'a str) -> Self {
        Self { hint, ..self }
    }

    /// With what was typed before.
    #[must_use]
    pub const fn typed(self, typed: &'a str) -> Self {
        Self { typed, ..self }
    }

    /// The markup, with what is wrong with it.
    pub fn show(self, found: &[Mistake]) -> Markup {
        let Self { name, label, hint, typed, rows } = self;
        let group =
            Group { id: name, label, hint, wrong: found.iter().find(|mistake| mistake.field == name) };
        let class =
            if group.wrong.is_some() { "govuk-textarea govuk-textarea--error" } else { "govuk-textarea" };
        // The first line feed inside a textarea is not part of what it holds.
        group.around(&html! {
            textarea class=(class) id=(name) name=(name) rows=(rows) autocomplete="off" aria-describedby=[group.described_by()] {
                "\n" (typed)
            }
        })
    }
}
