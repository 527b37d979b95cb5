//! `GET /documents/new` asks for a document; `POST /documents` reads it and leads to its draft.

pub mod form;
mod page;
#[cfg(test)]
mod tests;
pub mod upload;

use std::sync::Arc;

use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use goldthread_reader::Mapping;
use goldthread_shelf::kept_columns;
use jiff::Timestamp;
use maud::Markup;

use self::upload::Upload;
use crate::app::App;
use crate::components::layout::{self, Part};
use crate::components::notice::Mistake;
use crate::drafts::{TooHeavy, Waiting, Whose};
use crate::opener::{NotOpened, Opener};
use crate::problem::Problem;
use crate::review::mapping_of;

const TOO_HEAVY: &str = "The document holds too many cells and paragraphs to be looked through on a page. Save a part of it as a \
                         document of its own and choose that, or keep it whole with `goldthread import`";

/// The form.
pub async fn new(app: App) -> Markup {
    form_page(&app, &[])
}

/// Leads whoever reloads the address of a refused form back to the form.
pub async fn again() -> Redirect {
    Redirect::to("/documents/new")
}

/// Takes a document in, reads it, and leads to the draft.
pub async fn create(app: App, upload: Upload) -> Result<Response, Problem> {
    let limit = app.config().body_limit;
    let file = match form::file(upload, limit).await? {
        form::Sent::File(file) => file,
        form::Sent::Nothing => {
            return Ok(refused(&app, StatusCode::BAD_REQUEST, "Choose the document to read"));
        }
        form::Sent::TooLarge => return Err(Problem::too_large(limit)),
    };
    let now = app.now();
    let (ledger, authority) = (Arc::clone(app.ledger()), app.authority().clone());
    let kept = app.aside(move || kept_columns(ledger.as_ref(), &authority)).await?.map_err(Problem::fault)?;
    let waiting = app.reading(move |opener| wait_for(opener, file, mapping_of(kept), now)).await?;
    match waiting {
        Ok(waiting) => {
            let waiting = Waiting { whose: Whose::of(&app), ..waiting };
            let address = format!("/drafts/{}", waiting.id);
            match app.drafts().put(waiting) {
                Ok(()) => Ok(Redirect::to(&address).into_response()),
                Err(TooHeavy) => Ok(refused(&app, StatusCode::PAYLOAD_TOO_LARGE, TOO_HEAVY)),
            }
        }
        Err(NotOpened::Document(why)) => Ok(refused(&app, StatusCode::BAD_REQUEST, &why)),
        Err(fault) => Err(Problem::fault(fault)),
    }
}

fn wait_for(
    opener: &dyn Opener,
    file: form::File,
    mapping: Mapping,
    since: Timestamp,
) -> Result<Waiting, NotOpened> {
    let read = opener.open(&file.name, &file.content, &mapping)?;
    Ok(Waiting::new(file.content, read, mapping, since))
}

fn refused(app: &App, status: StatusCode, words: &str) -> Response {
    let mistake = Mistake { field: "document", words: words.to_owned() };
    (status, form_page(app, &[mistake])).into_response()
}

fn form_page(app: &App, mistakes: &[Mistake]) -> Markup {
    let title = if mistakes.is_empty() { "Read a document" } else { "Error: Read a document" };
    let limit = crate::words::bytes(app.config().body_limit);
    layout::page(&app.frame(title, Part::Upload, Vec::new()), &page::form(mistakes, &limit))
}
