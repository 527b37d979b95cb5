//! The markup of the second factor.

use goldthread_accounts::Enrolment;
use maud::{Markup, PreEscaped, html};
use qrcode::QrCode;
use qrcode::render::svg;

use super::{Carried, TITLE};
use crate::components::field::{Field, Kind};
use crate::components::notice::{Mistake, mistakes};
use crate::pages::sign_in::{carried, sent_again};
use crate::words;

/// Whether somebody has to have a second factor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// Nothing else opens before.
    OfThem,
    /// As they like.
    OfNobody,
}

/// It is off: what it is good for, and the button that begins.
pub fn off(asked: Asked, with: &Carried) -> Markup {
    html! {
        h1 class="govuk-heading-l" { @match asked { Asked::OfThem => "Set up your second factor", Asked::OfNobody => (TITLE) } }
        @if asked == Asked::OfThem {
            div class="govuk-inset-text" {
                p class="govuk-body" { strong { "Whoever runs Goldthread asks it of you. " } "Nothing else opens before it is on. It takes some two minutes." }
                @if with.kept.is_some() { p class="govuk-body" { "What you sent is kept on these pages until then." } }
            }
        }
        p class="govuk-body" {
            "With a second factor, a password that somebody has seen or guessed is not enough to sign in as you. You need an authenticator app on your phone, "
            "such as the one that your council uses for other systems."
        }
        form action="/account/second-factor" method="post" novalidate {
            (carried(&with.to, with.kept.as_ref()))
            button class="govuk-button" data-module="govuk-button" { "Set it up" }
        }
    }
}

/// The key, and the field for its first code.
pub fn set_up(begun: &Enrolment, with: &Carried, found: &[Mistake]) -> Markup {
    html! {
        (mistakes(found))
        h1 class="govuk-heading-l" { "Set up your second factor" }
        ol class="govuk-list govuk-list--number govuk-list--spaced" {
            li { "In your authenticator app, add an account and point the camera at this picture." (picture(begun.uri())) }
            li { "If the camera does not work, type this key into the app: " strong class="gt-secret" { (begun.secret()) } }
            li { "Then type the six digits that the app shows." }
        }
        form action="/account/second-factor" method="post" novalidate {
            (Field::new("code", "The six digits", Kind::Code).show(found))
            (carried(&with.to, with.kept.as_ref()))
            button class="govuk-button" data-module="govuk-button" { "Turn it on" }
        }
    }
}

/// The address as a picture for a camera; nothing where it is too long for one, and the key is there as text.
fn picture(uri: &str) -> Markup {
    let drawn = QrCode::new(uri)
        .ok()
        .map(|code| code.render::<svg::Color<'_>>().min_dimensions(220, 220).quiet_zone(true).build());
    let drawn = drawn.and_then(|drawn| drawn.find("<svg").map(|start| drawn[start..].to_owned()));
    html! { @if let Some(drawn) = drawn { div class="gt-qr" role="img" aria-label="The key, as a picture for the camera of your phone" { (PreEscaped(drawn)) } } }
}

/// The recovery codes, and the way on.
pub fn codes_once(codes: Vec<String>, with: &Carried) -> Markup {
    html! {
        h1 class="govuk-heading-l" { "Your second factor is on" }
        p class="govuk-body" { "These are your recovery codes. Each lets you in once when your phone is not there. Print them or write them down now: they are not shown again." }
        ul class="govuk-list gt-codes" { @for code in codes { li { code { (code) } } } }
        p class="govuk-body" { "If you are signed in elsewhere, that goes on as before. " a class="govuk-link" href="/account/sessions" { "See where, and end it" } }
        @match (&with.kept, with.to.as_str()) {
            (Some(kept), _) => {
                p class="govuk-body" { "What you sent before is here. Nothing has been done with it yet." }
                (sent_again(kept))
            },
            (None, "") => { p class="govuk-body" { a class="govuk-link" href="/account" { "Go to your account" } } },
            (None, to) => { p class="govuk-body" { a class="govuk-link" href=(to) { "Go on" } } },
        }
    }
}

/// It is on: since when, and the field that turns it off.
pub fn on(since: &str, left: usize, found: &[Mistake]) -> Markup {
    html! {
        (mistakes(found))
        h1 class="govuk-heading-l" { (TITLE) }
        p class="govuk-body" { "It is on since " (since) ". " (words::sentence(&words::count(left, "recovery code", "recovery codes"))) " left." }
        p class="govuk-body" { "To move it to another phone, or to have new recovery codes, turn it off and set it up again." }
        form action="/account/second-factor/removal" method="post" novalidate {
            (Field::new("code", "The six digits that your authenticator app shows, or one of your recovery codes", Kind::AnyCode).show(found))
            button class="govuk-button govuk-button--warning" data-module="govuk-button" { "Turn it off" }
        }
    }
}
