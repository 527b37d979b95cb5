//! Whether somebody can sign in, in words.

use goldthread_accounts::Account;
use goldthread_people::PersonId;

use crate::app::App;
use crate::words;

/// `Yes, with a second factor`, `No: disabled on 3 May 2026`.
pub fn said(app: &App, person: PersonId, account: Option<&Account>) -> String {
    let Some(account) = account else { return "No: without an account".to_owned() };
    match (account.disabled, account.password_set, account.second_factor) {
        (Some(since), ..) => format!("No: disabled on {}", words::day(words::today(since))),
        (None, None, _) => "Not yet: no password is set".to_owned(),
        (None, Some(_), Some(_)) => "Yes, with a second factor".to_owned(),
        (None, Some(_), None) if app.config().second_factor.asks(app.directory(), person) => {
            "Yes, and has to set up a second factor".to_owned()
        }
        (None, Some(_), None) => "Yes".to_owned(),
    }
}
