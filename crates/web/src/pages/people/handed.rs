//! A one-time link as it is handed to an administrator: shown once, to be given on.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::header::{CACHE_CONTROL, HOST};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use goldthread_accounts::NewLink;
use goldthread_people::PersonId;
use maud::{Markup, html};

use crate::app::App;
use crate::components::layout::{self, Part};
use crate::cookies::Way;
use crate::words;

/// By what address the site was asked: `https://goldthread.example`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteAddress(String);

impl<S: Sync> FromRequestParts<S> for SiteAddress {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let scheme = match Way::of(&parts.extensions) {
            Way::Secure => "https",
            Way::Plain => "http",
        };
        let named = || parts.headers.get(HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
        let host = parts.uri.authority().map_or_else(named, |authority| authority.as_str());
        Ok(Self(format!("{scheme}://{host}")))
    }
}

/// A link that was just made.
pub struct Handed {
    /// What was done: the heading of the page.
    pub title: String,
    /// Whose it is.
    pub name: String,
    /// By what they sign in.
    pub login: String,
    /// Their page.
    pub person: PersonId,
    /// The link.
    pub link: NewLink,
}

impl Handed {
    /// The page. No browser keeps it.
    pub fn shown(&self, app: &App, site: &SiteAddress) -> Response {
        let frame = app.frame(&self.title, Part::People, super::above());
        ([(CACHE_CONTROL, "no-store")], layout::page(&frame, &self.page(site))).into_response()
    }

    fn page(&self, SiteAddress(site): &SiteAddress) -> Markup {
        let Self { title, name, login, person, link } = self;
        html! {
            div class="govuk-grid-row" {
                div class="govuk-grid-column-two-thirds" {
                    h1 class="govuk-heading-l" { (title) }
                    p class="govuk-body" { (name) " signs in with " strong { (login) } ". With this link they set their password:" }
                    p class="gt-link-once" { (site) "/links/" (link.token.reveal()) }
                    p class="govuk-body" {
                        "Give it to them by a way that only they read, and not to anybody else: whoever opens it first can sign in as " (name) ". "
                        "It is good until " strong { (words::moment(link.until)) } ", and can be used once."
                    }
                    div class="govuk-inset-text" { "It is not shown again. If it is lost, make a new one on the page of " (name) "; this one is no longer good then." }
                    p class="govuk-body" {
                        a class="govuk-link" href={ "/people/" (person) } { "Go to the page of " (name) } br;
                        a class="govuk-link" href="/people/new" { "Add another person" }
                    }
                }
            }
        }
    }
}
