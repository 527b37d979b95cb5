//! `GET /account/second-factor` shows the second factor, `POST` begins it and confirms it by a code; `/removal` turns it off.
//!
//! That whoever does it has shown lately who they are is asked at the door. Whoever has to have one is led here first, with what
//! they were about to do.

mod page;

use std::sync::Arc;

use axum::extract::{RawForm, Request};
use axum::http::{Method, StatusCode, Uri};
use axum::response::{IntoResponse, Redirect, Response};
use goldthread_accounts::{AccountId, By, EnrolError, NewSession, Proof, ProofRefused, SecondFactor};
use maud::Markup;

use self::page::Asked;
use super::frame;
use crate::app::App;
use crate::caller::Caller;
use crate::components::layout;
use crate::components::notice::Mistake;
use crate::form::Sent;
use crate::pages::sign_in::{Kept, asked_to, kept_of, lead, local};
use crate::problem::Problem;
use crate::visitor::Visitor;
use crate::words;

const ADDRESS: &str = "/account/second-factor";
const TITLE: &str = "Your second factor";
const ISSUER: &str = "Goldthread";
const WRONG_CODE: &str =
    "This is not the code of this moment. Wait for the next one in your app, and type that";

/// What the pages carry along: where somebody was going, and what they sent.
#[derive(Default)]
pub struct Carried {
    to: String,
    kept: Option<Kept>,
}

impl Carried {
    fn of(sent: &Sent) -> Self {
        let to = local(sent.value("to"), &Method::GET).unwrap_or_default().to_owned();
        Self { to, kept: Kept::of(sent) }
    }
}

/// Leads somebody here who has to have a second factor and has none; what they sent comes along.
pub async fn keep_work(app: &App, request: Request) -> Response {
    if request.method().is_safe() {
        return lead(ADDRESS, request.uri());
    }
    match kept_of(request).await {
        Ok(kept) => {
            let with = Carried { to: String::new(), kept };
            (StatusCode::FORBIDDEN, shown(app, &page::off(Asked::OfThem, &with), false)).into_response()
        }
        Err(problem) => problem.into_response(),
    }
}

/// What is on, or what to set up.
pub async fn show(app: App, uri: Uri) -> Result<Markup, Problem> {
    let content = match state(&app).await? {
        SecondFactor::On { since, codes_left } => page::on(&words::moment(since), codes_left, &[]),
        SecondFactor::Off => {
            let asked = match app.visitor() {
                Visitor::Unready(_) => Asked::OfThem,
                _ => Asked::OfNobody,
            };
            page::off(asked, &Carried { to: asked_to(&uri), kept: None })
        }
    };
    Ok(shown(&app, &content, false))
}

/// Begins, or takes the code and confirms.
pub async fn confirm(app: App, RawForm(sent): RawForm) -> Result<Response, Problem> {
    let sent = Sent::of(&sent);
    let with = Carried::of(&sent);
    if sent.sent("code").is_some() {
        return confirmed(&app, sent.value("code").to_owned(), &with).await;
    }
    let (accounts, account, now) = own(&app)?;
    let begun = app.aside(move || accounts.begin_second_factor(account, ISSUER, now)).await?;
    let begun = begun.map_err(Problem::fault)?;
    Ok(shown(&app, &page::set_up(&begun, &with, &[]), false).into_response())
}

/// Turns it off for whoever has a code of it: whoever found the browser open has not.
pub async fn remove(app: App, caller: Caller, RawForm(sent): RawForm) -> Result<Response, Problem> {
    let SecondFactor::On { since, codes_left } = state(&app).await? else {
        return Ok(Redirect::to("/account/second-factor").into_response());
    };
    let new = match proven(&app, &caller, &Sent::of(&sent)).await? {
        Ok(new) => new,
        Err(mistake) => {
            return Ok(refused(&app, &page::on(&words::moment(since), codes_left, &[mistake])));
        }
    };
    let (accounts, account, now) = own(&app)?;
    let work = move || accounts.remove_second_factor(account, By::Account(account), now);
    match app.aside(work).await? {
        Ok(()) | Err(EnrolError::NotOn) => {}
        Err(error) => return Err(Problem::fault(error)),
    }
    let mut response = Redirect::to("/account?done=second-factor-off").into_response();
    caller.hand_out(&mut response, &new);
    Ok(response)
}

fn own(app: &App) -> Result<(Arc<goldthread_accounts::Accounts>, AccountId, jiff::Timestamp), Problem> {
    Ok((Arc::clone(app.deployment().accounts()), app.session()?.account, app.now()))
}

async fn state(app: &App) -> Result<SecondFactor, Problem> {
    let (accounts, account, _) = own(app)?;
    app.aside(move || accounts.second_factor_of(account)).await?.map_err(Problem::fault)
}

async fn proven(app: &App, caller: &Caller, sent: &Sent) -> Result<Result<NewSession, Mistake>, Problem> {
    let (accounts, token, origin, now) =
        (Arc::clone(app.deployment().accounts()), caller.token()?, caller.origin.clone(), app.now());
    let code = sent.value("code").to_owned();
    let mistake = |words: String| Mistake { field: "code", words };
    match app.aside(move || accounts.show_again(&token, Proof::Code(&code), &origin, now)).await? {
        Ok(new) => Ok(Ok(new)),
        Err(ProofRefused::Fault(fault)) => Err(Problem::fault(fault)),
        Err(ProofRefused::Over) => Err(Problem::nobody()),
        Err(ProofRefused::Wait { seconds }) => Ok(Err(mistake(format!(
            "That was tried too often. Wait {}, then try again",
            words::seconds(seconds)
        )))),
        Err(_) => Ok(Err(mistake(WRONG_CODE.to_owned()))),
    }
}

async fn confirmed(app: &App, code: String, with: &Carried) -> Result<Response, Problem> {
    let (accounts, account, now) = own(app)?;
    let work = move || match accounts.confirm_second_factor(account, &code, now) {
        // The key is in their app by then: it stays, so that they need only wait for the next code.
        Err(EnrolError::WrongCode) => Ok(Err(accounts.pending_second_factor(account, ISSUER, now)?)),
        outcome => outcome.map(Ok),
    };
    match app.aside(work).await? {
        Ok(Ok(codes)) => {
            Ok(shown(app, &page::codes_once(codes.reveal().collect(), with), false).into_response())
        }
        Ok(Err(begun)) => {
            let mistake = Mistake { field: "code", words: WRONG_CODE.to_owned() };
            Ok(refused(app, &page::set_up(&begun, with, &[mistake])))
        }
        Err(EnrolError::NotBegun | EnrolError::NotOn) => Ok(Redirect::to(ADDRESS).into_response()),
        Err(error) => Err(Problem::fault(error)),
    }
}

fn refused(app: &App, content: &Markup) -> Response {
    (StatusCode::BAD_REQUEST, shown(app, content, true)).into_response()
}

fn shown(app: &App, content: &Markup, is_wrong: bool) -> Markup {
    layout::page(&frame(app, TITLE, is_wrong), content)
}
