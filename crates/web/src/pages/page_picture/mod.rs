//! `GET /drafts/{draft}/pages/{page}`: a page of the document that a draft was read from, as a picture: `3.png`.

#[cfg(test)]
mod tests;

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};

use crate::app::App;
use crate::opener::NotOpened;
use crate::pages::draft;
use crate::pictures::Drawn;
use crate::problem::Problem;
use crate::waiting::Waiting;

/// A picture can do nothing and load nothing, wherever it is opened.
const POLICY: &str = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'";

/// The picture, drawn when it is first asked for.
pub async fn show(app: App, Path((id, page)): Path<(String, String)>) -> Result<Response, Problem> {
    let waiting = draft::waiting(&app, &id)?;
    let page = page.strip_suffix(".png").and_then(|page| page.parse::<u32>().ok());
    let last = u32::try_from(waiting.source.tree().pages.len()).unwrap_or(u32::MAX);
    let page = page.filter(|page| (1..=last).contains(page)).ok_or_else(Problem::no_page)?;
    match picture(&app, &waiting, page).await? {
        Ok(picture) => Ok(answer(picture)),
        Err(why) => Err(Problem::not_found(
            format!("Page {page} cannot be shown as a picture: {why}"),
            "What was read on it stands on the page of the draft as text.",
        )),
    }
}

async fn picture(app: &App, waiting: &Waiting, page: u32) -> Result<Drawn, Problem> {
    let about = waiting.source.about();
    let of = (about.sha256.clone(), page);
    if let Some(drawn) = app.pictures().get(&of) {
        return Ok(drawn);
    }
    let (name, content) = (about.name.clone(), Arc::clone(&waiting.content));
    let drawn = match app.reading(move |opener| opener.picture(&name, &content, page)).await? {
        Ok(picture) => Ok(Bytes::from(picture)),
        Err(NotOpened::Document(why)) => Err(why),
        Err(fault) => return Err(Problem::fault(fault)),
    };
    // What could not be drawn may be drawn at a quieter moment.
    if drawn.is_ok() {
        app.pictures().put(of, drawn.clone());
    }
    Ok(drawn)
}

fn answer(picture: Bytes) -> Response {
    let headers = [(header::CONTENT_TYPE, "image/png"), (header::CONTENT_SECURITY_POLICY, POLICY)];
    (headers, picture).into_response()
}
