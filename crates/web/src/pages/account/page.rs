//! The markup of an account.

use maud::{Markup, html};

use super::view::AccountPage;
use crate::components::lines::lines;
use crate::components::lists::summary;
use crate::components::notice;

/// The page.
pub fn account(view: &AccountPage, done: Option<&str>) -> Markup {
    html! {
        (notice::done(done))
        h1 class="govuk-heading-l" { (view.name) }
        (summary([
            ("Authority", html! { (view.authority) @if view.several { " " a class="govuk-link" href="/authorities" { "Choose another" } } }),
            ("You sign in as", html! { (view.login) }),
            ("Password", html! { "Set " (view.password) ". " a class="govuk-link" href="/account/password" { "Change it" } }),
            ("Second factor", factor(view)),
            ("Letters and your calendar", html! { a class="govuk-link" href="/account/reminders" { "Say how often" } }),
            ("Where you are signed in", html! { a class="govuk-link" href="/account/sessions" { "See your sessions" } }),
        ].map(|(name, value)| (html! { (name) }, value))))
        h2 class="govuk-heading-m" { "What you may do" }
        @if view.rights.is_empty() {
            p class="govuk-body" { "Nothing yet: an administrator has to give you a right." }
        } @else {
            ul class="govuk-list govuk-list--spaced" {
                @for (right, means) in &view.rights { li { strong { (right) } br; span class="gt-dim" { (means) } } }
            }
        }
        @if !view.roles.is_empty() {
            h2 class="govuk-heading-m" { "The roles that you hold" }
            ul class="govuk-list govuk-list--bullet" { @for role in &view.roles { li { (role) } } }
        }
        h2 class="govuk-heading-m" { "What happened to this account" }
        p class="govuk-body" { "If something here was not you, change your password and tell an administrator." }
        (lines("What happened to this account", &["When", "What", "By whom, from where"], &view.record))
    }
}

fn factor(view: &AccountPage) -> Markup {
    html! {
        @match &view.factor {
            Some((since, left)) => {
                "On since " (since) ". " (crate::words::sentence(&crate::words::count(*left, "recovery code", "recovery codes"))) " left. "
                a class="govuk-link" href="/account/second-factor" { "See to it" }
            },
            None => { "Off. " a class="govuk-link" href="/account/second-factor" { "Set it up" } },
        }
    }
}
