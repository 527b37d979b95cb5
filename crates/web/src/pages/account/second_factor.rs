//! `GET /account/second-factor` begins or shows the second factor, `POST` confirms it by a code; `/removal` turns it off.

use std::sync::Arc;

use axum::extract::RawForm;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use goldthread_accounts::{By, EnrolError, Enrolment, Proof, ProofRefused, SecondFactor};
use maud::{Markup, PreEscaped, html};
use qrcode::QrCode;
use qrcode::render::svg;

use super::frame;
use crate::app::App;
use crate::caller::Caller;
use crate::components::field::{Field, Kind};
use crate::components::layout;
use crate::components::notice::{Mistake, mistakes};
use crate::form::Sent;
use crate::problem::Problem;
use crate::words;

const TITLE: &str = "Your second factor";
const WRONG_CODE: &str =
    "This is not the code of this moment. Wait for the next one in your app, and type that";
const WRONG_PASSWORD: &str = "This is not your password. Check it: capital letters count";

/// What is on, or what to set up.
pub async fn show(app: App) -> Result<Response, Problem> {
    match state(&app).await? {
        SecondFactor::On { since, codes_left } => {
            Ok(page(&app, &on(&words::moment(since), codes_left, &[]), false).into_response())
        }
        SecondFactor::Off => Ok(page(&app, &off(&[]), false).into_response()),
    }
}

/// Takes the password and begins, or takes the code and confirms.
pub async fn confirm(app: App, caller: Caller, RawForm(sent): RawForm) -> Result<Response, Problem> {
    let sent = Sent::of(&sent);
    if sent.sent("code").is_some() {
        return confirmed(&app, sent.value("code").to_owned()).await;
    }
    match proven(&app, &caller, &sent).await? {
        Ok(new) => {
            let begun = begin(&app).await?;
            let mut response = page(&app, &set_up(&begun, &[]), false).into_response();
            caller.hand_out(&mut response, &new);
            Ok(response)
        }
        Err(mistake) => Ok(refused(&app, &off(&[mistake]))),
    }
}

/// Turns it off for whoever shows their password again.
pub async fn remove(app: App, caller: Caller, RawForm(sent): RawForm) -> Result<Response, Problem> {
    let new = match proven(&app, &caller, &Sent::of(&sent)).await? {
        Ok(new) => new,
        Err(mistake) => {
            let SecondFactor::On { since, codes_left } = state(&app).await? else {
                return Err(Problem::no_page());
            };
            return Ok(refused(&app, &on(&words::moment(since), codes_left, &[mistake])));
        }
    };
    let (accounts, account, now) =
        (Arc::clone(app.deployment().accounts()), app.person()?.session.account, app.now());
    let work = move || accounts.remove_second_factor(account, By::Account(account), now);
    match app.aside(work).await? {
        Ok(()) | Err(EnrolError::NotOn) => {}
        Err(error) => return Err(Problem::fault(error)),
    }
    let mut response = Redirect::to("/account?done=second-factor-off").into_response();
    caller.hand_out(&mut response, &new);
    Ok(response)
}

async fn state(app: &App) -> Result<SecondFactor, Problem> {
    let (accounts, account) = (Arc::clone(app.deployment().accounts()), app.person()?.session.account);
    app.aside(move || accounts.second_factor_of(account)).await?.map_err(Problem::fault)
}

/// Whoever would change how an account is entered shows its password once more: a browser may have been left alone.
async fn proven(
    app: &App,
    caller: &Caller,
    sent: &Sent,
) -> Result<Result<goldthread_accounts::NewSession, Mistake>, Problem> {
    let (accounts, token, origin, now) =
        (Arc::clone(app.deployment().accounts()), caller.token()?, caller.origin.clone(), app.now());
    let password = sent.secret("password").to_owned();
    let work = move || accounts.show_again(&token, Proof::Password(&password), &origin, now);
    let mistake = |words: String| Mistake { field: "password", words };
    match app.deployment().hashing().run(work).await? {
        Ok(new) => Ok(Ok(new)),
        Err(ProofRefused::Fault(fault)) => Err(Problem::fault(fault)),
        Err(ProofRefused::Over) => Err(Problem::nobody()),
        Err(ProofRefused::Wait { seconds }) => Ok(Err(mistake(format!(
            "That was tried too often. Wait {}, then try again",
            words::seconds(seconds)
        )))),
        Err(_) => Ok(Err(mistake(WRONG_PASSWORD.to_owned()))),
    }
}

