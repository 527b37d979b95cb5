//! Puts what a form asks for into the directory.

use std::sync::Arc;

use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use goldthread_ledger::{AppendError, Moment};
use goldthread_people::{Command, Refusal};
use maud::Markup;

use crate::administrators::one_stays;
use crate::app::App;
use crate::components::notice::Mistake;
use crate::components::once::Once;
use crate::problem::Problem;
use crate::store::{ChangeError, Changed, DirectoryChange, change_directory};

/// The word for a form that was sent a second time.
const AGAIN: &str = "sent-twice";

/// What a form asks for, and what follows.
pub struct Change {
    /// All of it, or none.
    pub commands: Vec<Command>,
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
    let Change { commands, once, to, done } = change;
    let to_page = |done: &str| Redirect::to(&format!("{to}?done={done}")).into_response();
    let _turn = match commands.iter().find_map(Command::unmakes) {
        Some(person) => match one_stays(app, person).await? {
            Ok(turn) => Some(turn),
            Err(refusal) => return Ok(refused(again(&[Mistake::at(field_of(&refusal), &refusal)]))),
        },
        None => None,
    };
    match put(app, commands, once).await {
        Ok(Changed::Done(_) | Changed::Nothing) => {
            app.deployment().catch_up().await.map_err(Problem::after_keeping)?;
            Ok(to_page(done))
        }
        Ok(Changed::AlreadyDone(_)) => Ok(to_page(AGAIN)),
        Err(NotMade::Refused(refusal)) => {
            let mistake = Mistake::at(field_of(&refusal), &refusal);
            Ok(refused(again(&[mistake])))
        }
        Err(NotMade::Problem(problem)) => Err(problem),
    }
}

/// A form that is shown again.
pub fn refused(page: Markup) -> Response {
    (StatusCode::BAD_REQUEST, page).into_response()
}

enum NotMade {
    Refused(Refusal),
    Problem(Problem),
}

async fn put(app: &App, commands: Vec<Command>, once: Once) -> Result<Changed, NotMade> {
    let by = app.person().map_err(NotMade::Problem)?.by.clone();
    let (ledger, authority) = (Arc::clone(app.ledger()), app.authority().clone());
    let change = DirectoryChange { commands, by, at: Moment::from(app.now()), once: Some(once.entry()) };
    let kept = app.aside(move || change_directory(ledger.as_ref(), &authority, change)).await;
    kept.map_err(NotMade::Problem)?.map_err(|error| match error {
        ChangeError::Refused(refusal) => NotMade::Refused(refusal),
        ChangeError::Busy => NotMade::Problem(Problem::busy()),
        ChangeError::NotKept(AppendError::AlreadyKept { .. }) => NotMade::Problem(not_of_this_form()),
        fault => NotMade::Problem(Problem::fault(fault)),
    })
}

/// The mark of the form is the id of an entry that no form on the directory made.
fn not_of_this_form() -> Problem {
    Problem::conflict(
        "The form carries the mark of another one.",
        "Open it again from its page, and send it anew.",
    )
}
