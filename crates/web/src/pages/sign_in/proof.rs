//! `GET /sign-in/proof` asks somebody who has signed in to show once more who they are, before they change what matters; `POST` takes it.

use std::sync::Arc;

use axum::extract::{RawForm, Request};
use axum::http::{Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Redirect, Response};
use goldthread_accounts::{NewSession, Proof, ProofRefused};
use maud::{Markup, html};

use super::kept::{Kept, local};
use super::{Back, again, asked_to, carried, kept_of, lead, wait};
use crate::app::App;
use crate::caller::Caller;
use crate::components::field::{Field, Kind};
use crate::components::layout::{self, Part};
use crate::components::notice::{Mistake, mistakes};
use crate::form::Sent;
use crate::problem::Problem;

const ADDRESS: &str = "/sign-in/proof";
const TITLE: &str = "Show that it is you";
const WRONG: &str = "This is not your password. Check it: capital letters count";
const WRONG_IN_PART: &str =
    "The password or the code is not right. Check the password, and wait for the next code in your app";

/// Asks somebody for it who was about to change something, and keeps what they sent.
pub async fn ask(app: &App, request: Request) -> Response {
    if request.method().is_safe() {
        return lead(ADDRESS, request.uri());
    }
    let to = request.uri().path().to_owned();
    match kept_of(request).await {
        Ok(kept) => (StatusCode::UNAUTHORIZED, form(app, &to, kept.as_ref(), &[])).into_response(),
        Err(problem) => problem.into_response(),
    }
}

/// The form.
pub async fn show(app: App, uri: Uri) -> Markup {
    form(&app, &asked_to(&uri), None, &[])
}

/// Takes password and code; what somebody was about to do goes on.
pub async fn submit(app: App, caller: Caller, RawForm(sent): RawForm) -> Result<Response, Problem> {
    let sent = Sent::of(&sent);
    let kept = Kept::of(&sent);
    match shown(&app, &caller, &sent).await? {
        Ok(new) => {
            let mut response = match &kept {
                Some(kept) => again(&app, kept, Back::Shown).into_response(),
                None => {
                    Redirect::to(local(sent.value("to"), &Method::GET).unwrap_or("/account")).into_response()
                }
            };
            caller.hand_out(&mut response, &new);
            Ok(response)
        }
        Err(ProofRefused::Fault(fault)) => Err(Problem::fault(fault)),
        Err(ProofRefused::Over) => Err(Problem::nobody()),
        Err(refused) => Ok(refuse(&app, &sent, kept.as_ref(), &refused)),
    }
}

async fn shown(app: &App, caller: &Caller, sent: &Sent) -> Result<Result<NewSession, ProofRefused>, Problem> {
    let (accounts, token, origin, now) =
        (Arc::clone(app.deployment().accounts()), caller.token()?, caller.origin.clone(), app.now());
    let (password, code) = (sent.secret("password").to_owned(), sent.value("code").to_owned());
    let both = has_factor(app);
    let work = move || {
        let proof =
            if both { Proof::Both { password: &password, code: &code } } else { Proof::Password(&password) };
        accounts.show_again(&token, proof, &origin, now)
    };
    app.deployment().hashing().run(work).await
}

fn refuse(app: &App, sent: &Sent, kept: Option<&Kept>, refused: &ProofRefused) -> Response {
    let (status, words) = match refused {
        ProofRefused::Wait { seconds } => (StatusCode::TOO_MANY_REQUESTS, wait(*seconds)),
        _ if has_factor(app) => (StatusCode::BAD_REQUEST, WRONG_IN_PART.to_owned()),
        _ => (StatusCode::BAD_REQUEST, WRONG.to_owned()),
    };
    let page = form(app, sent.value("to"), kept, &[Mistake { field: "password", words }]);
    let mut response = (status, page).into_response();
    if let ProofRefused::Wait { seconds } = refused {
        response.headers_mut().insert(header::RETRY_AFTER, (*seconds).into());
    }
    response
}

fn has_factor(app: &App) -> bool {
    let account = app.visitor().session().map(|session| session.account);
    account.is_some_and(|account| app.deployment().accounts().has_second_factor(account))
}

fn form(app: &App, to: &str, kept: Option<&Kept>, found: &[Mistake]) -> Markup {
    let content = html! {
        (mistakes(found))
        div class="govuk-grid-row" {
            div class="govuk-grid-column-two-thirds" {
                h1 class="govuk-heading-l" { (TITLE) }
                p class="govuk-body" {
                    "What you are about to do decides who gets in, or who may do what. A browser may have been left alone, so it is asked for again where that was "
                    "more than a quarter of an hour ago."
                    @if kept.is_some() { " What you sent is kept on this page, and nothing has been done with it yet." }
                }
                form action=(ADDRESS) method="post" novalidate {
                    (Field::new("password", "Your password", Kind::Password).show(found))
                    @if has_factor(app) {
                        (Field::new("code", "The six digits that your authenticator app shows, or one of your recovery codes", Kind::AnyCode).show(found))
                    }
                    (carried(to, kept))
                    div class="govuk-button-group" {
                        button class="govuk-button" data-module="govuk-button" { "Go on" }
                        a class="govuk-link" href="/" { "Cancel" }
                    }
                }
            }
        }
    };
    let title = if found.is_empty() { TITLE.to_owned() } else { format!("Error: {TITLE}") };
    layout::page(&app.frame(title, Part::None, Vec::new()), &content)
}
