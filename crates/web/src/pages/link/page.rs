//! The markup of a one-time link.

use goldthread_accounts::Purpose;
use maud::{Markup, html};

use super::form::Typed;
use crate::components::field::{Field, Kind};
use crate::components::notice::{Mistake, mistakes};

/// What a good password is.
pub const GOOD_PASSWORD: &str =
    "12 characters or more. Three or four words that do not belong together are good, and easy to remember.";

/// What the page is for.
pub const fn title(purpose: &Purpose) -> &'static str {
    match purpose {
        Purpose::FirstAdministrator => "Make the first administrator",
        Purpose::SetPassword { .. } => "Welcome: set your password",
        Purpose::Reset { .. } => "Set a new password",
    }
}

/// The form.
pub fn form(title: &str, link: &str, purpose: &Purpose, typed: &Typed, found: &[Mistake]) -> Markup {
    html! {
        (mistakes(found))
        div class="govuk-grid-row" {
            div class="govuk-grid-column-two-thirds" {
                h1 class="govuk-heading-l" { (title) }
                form action={ "/links/" (link) } method="post" novalidate {
                    @match purpose {
                        Purpose::FirstAdministrator => (first(typed, found)),
                        Purpose::SetPassword { login, .. } | Purpose::Reset { login, .. } => {
                            p class="govuk-body" { "You sign in as " strong { (login) } "." }
                            // Password managers keep a password with the field that names whose it is.
                            input type="hidden" name="login" value=(login) autocomplete="username";
                        }
                    }
                    (passwords(found))
                    button class="govuk-button" data-module="govuk-button" { "Set the password and sign in" }
                }
            }
        }
    }
}

fn first(typed: &Typed, found: &[Mistake]) -> Markup {
    html! {
        p class="govuk-body" {
            "From now on, everybody signs in. You will be able to let people in, and to bring documents in. "
            "Your name is kept in the ledger for ever, with what you do; your e-mail address and password are kept apart from it and can be erased."
        }
        (Field::new("name", "Your name", Kind::Name).hint("As colleagues know you.").typed(&typed.name).show(found))
        (Field::new("login", "Your e-mail address", Kind::Email).hint("You sign in with it.").typed(&typed.login).show(found))
    }
}

/// The two fields of a password that is set.
pub fn passwords(found: &[Mistake]) -> Markup {
    html! {
        (Field::new("password", "Your password", Kind::NewPassword).hint(GOOD_PASSWORD).show(found))
        (Field::new("again", "The password once more", Kind::NewPassword).show(found))
    }
}
