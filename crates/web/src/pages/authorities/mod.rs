//! `GET /authorities` asks somebody of several authorities which one they come for; `POST` takes the answer.

mod page;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use axum::extract::{RawForm, Request};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use goldthread_accounts::Session;
use goldthread_ledger::Authority;
use maud::Markup;

use crate::app::App;
use crate::caller::Caller;
use crate::components::layout::{self, Part};
use crate::door;
use crate::form::Sent;
use crate::made_for;
use crate::pages::sign_in::{Back, Kept, again, kept_of};
use crate::problem::Problem;
use crate::visitor::Visitor;

const FOREIGN: &str = "This form is of another authority";

/// An authority that somebody belongs to.
pub struct Belonging {
    /// Its short name.
    pub short: String,
    /// Its name.
    pub name: String,
}

/// The authorities of whoever has signed in.
pub async fn show(app: App) -> Result<Markup, Problem> {
    let session = signed_in(&app)?;
    Ok(asked(&app, session, None))
}

/// Asks somebody to choose who sent a form before they did, and keeps what they sent.
pub async fn keep_work(app: &App, request: Request) -> Response {
    let page = async { Ok::<_, Problem>(asked(app, signed_in(app)?, kept_of(request).await?.as_ref())) };
    match page.await {
        Ok(page) => (StatusCode::CONFLICT, page).into_response(),
        Err(problem) => problem.into_response(),
    }
}

/// Answers a form that was made for another authority than the one that whoever sent it sees now, and keeps what they sent.
pub async fn keep_foreign(app: &App, request: Request) -> Response {
    let named = made_for::named(request.uri());
    let session = match signed_in(app) {
        Ok(session) => session,
        Err(problem) => return problem.into_response(),
    };
    let own = belongings(app, session);
    let of = |short: &str| own.iter().find(|one| one.short == short);
    let to = match &named {
        Some(named) => of(named.as_str()),
        // It was made before forms said so: whoever sent it knows.
        None => of(app.authority().as_str()),
    };
    let kept = kept_of(request).await.ok().flatten();
    let content = page::foreign(app.name(), named.is_some(), to, kept.as_ref());
    let frame = app.frame(FOREIGN, Part::None, Vec::new());
    (StatusCode::CONFLICT, layout::page(&frame, &content)).into_response()
}

fn asked(app: &App, session: &Session, kept: Option<&Kept>) -> Markup {
    let frame = app.frame("Choose an authority", Part::None, Vec::new());
    layout::page(&frame, &page::authorities(&belongings(app, session), kept))
}

/// Takes the one that was chosen, if they belong to it.
pub async fn choose(app: App, caller: Caller, RawForm(sent): RawForm) -> Result<Response, Problem> {
    let session = signed_in(&app)?;
    let sent = Sent::of(&sent);
    let chosen = belongings(&app, session).into_iter().find(|one| one.short == sent.value("authority"));
    let chosen = chosen.ok_or_else(|| Problem::nothing_called("authority"))?;
    let (accounts, token, now) = (Arc::clone(app.deployment().accounts()), caller.token()?, app.now());
    let short = chosen.short.clone();
    let done = app.aside(move || accounts.choose_authority(&token, Some(&short), now)).await?;
    done.map_err(Problem::fault)?;
    Ok(match Kept::of(&sent) {
        Some(kept) => again(&app.moved_to(&chosen.short), &kept, Back::Chosen).into_response(),
        None => Redirect::to("/").into_response(),
    })
}

/// A session that is whole: a half one opens nothing.
fn signed_in(app: &App) -> Result<&Session, Problem> {
    match app.visitor() {
        Visitor::Undecided(session) => Ok(session),
        Visitor::Unready(person) | Visitor::Person(person) => Ok(&person.session),
        Visitor::Owner | Visitor::Nobody | Visitor::Waiting(_) => Err(Problem::nobody()),
    }
}

/// Where somebody is a person, by name.
pub fn belongings(app: &App, session: &Session) -> Vec<Belonging> {
    let houses = app.deployment().houses().filter(|house| door::person(house, session).is_some());
    let belonging =
        |short: &Authority, name: &str| Belonging { short: short.to_string(), name: name.to_owned() };
    let mut found: Vec<_> = houses.map(|house| belonging(house.authority(), house.name())).collect();
    found.sort_by(|one, other| one.name.cmp(&other.name));
    found
}
