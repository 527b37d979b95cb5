//! `GET /people/{person}/link` asks, `POST` makes a one-time link by which somebody sets their password, and shows it: once.

use std::sync::Arc;

use axum::response::{IntoResponse, Response};
use goldthread_accounts::{Account, LinkFor, MakeLinkError, NewLink};
use maud::{Markup, html};

use super::ask::{Ends, Form, not_here};
use super::entrusted::{Own, account, may_change};
use super::whom::{Whom, refused};
use crate::pages::people::handed::{Handed, SiteAddress};
use crate::problem::Problem;

const TITLE: &str = "Make a link to set a password";

/// Asks whether to make one.
pub async fn show(whom: Whom) -> Result<Response, Problem> {
    Ok(match account(&whom, Own::Refused).await? {
        Ok(account) => page(&whom, &account).into_response(),
        Err(why) => why.answer(&whom, TITLE),
    })
}

/// Makes it.
pub async fn make(whom: Whom, site: SiteAddress) -> Result<Response, Problem> {
    let account = match account(&whom, Own::Refused).await? {
        Ok(account) => account,
        Err(why) => return Ok(why.answer(&whom, TITLE)),
    };
    let made = made(&whom, &account).await?;
    // They may have come to another authority meanwhile; then nobody is shown the link.
    if let Some(why) = may_change(&whom, Own::Refused).await.map_err(Problem::having_kept)? {
        return Ok(why.answer(&whom, TITLE));
    }
    match made {
        Ok(link) => Ok(handed(&whom, &account, link).shown(&whom.app, &site)),
        Err(MakeLinkError::Disabled) => Ok(refused(not_here(&whom, TITLE, &disabled(&whom)))),
        Err(MakeLinkError::NoSuchAccount) => Err(Problem::nothing_called("account")),
        Err(fault) => Err(Problem::fault(fault)),
    }
}

/// Makes a link for an account: to set its first password, or another one.
pub async fn made(whom: &Whom, account: &Account) -> Result<Result<NewLink, MakeLinkError>, Problem> {
    let purpose = if account.password_set.is_some() { LinkFor::Reset } else { LinkFor::SetPassword };
    let accounts = Arc::clone(whom.app.deployment().accounts());
    let (id, hand, now) = (account.id, whom.hand()?, whom.app.now());
    whom.app.aside(move || accounts.make_link(id, purpose, hand, now)).await
}

/// The link as it is handed over.
pub fn handed(whom: &Whom, account: &Account, link: NewLink) -> Handed {
    Handed {
        title: format!("A link for {}", whom.name()),
        name: whom.name().to_owned(),
        login: account.login.to_string(),
        person: whom.id(),
        link,
    }
}

fn page(whom: &Whom, account: &Account) -> Markup {
    let form = Form {
        title: TITLE,
        before: html! {
            p class="govuk-body" {
                "With it " (whom.name()) " sets a password for " strong { (account.login) } ". It is shown to you once, to be given to them. "
                @if account.password_set.is_some() { "Until they use it, the password that they have stays good. " }
                "Links that were made for them before are no longer good."
            }
        },
        fields: html! {},
        action: "/link",
        button: "Make the link",
        ends: Ends::Nothing,
    };
    form.page(whom, &[])
}

fn disabled(whom: &Whom) -> Markup {
    html! { "The account is disabled. Enable it on the page of " (whom.name()) " first, if they are to sign in again." }
}
