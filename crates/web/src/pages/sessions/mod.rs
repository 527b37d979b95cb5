//! `GET /account/sessions`: where I am signed in; `POST` under it ends one, or all but this.

#[cfg(test)]
mod tests;

use std::sync::Arc;

use axum::extract::{Path, Query};
use axum::response::Redirect;
use goldthread_accounts::{By, Session, SessionId};
use maud::{Markup, html};

use crate::app::App;
use crate::caller::Caller;
use crate::components::Link;
use crate::components::layout::{self, Part};
use crate::components::notice::{self, Asked};
use crate::problem::Problem;
use crate::words;

/// The sessions, the one seen last before the others.
pub async fn show(app: App, Query(asked): Query<Asked>) -> Result<Markup, Problem> {
    let own = app.person()?.session.clone();
    let sessions = app.deployment().accounts().sessions_of(own.account, app.now());
    let frame =
        app.frame("Where you are signed in", Part::Account, vec![Link::new("Your account", "/account")]);
    Ok(layout::page(&frame, &page(&sessions, own.id, asked.done())))
}

/// Ends one of the person's own sessions; that of somebody else is not found.
pub async fn end(app: App, Path(id): Path<String>) -> Result<Redirect, Problem> {
    let account = app.person()?.session.account;
    let id: SessionId = id.parse().map_err(|_| Problem::nothing_called("session"))?;
    let (accounts, now) = (Arc::clone(app.deployment().accounts()), app.now());
    let ended = app.aside(move || accounts.end_session(account, id, By::Account(account), now)).await?;
    if ended.map_err(Problem::fault)?.0 == 0 {
        return Err(Problem::nothing_called("session"));
    }
    Ok(Redirect::to("/account/sessions?done=session"))
}

/// Ends all but this one.
pub async fn end_others(app: App, caller: Caller) -> Result<Redirect, Problem> {
    let (accounts, token, now) = (Arc::clone(app.deployment().accounts()), caller.token()?, app.now());
    app.aside(move || accounts.end_other_sessions(&token, now)).await?.map_err(Problem::fault)?;
    Ok(Redirect::to("/account/sessions?done=sessions"))
}

fn page(sessions: &[Session], own: SessionId, done: Option<&str>) -> Markup {
    html! {
        (notice::done(done))
        h1 class="govuk-heading-l" { "Where you are signed in" }
        p class="govuk-body" { "If you do not know one of these, end it and change your password." }
        ul class="govuk-list gt-sessions" {
            @for session in sessions { (one(session, session.id == own)) }
        }
        @if sessions.len() > 1 {
            form action="/account/sessions/others/end" method="post" {
                button class="govuk-button govuk-button--warning" data-module="govuk-button" { "Sign out everywhere else" }
            }
        }
    }
}

fn one(session: &Session, is_this: bool) -> Markup {
    let browser = session.browser.as_str();
    let browser = if browser.is_empty() { "A program that does not say its name" } else { browser };
    html! {
        li class="gt-card" {
            p class="govuk-body govuk-!-margin-bottom-1" {
                strong { (browser) } @if is_this { " (this one)" }
            }
            p class="govuk-body-s gt-dim govuk-!-margin-bottom-1" {
                "Signed in " (words::moment(session.begun)) ", last used " (words::moment(session.last_seen)) ", from " (session.address)
            }
            @if !is_this {
                form action={ "/account/sessions/" (session.id) "/end" } method="post" {
                    button class="govuk-button govuk-button--secondary govuk-!-margin-bottom-0" data-module="govuk-button" {
                        "End it" span class="govuk-visually-hidden" { ": " (browser) }
                    }
                }
            }
        }
    }
}
