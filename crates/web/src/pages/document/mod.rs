//! `GET /documents/new` asks for a document; `POST /documents` reads it and leads to its draft.

mod form;
mod page;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use axum::extract::{Multipart, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use goldthread_reader::{Limits, Source, Unreadable, read};
use maud::Markup;
use uuid::Uuid;

use crate::app::App;
use crate::components::layout::{self, Part};
use crate::components::notice::Mistake;
use crate::drafts::Waiting;
use crate::problem::Problem;

/// The form.
pub async fn new(State(app): State<App>) -> Markup {
    form_page(&app, &[])
}

/// Leads whoever reloads the address of a refused form back to the form.
pub async fn again() -> Redirect {
    Redirect::to("/documents/new")
}

/// Takes a document in, reads it, and leads to the draft.
pub async fn create(State(app): State<App>, parts: Multipart) -> Result<Response, Problem> {
    let limit = app.config().body_limit;
    let file = match form::file(parts, limit).await? {
        form::Sent::File(file) => file,
        form::Sent::Nothing => {
            return Ok(refused(&app, StatusCode::BAD_REQUEST, "Choose the document to read"));
        }
        form::Sent::TooLarge => return Err(Problem::too_large(limit)),
    };
    let (now, bytes) = (app.now(), limit as u64);
    let waiting = app.aside(move || wait_for(file, Limits { bytes, ..Limits::default() }, now)).await?;
    match waiting {
        Ok(waiting) => {
            let address = format!("/drafts/{}", waiting.id);
            app.drafts().put(waiting);
            Ok(Redirect::to(&address).into_response())
        }
        Err(unreadable) => Ok(refused(&app, StatusCode::BAD_REQUEST, &unreadable.to_string())),
    }
}

fn wait_for(file: form::File, limits: Limits, since: jiff::Timestamp) -> Result<Waiting, Unreadable> {
    let source = Source::new(&file.name, &file.content, limits)?;
    let draft = Arc::new(read(&source));
    Ok(Waiting {
        id: Uuid::now_v7(),
        content: Arc::new(file.content),
        source: Arc::new(source),
        draft,
        since,
    })
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
