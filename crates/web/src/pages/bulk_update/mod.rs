//! `GET /plans/{plan}/updates`: the open actions as a table in which what was done, how they stand and their dates are filled in;
//! `POST` fills it from a pasted table, or keeps all of it at once.

mod keep;
mod line;
mod page;
mod paste;
#[cfg(test)]
mod tests;
mod view;

use axum::extract::RawForm;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::Markup;

use self::keep::{Kept, keep};
use self::line::Lines;
use self::view::{Asked, Sheet};
use crate::components::notice;
use crate::doing;
use crate::form::Sent;
use crate::problem::Problem;
use crate::seen::Seen;

/// The table.
pub async fn show(seen: Seen) -> Result<Markup, Problem> {
    if seen.shot.at().is_some() {
        return Err(doing::has_been());
    }
    let sheet = Sheet { done: seen.asked("done").and_then(notice::told), ..Sheet::default() };
    Ok(page::page(&seen, &Asked::of_address(&seen), &sheet))
}

/// Fills the table from what was pasted, or keeps what is filled in.
pub async fn post(seen: Seen, RawForm(body): RawForm) -> Result<Response, Problem> {
    if seen.shot.at().is_some() {
        return Err(doing::has_been());
    }
    let sent = Sent::of(&body);
    let asked = Asked::of_form(&sent);
    let lines = Lines::of(seen.plan(), &sent);
    let typed = Sheet {
        lines,
        paste: sent.value("paste").to_owned(),
        by: sent.value("by").to_owned(),
        ..Sheet::default()
    };
    if sent.value("do") == "fill" {
        let filled = paste::fill(seen.plan(), &typed);
        return Ok(page::page(&seen, &asked, &filled).into_response());
    }
    match keep(&seen, &sent, &typed).await? {
        Kept::All(done) => {
            Ok(Redirect::to(&asked.address(seen.place.now(), &[("done", done)])).into_response())
        }
        Kept::Nothing(wrong) => {
            let sheet = Sheet { wrong, ..typed };
            Ok((StatusCode::BAD_REQUEST, page::page(&seen, &asked, &sheet)).into_response())
        }
    }
}
