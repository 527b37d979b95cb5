//! `GET /plans/{plan}/papers`: what can be handed to a board; `GET /plans/{plan}/papers/progress`: the paper on a page, and
//! as a file under the same address with `.pdf`, `.html` or `.md`.

mod file;
mod make;
mod page;
#[cfg(test)]
mod tests;
mod view;

use std::sync::Arc;

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use maud::Markup;

use crate::assets;
use crate::components::Link;
use crate::problem::Problem;
use crate::seen::Seen;

/// The papers of a plan.
pub async fn show(seen: Seen) -> Markup {
    let view = view::Papers::of(&seen);
    seen.page("Papers", vec![seen.up()], &page::papers(&view))
}

/// The progress paper, on a page.
pub async fn progress(seen: Seen) -> Result<Markup, Problem> {
    let paper = make::progress(&seen).await?;
    let above = vec![seen.up(), Link::new("Papers", seen.place.page("papers", &[]))];
    let view = view::Preview::of(&seen);
    Ok(seen.page_with(&assets::PAPER_CSS, "Progress report", above, &page::preview(&view, &paper)))
}

/// The progress paper, as a file.
pub async fn file(seen: Seen, Path((_, name)): Path<(String, String)>) -> Result<Response, Problem> {
    let format = file::Format::named(&name).ok_or_else(Problem::no_page)?;
    let paper = Arc::new(make::progress(&seen).await?);
    let bytes = seen.app.aside(move || format.bytes(&paper)).await?.map_err(Problem::fault)?;
    Ok((format.headers(), bytes).into_response())
}
