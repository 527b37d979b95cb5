//! `GET /account/password` asks for the password and a new one; `POST` changes it, and ends all other sessions.

use std::sync::Arc;

use axum::extract::RawForm;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use goldthread_accounts::ProofRefused;
use maud::{Markup, html};

use super::frame;
use crate::app::App;
use crate::caller::Caller;
use crate::components::field::{Field, Kind};
use crate::components::layout;
use crate::components::notice::{Mistake, mistakes};
use crate::form::Sent;
use crate::pages::link::{good_password, passwords};
use crate::problem::Problem;
use crate::words;

const TITLE: &str = "Change your password";
const WRONG: &str = "This is not your password of now. Check it: capital letters count";

/// The form.
pub async fn show(app: App) -> Markup {
    form(&app, &[])
}

/// Changes it.
pub async fn change(app: App, caller: Caller, RawForm(sent): RawForm) -> Result<Response, Problem> {
    let sent = Sent::of(&sent);
    let (accounts, account) = (Arc::clone(app.deployment().accounts()), app.person()?.session.account);
    let own = app.aside(move || accounts.account(account)).await?.map_err(Problem::fault)?;
    let own = own.ok_or_else(Problem::nobody)?;
    let new = match good_password(&app, &own.login, sent.secret("password"), sent.secret("again")) {
        Ok(new) => new,
        Err(mistake) => return Ok(refused(&app, mistake)),
    };
    let (accounts, token, origin, now) =
        (Arc::clone(app.deployment().accounts()), caller.token()?, caller.origin.clone(), app.now());
    let current = sent.secret("current").to_owned();
    let work = move || accounts.change_password(&token, &current, &new, &origin, now);
    match app.deployment().hashing().run(work).await? {
        Ok(session) => {
            let mut response = Redirect::to("/account?done=password").into_response();
            caller.hand_out(&mut response, &session);
            Ok(response)
        }
        Err(ProofRefused::Fault(fault)) => Err(Problem::fault(fault)),
        Err(ProofRefused::Over) => Err(Problem::nobody()),
        Err(ProofRefused::Wait { seconds }) => {
            let words = format!("That was tried too often. Wait {}, then try again", words::seconds(seconds));
            Ok(refused(&app, Mistake { field: "current", words }))
        }
        Err(_) => Ok(refused(&app, Mistake { field: "current", words: WRONG.to_owned() })),
    }
}

fn refused(app: &App, mistake: Mistake) -> Response {
    (StatusCode::BAD_REQUEST, form(app, &[mistake])).into_response()
}

fn form(app: &App, found: &[Mistake]) -> Markup {
    let content = html! {
        (mistakes(found))
        h1 class="govuk-heading-l" { (TITLE) }
        form action="/account/password" method="post" novalidate {
            (Field::new("current", "Your password of now", Kind::Password).show(found))
            (passwords(found))
            p class="govuk-body" { "You stay signed in here, and are signed out everywhere else." }
            button class="govuk-button" data-module="govuk-button" { "Change the password" }
        }
    };
    layout::page(&frame(app, TITLE, !found.is_empty()), &content)
}
