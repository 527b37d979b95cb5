//! `GET /links/{link}` opens a one-time link: it sets a password, or makes the first administrator; `POST` does it.

mod form;
mod page;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use axum::extract::{Path, RawForm};
use axum::http::{HeaderName, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use goldthread_accounts::{LinkError, LinkToken, Purpose, Shown};
use uuid::Uuid;

pub use self::form::good_password;
use self::form::{First, Typed};
pub use self::page::passwords;
use crate::app::App;
use crate::caller::Caller;
use crate::components::layout::{self, Part};
use crate::components::notice::Mistake;
use crate::form::Sent;
use crate::people::first_administrator;
use crate::problem::Problem;
use crate::words;

/// The form that the link is for.
pub async fn show(app: App, Path(link): Path<String>) -> Result<Response, Problem> {
    let purpose = purpose(&app, &token(&link)?).await?;
    Ok(shown(&app, &link, &purpose, &Typed::default(), &[]))
}

/// Does what the link is for, and lets in whoever used it.
pub async fn use_it(
    app: App,
    caller: Caller,
    Path(link): Path<String>,
    RawForm(sent): RawForm,
) -> Result<Response, Problem> {
    let token = token(&link)?;
    let purpose = purpose(&app, &token).await?;
    let typed = Typed::of(&Sent::of(&sent));
    let used = match &purpose {
        Purpose::FirstAdministrator => match typed.first(&app) {
            Ok(first) => begin(&app, &caller, token, first).await?,
            Err(mistakes) => return Ok(shown(&app, &link, &purpose, &typed, &mistakes)),
        },
        Purpose::SetPassword { login, .. } | Purpose::Reset { login, .. } => {
            match typed.password(&app, login) {
                Ok(password) => {
                    let (accounts, origin, now) =
                        (Arc::clone(app.deployment().accounts()), caller.origin.clone(), app.now());
                    let work = move || accounts.use_link(&token, &password, &origin, now);
                    app.deployment().hashing().run(work).await?.map_err(no_longer)?
                }
                Err(mistake) => return Ok(shown(&app, &link, &purpose, &typed, &[mistake])),
            }
        }
    };
    let_in(&app, &caller, used).await
}

/// Makes the first administrator: an account, and a person of the one authority that is served.
async fn begin(app: &App, caller: &Caller, token: LinkToken, first: First) -> Result<Shown, Problem> {
    let First { name, login, password } = first;
    let house = app.deployment().only_house().cloned().ok_or_else(Problem::no_page)?;
    let (accounts, origin, now) = (Arc::clone(app.deployment().accounts()), caller.origin.clone(), app.now());
    let (ledger, id) = (Arc::clone(app.ledger()), Uuid::now_v7());
    let today = words::today(now);
    let work = move || {
        let used =
            accounts.use_first_link(&token, id.into(), &login, &password, &origin, now).map_err(no_longer)?;
        let made = first_administrator(ledger.as_ref(), house.authority(), id.into(), name, today, now);
        if let Err(error) = made {
            // Nobody could ever sign in to an account without a person, and the link could not be made anew beside it.
            accounts
                .erase(id.into(), goldthread_accounts::By::Machine, now)
                .map_err(Problem::while_keeping)?;
            return Err(Problem::fault(error));
        }
        Ok(used)
    };
    let used = app.deployment().hashing().run(work).await??;
    app.deployment().catch_up().await.map_err(Problem::after_keeping)?;
    Ok(used)
}

async fn let_in(app: &App, caller: &Caller, used: Shown) -> Result<Response, Problem> {
    let (accounts, origin, now) = (Arc::clone(app.deployment().accounts()), caller.origin.clone(), app.now());
    let new = app.aside(move || accounts.begin_session(&used, &origin, now)).await?;
    let new = new.map_err(Problem::after_keeping)?;
    let mut response = Redirect::to("/").into_response();
    caller.hand_out(&mut response, &new);
    Ok(response)
}

async fn purpose(app: &App, token: &LinkToken) -> Result<Purpose, Problem> {
    let (accounts, token, now) = (Arc::clone(app.deployment().accounts()), token.clone(), app.now());
    Ok(app.aside(move || accounts.look_at(&token, now)).await?.map_err(no_longer)?.purpose)
}

fn token(link: &str) -> Result<LinkToken, Problem> {
    link.parse().map_err(|_| Problem::link_gone())
}

fn no_longer(error: LinkError) -> Problem {
    match error {
        LinkError::Fault(fault) => Problem::fault(fault),
        LinkError::Gone => Problem::link_gone(),
    }
}

/// The form. Its address is a secret, so no page that it leads to is told where it came from.
fn shown(app: &App, link: &str, purpose: &Purpose, typed: &Typed, mistakes: &[Mistake]) -> Response {
    let status = if mistakes.is_empty() { StatusCode::OK } else { StatusCode::BAD_REQUEST };
    let title = page::title(purpose);
    let titled = if mistakes.is_empty() { title.to_owned() } else { format!("Error: {title}") };
    let page = layout::page(
        &app.frame(titled, Part::None, Vec::new()),
        &page::form(title, link, purpose, typed, mistakes),
    );
    let unseen: [(HeaderName, &str); 2] =
        [(header::REFERRER_POLICY, "no-referrer"), (header::CACHE_CONTROL, "no-store")];
    (status, unseen, page).into_response()
}
