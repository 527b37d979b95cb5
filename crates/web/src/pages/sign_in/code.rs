//! `GET /sign-in/code` asks for the second factor, `POST` takes it.

use std::sync::Arc;

use axum::extract::RawForm;
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use goldthread_accounts::ProofRefused;
use maud::Markup;

use super::kept::{Kept, local};
use super::{Back, again, page, wait};
use crate::app::App;
use crate::caller::Caller;
use crate::components::layout::{self, Part};
use crate::components::notice::Mistake;
use crate::form::Sent;
use crate::problem::Problem;
use crate::visitor::Visitor;

const WRONG: &str = "This is not the code of this moment. Wait for the next one in your app, and type that";

/// The form.
pub async fn show(app: App) -> Response {
    match app.visitor() {
        Visitor::Waiting(_) => form(&app, "", None, &[]).into_response(),
        _ => Redirect::to("/").into_response(),
    }
}

/// Takes the code; whoever gives the right one has signed in.
pub async fn submit(app: App, caller: Caller, RawForm(sent): RawForm) -> Result<Response, Problem> {
    let sent = Sent::of(&sent);
    let (accounts, token, origin, now) =
        (Arc::clone(app.deployment().accounts()), caller.token()?, caller.origin.clone(), app.now());
    let code = sent.value("code").to_owned();
    let kept = Kept::of(&sent);
    match app.aside(move || accounts.second_factor(&token, &code, &origin, now)).await? {
        Ok(new) => {
            let mut response = match &kept {
                Some(kept) => again(&app, kept, Back::SignedIn).into_response(),
                None => Redirect::to(local(sent.value("to"), &Method::GET).unwrap_or("/")).into_response(),
            };
            caller.hand_out(&mut response, &new);
            Ok(response)
        }
        Err(ProofRefused::Fault(fault)) => Err(Problem::fault(fault)),
        Err(ProofRefused::Over) => Ok(Redirect::to("/").into_response()),
        Err(refused) => Ok(refuse(&app, &sent, kept.as_ref(), &refused)),
    }
}

fn refuse(app: &App, sent: &Sent, kept: Option<&Kept>, refused: &ProofRefused) -> Response {
    let (status, words) = match refused {
        ProofRefused::Wait { seconds } => (StatusCode::TOO_MANY_REQUESTS, wait(*seconds)),
        _ => (StatusCode::BAD_REQUEST, WRONG.to_owned()),
    };
    (status, form(app, sent.value("to"), kept, &[Mistake { field: "code", words }])).into_response()
}

/// The form, with what it carries along.
pub fn form(app: &App, to: &str, kept: Option<&Kept>, mistakes: &[Mistake]) -> Markup {
    let title = if mistakes.is_empty() { "Enter your code" } else { "Error: Enter your code" };
    layout::page(&app.frame(title, Part::None, Vec::new()), &page::code(to, kept, mistakes))
}
