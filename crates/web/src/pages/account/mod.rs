//! `GET /account`: who I am here, what I may do, how I sign in, and when that was done.

mod page;
pub mod password;
pub mod second_factor;
#[cfg(test)]
mod tests;
mod view;

use std::sync::Arc;

use axum::extract::Query;
use goldthread_accounts::{Page, RecordOf};
use maud::Markup;

use self::view::AccountPage;
use crate::app::App;
use crate::components::Link;
use crate::components::layout::{self, Frame, Part};
use crate::components::notice::Asked;
use crate::problem::Problem;

/// As many of the last sign-ins and changes are shown.
const LAST: Page = Page { limit: 20, offset: 0 };

/// The page.
pub async fn show(app: App, Query(asked): Query<Asked>) -> Result<Markup, Problem> {
    let account = app.person()?.session.account;
    let accounts = Arc::clone(app.deployment().accounts());
    let found = app.aside(move || {
        let own = accounts.account(account)?;
        Ok::<_, goldthread_accounts::Fault>((
            own,
            accounts.second_factor_of(account)?,
            accounts.record(RecordOf::Account(account), LAST)?,
        ))
    });
    let (own, factor, record) = found.await?.map_err(Problem::fault)?;
    let own = own.ok_or_else(Problem::nobody)?;
    let view = AccountPage::of(&app, &own, factor, &record)?;
    let frame = app.frame("Your account", Part::Account, Vec::new());
    Ok(layout::page(&frame, &page::account(&view, asked.done())))
}

/// The frame of a page under the account.
fn frame(app: &App, title: &str, is_wrong: bool) -> Frame {
    let title = if is_wrong { format!("Error: {title}") } else { title.to_owned() };
    // Whoever has to set up a second factor cannot go there before.
    let above = app.visitor().person().map(|_| Link::new("Your account", "/account"));
    app.frame(title, Part::Account, above.into_iter().collect())
}
