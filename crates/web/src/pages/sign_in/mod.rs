//! `GET /sign-in` asks who somebody is, `POST` lets them in; `/sign-in/code` asks for the second factor, `/sign-in/proof` once more
//! for both.
//!
//! Whoever was signed out while they wrote does not lose it: what they sent comes along in the form, and is offered again once
//! they are back (`kept.rs`).

pub mod code;
mod kept;
mod page;
pub mod proof;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use axum::body::to_bytes;
use axum::extract::{RawForm, Request};
use axum::http::{Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Redirect, Response};
use goldthread_accounts::{NewSession, Refused, Stage};
use maud::Markup;

pub use self::kept::Kept;
pub use self::kept::local;
use self::page::SignIn;
pub use self::page::{Back, carried, sent_again};
use crate::app::App;
use crate::caller::Caller;
use crate::components::layout::{self, Part};
use crate::components::notice::Mistake;
use crate::form::Sent;
use crate::problem::Problem;
use crate::visitor::Visitor;
use crate::words;

const WRONG: &str = "The e-mail address and the password do not go together. Check both: capital letters count in the password";
/// The largest form that is kept, in bytes: what a page takes where its row in the table says nothing else.
const LARGEST_FORM: usize = 64 * 1024;

/// The form; `to` in the address says where to go afterwards.
pub async fn show(app: App, uri: Uri) -> Response {
    if app.visitor().signed_in().is_some_and(|_| !matches!(app.visitor(), Visitor::Undecided(_))) {
        return Redirect::to("/").into_response();
    }
    form(&app, &SignIn { login: "", to: &asked_to(&uri), kept: None }, &[]).into_response()
}

/// Lets somebody in whose e-mail address and password go together.
pub async fn submit(app: App, caller: Caller, RawForm(sent): RawForm) -> Result<Response, Problem> {
    let sent = Sent::of(&sent);
    let (login, password) = (sent.value("login").to_owned(), sent.secret("password").to_owned());
    let (accounts, origin, now) = (Arc::clone(app.deployment().accounts()), caller.origin.clone(), app.now());
    let before = caller.token().ok();
    let work = move || {
        let shown = accounts.attempt(&login, &password, &origin, now)?;
        // The browser forgets the session that it had, so nobody could end it from there any more.
        if let Some(before) = before {
            accounts.sign_out(&before, now).map_err(Refused::Fault)?;
        }
        Ok(accounts.begin_session(&shown, &origin, now))
    };
    let answer = app.deployment().hashing().run(work).await?;
    let monitor = app.deployment().monitor();
    if answer.is_ok() {
        monitor.sign_ins.inc()
    } else {
        monitor.refused_sign_ins.inc()
    };
    match answer {
        Ok(begun) => Ok(let_in(&app, &caller, &begun.map_err(Problem::fault)?, &sent)),
        Err(Refused::Fault(fault)) => Err(Problem::fault(fault)),
        Err(refused) => Ok(refuse(&app, &sent, &refused)),
    }
}

/// Where somebody goes who has signed in, with what they wrote before.
fn let_in(app: &App, caller: &Caller, new: &NewSession, sent: &Sent) -> Response {
    let kept = Kept::of(sent);
    let mut response = match (new.session.stage, &kept) {
        (Stage::Waiting, _) => code::form(app, sent.value("to"), kept.as_ref(), &[]).into_response(),
        (Stage::Full, Some(kept)) => again(app, kept, Back::SignedIn).into_response(),
        (Stage::Full, None) => {
            Redirect::to(local(sent.value("to"), &Method::GET).unwrap_or("/")).into_response()
        }
    };
    caller.hand_out(&mut response, new);
    response
}

fn refuse(app: &App, sent: &Sent, refused: &Refused) -> Response {
    let (status, words) = match refused {
        Refused::Wait { seconds } => (StatusCode::TOO_MANY_REQUESTS, wait(*seconds)),
        Refused::Wrong | Refused::Fault(_) => (StatusCode::BAD_REQUEST, WRONG.to_owned()),
    };
    let kept = Kept::of(sent);
    let asked = SignIn { login: sent.value("login"), to: sent.value("to"), kept: kept.as_ref() };
    let page = form(app, &asked, &[Mistake { field: "login", words }]);
    let mut response = (status, page).into_response();
    if let Refused::Wait { seconds } = refused {
        response.headers_mut().insert(header::RETRY_AFTER, (*seconds).into());
    }
    response
}

/// Too many tries.
fn wait(seconds: u64) -> String {
    format!("That was tried too often and did not fit. Wait {}, then try again", words::seconds(seconds))
}

/// Leads whoever has not signed in to where they can, and back afterwards.
pub fn lead_to(asked: &Uri) -> Response {
    lead("/sign-in", asked)
}

/// Leads somebody to a form, and says where they were going.
pub fn lead(form: &str, asked: &Uri) -> Response {
    let asked = asked.path_and_query().map_or("/", |asked| asked.as_str());
    match local(asked, &Method::GET) {
        None | Some("/") => Redirect::to(form).into_response(),
        Some(to) => Redirect::to(&format!("{form}?to={}", escaped(to))).into_response(),
    }
}

/// Asks somebody to sign in who sent a form, and keeps what they sent.
pub async fn keep_work(app: &App, request: Request) -> Response {
    match kept_of(request).await {
        Ok(kept) => {
            let page = form(app, &SignIn { login: "", to: "", kept: kept.as_ref() }, &[]);
            (StatusCode::UNAUTHORIZED, page).into_response()
        }
        Err(problem) => problem.into_response(),
    }
}

/// What somebody sent who cannot be let through yet; nothing where it is not to be kept.
///
/// # Errors
/// [`Problem`] where it is no plain form, or too long.
pub async fn kept_of(request: Request) -> Result<Option<Kept>, Problem> {
    let is_plain = request
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"application/x-www-form-urlencoded"));
    if !is_plain {
        return Err(Problem::signed_out_with_file());
    }
    let to = request.uri().path_and_query().map_or_else(String::new, ToString::to_string);
    let body = to_bytes(request.into_body(), LARGEST_FORM).await;
    let body = body.map_err(|_| Problem::signed_out_with_much())?;
    // What a form of signing in carries along goes on being carried.
    Ok(Kept::of(&Sent::of(&body)).or_else(|| Kept::new(&to, &body)))
}

fn form(app: &App, asked: &SignIn, mistakes: &[Mistake]) -> Markup {
    let title = if mistakes.is_empty() { "Sign in" } else { "Error: Sign in" };
    layout::page(&app.frame(title, Part::None, Vec::new()), &page::sign_in(asked, mistakes))
}

/// Shows what was sent before, to be sent again.
pub fn again(app: &App, kept: &Kept, back: Back) -> Markup {
    layout::page(&app.frame(back.title(), Part::None, Vec::new()), &page::again(kept, back))
}

/// Where the address says that somebody was going.
pub fn asked_to(uri: &Uri) -> String {
    let asked = Sent::of(uri.query().unwrap_or_default().as_bytes());
    local(asked.value("to"), &Method::GET).unwrap_or_default().to_owned()
}

/// An address as a value in another address.
fn escaped(address: &str) -> String {
    let kept = |letter: char| letter.is_ascii_alphanumeric() || "/-_.~".contains(letter);
    address
        .chars()
        .map(|letter| if kept(letter) { letter.to_string() } else { format!("%{:02X}", u32::from(letter)) })
        .collect()
}
