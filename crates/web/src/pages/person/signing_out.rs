//! `GET /people/{person}/signing-out` asks, `POST` ends every session of somebody: they have to sign in again, wherever they were.

use std::sync::Arc;

use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};

use super::ask::{Ends, Form};
use super::entrusted::{Own, account};
use super::whom::Whom;
use crate::problem::Problem;
use crate::words;

const TITLE: &str = "Sign them out everywhere";

/// Asks whether to.
pub async fn ask(whom: Whom) -> Result<Response, Problem> {
    Ok(match account(&whom, Own::Refused).await? {
        Ok(_) => page(&whom).into_response(),
        Err(why) => why.answer(&whom, TITLE),
    })
}

/// Ends them all; that stands in the record.
pub async fn end(whom: Whom) -> Result<Response, Problem> {
    if let Err(why) = account(&whom, Own::Refused).await? {
        return Ok(why.answer(&whom, TITLE));
    }
    let accounts = Arc::clone(whom.app.deployment().accounts());
    let (id, hand, now) = (whom.account(), whom.hand()?, whom.app.now());
    whom.app.aside(move || accounts.end_sessions(id, hand, now)).await?.map_err(Problem::fault)?;
    Ok(Redirect::to(&format!("{}?done=signed-out", whom.address(""))).into_response())
}

fn page(whom: &Whom) -> Markup {
    let open = whom.app.deployment().accounts().sessions_of(whom.account(), whom.app.now()).len();
    let form = Form {
        title: TITLE,
        before: html! {
            p class="govuk-body" {
                (whom.name()) " has " (words::count(open, "open session", "open sessions")) ". All of them end at once; they can sign in again with what they have. "
                "If somebody else may know their password, make a link for a new one as well, or disable the account."
            }
        },
        fields: html! {},
        action: "/signing-out",
        button: "Sign them out",
        ends: Ends::Something,
    };
    form.page(whom, &[])
}
