//! An administrator who can sign in always stays: the directory knows who is one, accounts know who can sign in, and here the two
//! are asked together.

use std::collections::BTreeSet;

use goldthread_people::{PersonId, Refusal};
use tokio::sync::MutexGuard;

use crate::app::App;
use crate::problem::Problem;
use crate::store::load_directory;

/// The turn to take from somebody what makes them an administrator who can sign in: a right, their place, or their account. Whoever
/// has it keeps it until that is done, so that two who do it to each other leave one of them.
///
/// # Errors
/// [`Problem`] where that cannot be found out; inside, [`Refusal`] where nobody would be left.
pub async fn one_stays(app: &App, without: PersonId) -> Result<Result<MutexGuard<'_, ()>, Refusal>, Problem> {
    let turn = app.house().turn_of_administrators().await;
    let own = app.clone();
    let kept = app.aside(move || must_keep_one(&own, without)).await??;
    Ok(kept.map(|()| turn))
}

/// Looks at the directory as it is at this moment, whoever wrote it, and at the accounts. Blocks.
fn must_keep_one(app: &App, without: PersonId) -> Result<Result<(), Refusal>, Problem> {
    let known = app.house().directory();
    if known.administrators().all(|one| one.id != without) {
        return Ok(Ok(()));
    }
    let fresh = load_directory(app.ledger().as_ref(), app.authority(), &known).map_err(Problem::fault)?;
    let directory = fresh.as_ref().unwrap_or(&known);
    let mut can = BTreeSet::new();
    for person in directory.administrators() {
        let account = app.deployment().accounts().account(person.id.uuid().into());
        if account.map_err(Problem::fault)?.is_some_and(|account| account.lets_in()) {
            can.insert(person.id);
        }
    }
    Ok(directory.must_keep_an_administrator(without, |other| can.contains(&other)))
}
