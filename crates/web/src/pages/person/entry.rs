//! `GET /people/{person}/disabling` asks, `POST` shuts somebody out at once; `POST` to `/enabling` lets them in again.

use std::sync::Arc;

use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use goldthread_accounts::AccountError;
use goldthread_people::Refusal;
use maud::{Markup, html};

use super::ask::{Ends, Form, not_here};
use super::entrusted::{Own, account};
use super::whom::Whom;
use crate::administrators::one_stays;
use crate::problem::Problem;
use crate::words;

const DISABLE: &str = "Disable the account";
const ENABLE: &str = "Enable the account";

/// Whether somebody can sign in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Entry {
    Shut,
    Open,
}

/// Asks whether to disable it.
pub async fn ask(whom: Whom) -> Result<Response, Problem> {
    Ok(match account(&whom, Own::Refused).await? {
        Ok(_) => page(&whom).into_response(),
        Err(why) => why.answer(&whom, DISABLE),
    })
}

/// Disables it: all their sessions end.
pub async fn disable(whom: Whom) -> Result<Response, Problem> {
    turn(&whom, Entry::Shut).await
}

/// Enables it.
pub async fn enable(whom: Whom) -> Result<Response, Problem> {
    turn(&whom, Entry::Open).await
}

async fn turn(whom: &Whom, entry: Entry) -> Result<Response, Problem> {
    let (title, done) = match entry {
        Entry::Shut => (DISABLE, "account-disabled"),
        Entry::Open => (ENABLE, "account-enabled"),
    };
    if let Err(why) = account(whom, Own::Refused).await? {
        return Ok(why.answer(whom, title));
    }
    let _turn = match entry {
        Entry::Shut => match one_stays(&whom.app, whom.id()).await? {
            Ok(turn) => Some(turn),
            Err(refusal) => return Ok(last(whom, title, &refusal)),
        },
        Entry::Open => None,
    };
    let accounts = Arc::clone(whom.app.deployment().accounts());
    let (id, hand, now) = (whom.account(), whom.hand()?, whom.app.now());
    let work = move || match entry {
        Entry::Shut => accounts.disable(id, hand, now),
        Entry::Open => accounts.enable(id, hand, now),
    };
    match whom.app.aside(work).await? {
        Ok(()) => Ok(Redirect::to(&format!("{}?done={done}", whom.address(""))).into_response()),
        Err(AccountError::NoSuchAccount) => Err(Problem::nothing_called("account")),
        Err(fault) => Err(Problem::fault(fault)),
    }
}

/// Nobody would be left who can let people in.
fn last(whom: &Whom, title: &str, refusal: &Refusal) -> Response {
    let why = format!("{}.", words::sentence(&refusal.to_string()));
    (StatusCode::CONFLICT, not_here(whom, title, &html! { (why) })).into_response()
}

fn page(whom: &Whom) -> Markup {
    let form = Form {
        title: DISABLE,
        before: html! {
            p class="govuk-body" {
                (whom.name()) " is signed out everywhere at once, and cannot sign in until you enable the account again. "
                "Their roles and what they may do stay as they are; if they leave, record that instead."
            }
        },
        fields: html! {},
        action: "/disabling",
        button: "Disable it",
        ends: Ends::Something,
    };
    form.page(whom, &[])
}
