//! A field of a form that asks for one of several.

use maud::{Markup, html};

use super::group::Group;
use super::notice::Mistake;

/// Something that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pick {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub words: String,
}

impl Pick {
    /// A choice.
    pub fn new(value: impl Copy + ToString, words: impl Into<String>) -> Self {
        Self { value: value.to_string(), words: words.into() }
    }
}

/// What stands for no choice where one must be made.
pub const ASKS: &str = "Choose one";

/// A list to choose one from.
#[derive(Debug, Clone, Copy)]
pub struct Choice<'a> {
    /// Its id and name.
    pub name: &'static str,
    /// What it asks for.
    pub label: &'a str,
    /// More on that; empty where nothing more is to be said.
    pub hint: &'a str,
    /// What is offered.
    pub picks: &'a [Pick],
    /// The value that is chosen.
    pub chosen: &'a str,
    /// What stands for no choice.
    pub none: &'a str,
}

impl<'a> Choice<'a> {
    /// A choice without a hint, of which nothing is chosen yet.
    pub const fn new(name: &'static str, label: &'a str, picks: &'a [Pick]) -> Self {
        Self { name, label, hint: "", picks, chosen: "", none: ASKS }
    }

    /// With a hint.
    #[must_use]
    pub const fn hint(self, hint: &'a str) -> Self {
        Self { hint, ..self }
    }

    /// With what was chosen before.
    #[must_use]
    pub const fn chosen(self, chosen: &'a str) -> Self {
        Self { chosen, ..self }
    }

    /// With what no choice means, where none need be made.
    #[must_use]
    pub const fn none(self, none: &'a str) -> Self {
        Self { none, ..self }
    }

    /// The markup, with what is wrong with it.
    pub fn show(self, found: &[Mistake]) -> Markup {
        let Self { name, label, hint, picks, chosen, none } = self;
        let group =
            Group { id: name, label, hint, wrong: found.iter().find(|mistake| mistake.field == name) };
        let class = if group.wrong.is_some() {
            "govuk-select gt-select govuk-select--error"
        } else {
            "govuk-select gt-select"
        };
        group.around(&html! {
            select class=(class) id=(name) name=(name) aria-describedby=[group.described_by()] {
                (options(picks, chosen, none))
            }
        })
    }
}

/// What a list offers, after what stands for no choice.
pub fn options(picks: &[Pick], chosen: &str, none: &str) -> Markup {
    html! {
        option value="" selected[chosen.is_empty()] { (none) }
        @for pick in picks { option value=(pick.value) selected[pick.value == chosen] { (pick.words) } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_chosen_stays_and_what_is_wrong_is_said_at_it() {
        let picks = [Pick::new(1, "Jo <Bloggs>"), Pick::new(2, "Sam Poole")];
        let wrong = Mistake { field: "person", words: "Choose somebody".to_owned() };
        let shown =
            Choice::new("person", "Who", &picks).hint("Today").chosen("2").show(&[wrong]).into_string();
        for words in [
            "<label class=\"govuk-label govuk-label--s\" for=\"person\">Who</label>",
            "aria-describedby=\"person-hint person-error\"",
            "Choose somebody",
            "<option value=\"1\">Jo &lt;Bloggs&gt;</option>",
            "<option value=\"2\" selected>Sam Poole</option>",
        ] {
            assert!(shown.contains(words), "{words}: {shown}");
        }
    }
}
