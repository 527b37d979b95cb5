//! The accounts that an administrator may do something to: of people of their authority only, and of no other's.

use std::sync::Arc;

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use goldthread_accounts::Account;
use maud::{Markup, html};

use super::ask::not_here;
use super::whom::Whom;
use crate::pages::people::elsewhere::Elsewhere;
use crate::problem::Problem;

/// Why an account is not to be changed from here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotHere {
    /// It opens another authority too.
    Elsewhere,
    /// It is that of whoever asks.
    Own,
    /// There is none.
    NoAccount,
}

/// Whether whoever asks may do it to themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Own {
    /// They may.
    Allowed,
    /// A browser may have been left alone, and nobody may shut themselves out: what is their own is done on their own page.
    Refused,
}

/// Whether the account of a person, or the one that they are to have, may be changed from here.
pub async fn may_change(whom: &Whom, own: Own) -> Result<Option<NotHere>, Problem> {
    if Elsewhere::of(&whom.app, whom.id()).await? != Elsewhere::Unknown {
        return Ok(Some(NotHere::Elsewhere));
    }
    Ok((own == Own::Refused && whom.is_own()).then_some(NotHere::Own))
}

/// The account of a person, where it is there and may be changed from here.
pub async fn account(whom: &Whom, own: Own) -> Result<Result<Account, NotHere>, Problem> {
    if let Some(why) = may_change(whom, own).await? {
        return Ok(Err(why));
    }
    Ok(account_of(whom).await?.ok_or(NotHere::NoAccount))
}

/// The account of a person, to look at.
pub async fn account_of(whom: &Whom) -> Result<Option<Account>, Problem> {
    let (accounts, id) = (Arc::clone(whom.app.deployment().accounts()), whom.account());
    whom.app.aside(move || accounts.account(id)).await?.map_err(Problem::fault)
}

impl NotHere {
    /// The page that says so.
    pub fn answer(self, whom: &Whom, title: &str) -> Response {
        (StatusCode::FORBIDDEN, not_here(whom, title, &self.why(whom))).into_response()
    }

    /// Why, and what to do instead.
    pub fn why(self, whom: &Whom) -> Markup {
        html! {
            @match self {
                Self::Elsewhere => {
                    "The account of " (whom.name()) " opens another authority too, or did, so no administrator of one of them can change it alone. "
                    "Ask whoever runs Goldthread: they can, with " code { "goldthread user" } ", and make a link with " code { "goldthread user link" } "."
                },
                Self::Own => {
                    "This is your own account. Your password and your second factor are changed on "
                    a class="govuk-link" href="/account" { "your account" } "; the rest another administrator has to do."
                },
                Self::NoAccount => {
                    (whom.name()) " has no account. "
                    a class="govuk-link" href=(whom.address("/login")) { "Give them an e-mail address to sign in with" } " first."
                },
            }
        }
    }
}
