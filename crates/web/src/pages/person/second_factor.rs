//! `GET /people/{person}/second-factor/removal` asks, `POST` takes away the second factor of somebody who lost their phone.

use std::sync::Arc;

use axum::response::{IntoResponse, Redirect, Response};
use goldthread_accounts::EnrolError;
use maud::{Markup, html};

use super::ask::{Ends, Form, not_here};
use super::entrusted::{Own, account};
use super::whom::Whom;
use crate::problem::Problem;

const TITLE: &str = "Remove the second factor";

/// Asks whether to remove it.
pub async fn ask(whom: Whom) -> Result<Response, Problem> {
    Ok(match account(&whom, Own::Refused).await? {
        Ok(account) if account.second_factor.is_none() => {
            not_here(&whom, TITLE, &html! { (whom.name()) " has none: their password alone lets them in." })
                .into_response()
        }
        Ok(_) => page(&whom).into_response(),
        Err(why) => why.answer(&whom, TITLE),
    })
}

/// Removes it; that stands in the record.
pub async fn remove(whom: Whom) -> Result<Response, Problem> {
    if let Err(why) = account(&whom, Own::Refused).await? {
        return Ok(why.answer(&whom, TITLE));
    }
    let accounts = Arc::clone(whom.app.deployment().accounts());
    let (id, hand, now) = (whom.account(), whom.hand()?, whom.app.now());
    match whom.app.aside(move || accounts.remove_second_factor(id, hand, now)).await? {
        Ok(()) | Err(EnrolError::NotOn | EnrolError::NotBegun) => {
            Ok(Redirect::to(&format!("{}?done=second-factor-removed", whom.address(""))).into_response())
        }
        Err(EnrolError::NoSuchAccount) => Err(Problem::nothing_called("account")),
        Err(fault) => Err(Problem::fault(fault)),
    }
}

fn page(whom: &Whom) -> Markup {
    let form = Form {
        title: TITLE,
        before: html! {
            p class="govuk-body" {
                "Do this if " (whom.name()) " has lost their phone and has no recovery code. Make sure first that it is they who ask, not somebody who knows their password: "
                "from then on the password alone lets them in, until they set up a second factor again."
            }
            p class="govuk-body" { "That you removed it stands in the record." }
        },
        fields: html! {},
        action: "/second-factor/removal",
        button: "Remove it",
        ends: Ends::Something,
    };
    form.page(whom, &[])
}