async fn begin(app: &App) -> Result<Enrolment, Problem> {
    let (accounts, account, now) =
        (Arc::clone(app.deployment().accounts()), app.person()?.session.account, app.now());
    app.aside(move || accounts.begin_second_factor(account, "Goldthread", now)).await?.map_err(Problem::fault)
}

async fn confirmed(app: &App, code: String) -> Result<Response, Problem> {
    let (accounts, account, now) =
        (Arc::clone(app.deployment().accounts()), app.person()?.session.account, app.now());
    match app.aside(move || accounts.confirm_second_factor(account, &code, now)).await? {
        Ok(codes) => Ok(page(app, &codes_once(codes.reveal().collect()), false).into_response()),
        Err(EnrolError::WrongCode) => {
            // The secret that was shown stays good, but it is shown once only: setting up begins anew.
            let mistake =
                Mistake { field: "password", words: format!("{WRONG_CODE}. Setting up begins anew") };
            Ok(refused(app, &off(&[mistake])))
        }
        Err(EnrolError::NotBegun | EnrolError::NotOn) => {
            Ok(Redirect::to("/account/second-factor").into_response())
        }
        Err(error) => Err(Problem::fault(error)),
    }
}

fn refused(app: &App, content: &Markup) -> Response {
    (StatusCode::BAD_REQUEST, page(app, content, true)).into_response()
}

fn page(app: &App, content: &Markup, is_wrong: bool) -> Markup {
    layout::page(&frame(app, TITLE, is_wrong), content)
}

fn off(found: &[Mistake]) -> Markup {
    html! {
        (mistakes(found))
        h1 class="govuk-heading-l" { (TITLE) }
        p class="govuk-body" {
            "With a second factor, a password that somebody has seen or guessed is not enough to sign in as you. You need an authenticator app on your phone, "
            "such as the one that your council uses for other systems."
        }
        form action="/account/second-factor" method="post" novalidate {
            (Field::new("password", "Your password", Kind::Password).hint("Once more, so that nobody does this on a machine that you left alone.").show(found))
            button class="govuk-button" data-module="govuk-button" { "Set it up" }
        }
    }
}

fn set_up(begun: &Enrolment, found: &[Mistake]) -> Markup {
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

fn codes_once(codes: Vec<String>) -> Markup {
    html! {
        h1 class="govuk-heading-l" { "Your second factor is on" }
        p class="govuk-body" { "These are your recovery codes. Each lets you in once when your phone is not there. Print them or write them down now: they are not shown again." }
        ul class="govuk-list gt-codes" { @for code in codes { li { code { (code) } } } }
        p class="govuk-body" { a class="govuk-link" href="/account" { "Go to your account" } }
    }
}

fn on(since: &str, left: usize, found: &[Mistake]) -> Markup {
    html! {
        (mistakes(found))
        h1 class="govuk-heading-l" { (TITLE) }
        p class="govuk-body" { "It is on since " (since) ". " (words::sentence(&words::count(left, "recovery code", "recovery codes"))) " left." }
        p class="govuk-body" { "To move it to another phone, or to have new recovery codes, turn it off and set it up again." }
        form action="/account/second-factor/removal" method="post" novalidate {
            (Field::new("password", "Your password", Kind::Password).show(found))
            button class="govuk-button govuk-button--warning" data-module="govuk-button" { "Turn it off" }
        }
    }
}
