//! `GET /people/{person}/login` asks by which e-mail address somebody signs in, `POST` changes it, or makes their account.

use std::sync::Arc;

use axum::extract::RawForm;
use axum::response::{IntoResponse, Redirect, Response};
use goldthread_accounts::{Account, AddError, Login, RenameError};
use maud::{Markup, html};

use super::ask::{Ends, Form};
use super::entrusted::{Own, account_of, may_change};
use super::link;
use super::whom::{Whom, refused};
use crate::components::field::{Field, Kind};
use crate::components::notice::Mistake;
use crate::form::Sent;
use crate::pages::people::handed::SiteAddress;
use crate::pages::people::login_typed;
use crate::problem::Problem;

const TAKEN: &str = "Somebody signs in with this address already. Enter another; if it is the same person, record that this one has left, \
                     and add them anew with the address";

/// The form.
pub async fn show(whom: Whom) -> Result<Response, Problem> {
    if let Some(why) = may_change(&whom, Own::Allowed).await? {
        return Ok(why.answer(&whom, title(None)));
    }
    let account = account_of(&whom).await?;
    let typed = account.as_ref().map(|account| account.login.to_string()).unwrap_or_default();
    Ok(page(&whom, account.as_ref(), &typed, &[]).into_response())
}

/// Changes the address, or makes an account and shows its link.
pub async fn change(whom: Whom, site: SiteAddress, RawForm(body): RawForm) -> Result<Response, Problem> {
    if let Some(why) = may_change(&whom, Own::Allowed).await? {
        return Ok(why.answer(&whom, title(None)));
    }
    let account = account_of(&whom).await?;
    let sent = Sent::of(&body);
    let again = |mistake| Ok(refused(page(&whom, account.as_ref(), sent.value("login"), &[mistake])));
    let login = match login_typed(sent.value("login")) {
        Ok(login) => login,
        Err(mistake) => return again(mistake),
    };
    let done = match &account {
        Some(_) => renamed(&whom, login).await?,
        None => added(&whom, &site, login).await?,
    };
    done.map_or_else(|Taken| again(Mistake { field: "login", words: TAKEN.to_owned() }), Ok)
}

/// Another account has the address.
struct Taken;

async fn renamed(whom: &Whom, login: Login) -> Result<Result<Response, Taken>, Problem> {
    let accounts = Arc::clone(whom.app.deployment().accounts());
    let (id, hand, now) = (whom.account(), whom.hand()?, whom.app.now());
    match whom.app.aside(move || accounts.rename(id, &login, hand, now)).await? {
        Ok(()) => Ok(Ok(Redirect::to(&format!("{}?done=login-changed", whom.address(""))).into_response())),
        Err(RenameError::LoginTaken) => Ok(Err(Taken)),
        Err(RenameError::NoSuchAccount) => Err(Problem::nothing_called("account")),
        Err(fault) => Err(Problem::fault(fault)),
    }
}

async fn added(whom: &Whom, site: &SiteAddress, login: Login) -> Result<Result<Response, Taken>, Problem> {
    let accounts = Arc::clone(whom.app.deployment().accounts());
    let (id, hand, now) = (whom.account(), whom.hand()?, whom.app.now());
    let account = match whom.app.aside(move || accounts.add(id, &login, hand, now)).await? {
        Ok(account) => account,
        Err(AddError::LoginTaken) => return Ok(Err(Taken)),
        // The form was sent twice; what the first of them made is shown.
        Err(AddError::AlreadyThere) => return Ok(Ok(Redirect::to(&whom.address("")).into_response())),
        Err(fault) => return Err(Problem::fault(fault)),
    };
    let link = link::made(whom, &account).await.map_err(Problem::having_kept)?;
    let link = link.map_err(Problem::after_keeping)?;
    Ok(Ok(link::handed(whom, &account, link).shown(&whom.app, site)))
}

fn title(account: Option<&Account>) -> &'static str {
    if account.is_some() { "Change the e-mail address" } else { "The e-mail address to sign in with" }
}

fn page(whom: &Whom, account: Option<&Account>, typed: &str, found: &[Mistake]) -> Markup {
    let (before, button) = match account {
        Some(_) => {
            ("They sign in with the new address from now on, with the password that they have.", "Change it")
        }
        None => (
            "They have no account yet. It is made with this address, and a link is shown to you by which they set their password.",
            "Make the account",
        ),
    };
    let form = Form {
        title: title(account),
        before: html! { p class="govuk-body" { (before) } },
        fields: Field::new("login", "Their e-mail address", Kind::OtherEmail)
            .typed(typed)
            .hint("It is kept apart from the ledger, and only administrators see it.")
            .show(found),
        action: "/login",
        button,
        ends: Ends::Nothing,
    };
    form.page(whom, found)
}
