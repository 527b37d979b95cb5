//! The markup of a form on a page of its own, about something that is kept: a role, a person.

use maud::{Markup, html};

use super::notice::{Mistake, mistakes};
use super::once::once;

/// A form about something.
pub struct Form<'a> {
    /// What it does: the heading of the page.
    pub title: &'a str,
    /// What it is about: the title of the role, the name of the person.
    pub about: &'a str,
    /// What follows from it; may be empty.
    pub before: Markup,
    /// Its fields.
    pub fields: Markup,
    /// Where it is sent.
    pub action: String,
    /// What its button says.
    pub button: &'static str,
    /// Whether the button takes something away.
    pub ends: Ends,
    /// Where whoever changes their mind goes.
    pub back: String,
}

/// Whether a form takes something away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ends {
    /// It ends something.
    Something,
    /// It adds or changes.
    Nothing,
}

/// The form.
pub fn form(form: &Form<'_>, found: &[Mistake]) -> Markup {
    shown(form, found, None)
}

/// The same, where one of its fields takes a file.
pub fn form_with_file(form: &Form<'_>, found: &[Mistake]) -> Markup {
    shown(form, found, Some("multipart/form-data"))
}

fn shown(form: &Form<'_>, found: &[Mistake], enctype: Option<&str>) -> Markup {
    let button = match form.ends {
        Ends::Something => "govuk-button govuk-button--warning",
        Ends::Nothing => "govuk-button",
    };
    html! {
        (mistakes(found))
        div class="govuk-grid-row" {
            div class="govuk-grid-column-two-thirds" {
                span class="govuk-caption-l" { (form.about) }
                h1 class="govuk-heading-l" { (form.title) }
                (form.before)
                form action=(form.action) method="post" enctype=[enctype] novalidate {
                    (form.fields)
                    (once())
                    div class="govuk-button-group" {
                        button class=(button) data-module="govuk-button" { (form.button) }
                        a class="govuk-link" href=(form.back) { "Cancel" }
                    }
                }
            }
        }
    }
}
