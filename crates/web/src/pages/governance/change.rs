//! Puts what a form asks for into governance.

use std::sync::Arc;

use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use goldthread_governance::{Command, Refusal};
use goldthread_ledger::{AppendError, Moment};
use maud::Markup;

use crate::app::App;
use crate::components::notice::Mistake;
use crate::components::once::Once;
use crate::problem::Problem;
use crate::store::{Changed, GovernanceChange, GovernanceChangeError, change_governance};

/// The word for a form that was sent a second time.
const AGAIN: &str = "sent-twice";

/// What a form asks for, and what follows.
pub struct Change {
    /// What is to be done.
    pub command: Command,
    /// The mark of the form.
    pub once: Once,
    /// The page that shows it.
    pub to: String,
    /// The word for what was done, of those that [`crate::components::notice`] knows.
    pub done: &'static str,
}

/// Makes a change and leads to the page that shows it; refused, the form is shown again with what is wrong.
///
/// # Errors
/// [`Problem`] where it could not be kept.
pub async fn make(
    app: &App,
    change: Change,
    field_of: impl Fn(&Refusal) -> &'static str,
    again: impl FnOnce(&[Mistake]) -> Markup,
) -> Result<Response, Problem> {
    let Change { command, once, to, done } = change;
    let to_page = |done: &str| Redirect::to(&format!("{to}?done={done}")).into_response();
    match put(app, command, once).await? {
        Ok(Changed::Done(_) | Changed::Nothing) => {
            app.deployment().catch_up().await.map_err(Problem::after_keeping)?;
            Ok(to_page(done))
        }
        Ok(Changed::AlreadyDone(_)) => Ok(to_page(AGAIN)),
        Err(refusal) => Ok(refused(again(&[Mistake::at(field_of(&refusal), &refusal)]))),
    }
}

/// A form that is shown again.
pub fn refused(page: Markup) -> Response {
    (StatusCode::BAD_REQUEST, page).into_response()
}

async fn put(app: &App, command: Command, once: Once) -> Result<Result<Changed, Refusal>, Problem> {
    let by = app.person()?.by.clone();
    let (ledger, authority) = (Arc::clone(app.ledger()), app.authority().clone());
    let (commands, at) = (vec![command], Moment::from(app.now()));
    let change = GovernanceChange { commands, by, at, once: Some(once.entry()) };
    match app.aside(move || change_governance(ledger.as_ref(), &authority, change)).await? {
        Ok(changed) => Ok(Ok(changed)),
        Err(GovernanceChangeError::Refused(refusal)) => Ok(Err(refusal)),
        Err(GovernanceChangeError::Busy) => Err(Problem::busy()),
        Err(GovernanceChangeError::NotKept(AppendError::AlreadyKept { .. })) => Err(Problem::conflict(
            "The form carries the mark of another one.",
            "Open it again from its page, and send it anew.",
        )),
        Err(fault) => Err(Problem::fault(fault)),
    }
}
