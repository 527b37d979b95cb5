//! `POST /sign-out` ends the session.

#[cfg(test)]
mod tests;

use std::sync::Arc;

use axum::http::HeaderName;
use axum::response::{IntoResponse, Redirect, Response};

use crate::app::App;
use crate::caller::Caller;
use crate::problem::Problem;

/// What a browser lets go of. Cookies are not named: the mark that it has signed in before keeps others from slowing its owner down.
const CLEAR: (HeaderName, &str) = (HeaderName::from_static("clear-site-data"), "\"cache\", \"storage\"");

/// Ends the session, and takes it away from the browser; somebody who has none is as well out.
pub async fn leave(app: App, caller: Caller) -> Result<Response, Problem> {
    if let Ok(token) = caller.token() {
        let (accounts, now) = (Arc::clone(app.deployment().accounts()), app.now());
        app.aside(move || accounts.sign_out(&token, now)).await?.map_err(Problem::fault)?;
    }
    let mut response = ([CLEAR], Redirect::to("/sign-in")).into_response();
    caller.take_back(&mut response);
    Ok(response)
}
