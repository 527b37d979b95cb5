//! The markup of every form under a person.

use maud::{Markup, html};

use super::whom::Whom;
use crate::components::ask;
pub use crate::components::ask::Ends;
use crate::components::notice::Mistake;

/// A form under a person.
pub struct Form<'a> {
    /// What it does: the heading of the page.
    pub title: &'a str,
    /// What follows from it.
    pub before: Markup,
    /// Its fields.
    pub fields: Markup,
    /// Where it is sent, under the page of the person.
    pub action: &'static str,
    /// What its button says.
    pub button: &'static str,
    /// Whether the button takes something away.
    pub ends: Ends,
}

impl Form<'_> {
    /// The page of the form.
    pub fn page(&self, whom: &Whom, found: &[Mistake]) -> Markup {
        whom.page(self.title, found, &self.shown(whom, found))
    }

    /// The form alone, for a page that has more.
    pub fn shown(&self, whom: &Whom, found: &[Mistake]) -> Markup {
        let form = ask::Form {
            title: self.title,
            about: whom.name(),
            before: self.before.clone(),
            fields: self.fields.clone(),
            action: whom.address(self.action),
            button: self.button,
            ends: self.ends,
            back: whom.address(""),
        };
        ask::form(&form, found)
    }
}

/// Says why something cannot be done here, and what to do instead.
pub fn not_here(whom: &Whom, title: &str, why: &Markup) -> Markup {
    let content = html! {
        div class="govuk-grid-row" {
            div class="govuk-grid-column-two-thirds" {
                span class="govuk-caption-l" { (whom.name()) }
                h1 class="govuk-heading-l" { (title) }
                p class="govuk-body" { (why) }
                p class="govuk-body" { a class="govuk-link" href=(whom.address("")) { "Go back to " (whom.name()) } }
            }
        }
    };
    whom.page(title, &[], &content)
}
