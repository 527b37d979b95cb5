//! The markup of signing in.

use maud::{Markup, html};

use super::kept::Kept;
use crate::components::field::{Field, Kind};
use crate::components::notice::{Mistake, mistakes};

/// What the form shows again.
pub struct SignIn<'a> {
    /// The address that was typed.
    pub login: &'a str,
    /// Where to go afterwards.
    pub to: &'a str,
    /// What was written before the session ended.
    pub kept: Option<&'a Kept>,
}

/// Asks for e-mail address and password.
pub fn sign_in(form: &SignIn, found: &[Mistake]) -> Markup {
    html! {
        (mistakes(found))
        div class="govuk-grid-row" {
            div class="govuk-grid-column-two-thirds" {
                h1 class="govuk-heading-l" { "Sign in" }
                @if let Some(kept) = form.kept { (signed_out(kept)) }
                form action="/sign-in" method="post" novalidate {
                    (Field::new("login", "Your e-mail address", Kind::Email).typed(form.login).show(found))
                    (Field::new("password", "Your password", Kind::Password).show(found))
                    (carried(form.to, form.kept))
                    button class="govuk-button" data-module="govuk-button" { "Sign in" }
                }
                h2 class="govuk-heading-s" { "If you cannot sign in" }
                p class="govuk-body" {
                    "Ask an administrator of Goldthread at your council: they can give you a link by which you set a new password."
                }
            }
        }
    }
}

/// Asks for the second factor.
pub fn code(to: &str, kept: Option<&Kept>, found: &[Mistake]) -> Markup {
    html! {
        (mistakes(found))
        div class="govuk-grid-row" {
            div class="govuk-grid-column-two-thirds" {
                h1 class="govuk-heading-l" { "Enter your code" }
                form action="/sign-in/code" method="post" novalidate {
                    (Field::new("code", "The six digits that your authenticator app shows, or one of your recovery codes", Kind::AnyCode).show(found))
                    (carried(to, kept))
                    button class="govuk-button" data-module="govuk-button" { "Go on" }
                }
                form action="/sign-out" method="post" {
                    button class="govuk-button govuk-button--secondary" data-module="govuk-button" { "Sign in as somebody else" }
                }
            }
        }
    }
}

/// After what somebody comes back to what they sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Back {
    /// They were signed out, and are in again.
    SignedIn,
    /// They had to show once more who they are.
    Shown,
    /// They chose the authority that it belongs to.
    Chosen,
}

impl Back {
    /// The heading.
    pub const fn title(self) -> &'static str {
        match self {
            Self::SignedIn => "You are signed in again",
            Self::Shown | Self::Chosen => "Go on with what you were doing",
        }
    }

    const fn words(self) -> &'static str {
        match self {
            Self::SignedIn => {
                "What you sent while you were signed out is here. Nothing has been done with it yet."
            }
            Self::Shown | Self::Chosen => "What you sent is here. Nothing has been done with it yet.",
        }
    }
}

/// Shows what was written before, and sends it where it was going.
pub fn again(kept: &Kept, back: Back) -> Markup {
    html! {
        div class="govuk-grid-row" {
            div class="govuk-grid-column-two-thirds" {
                h1 class="govuk-heading-l" { (back.title()) }
                p class="govuk-body" { (back.words()) }
                (sent_again(kept))
            }
        }
    }
}

/// What was written before, and the button that sends it.
pub fn sent_again(kept: &Kept) -> Markup {
    html! {
        @if !kept.words().is_empty() {
            div class="govuk-inset-text gt-kept" { @for words in kept.words() { p class="govuk-body" { (words) } } }
        }
        form action=(kept.to()) method="post" {
            @for (name, value) in kept.fields() { input type="hidden" name=(name) value=(value); }
            div class="govuk-button-group" {
                button class="govuk-button" data-module="govuk-button" { "Send it now" }
                a class="govuk-link" href="/" { "Do not send it" }
            }
        }
    }
}

fn signed_out(kept: &Kept) -> Markup {
    html! {
        div class="govuk-inset-text" {
            p class="govuk-body" { strong { "You were signed out before the form arrived. " } "What you wrote is kept on this page: sign in, then send it." }
            @for words in kept.words() { p class="govuk-body gt-kept" { (words) } }
        }
    }
}

/// What a form carries along: where to go afterwards, and what was sent before.
pub fn carried(to: &str, kept: Option<&Kept>) -> Markup {
    html! {
        @if !to.is_empty() { input type="hidden" name="to" value=(to); }
        @if let Some(kept) = kept {
            input type="hidden" name="kept-to" value=(kept.to());
            input type="hidden" name="kept" value=(kept.written());
        }
    }
}
