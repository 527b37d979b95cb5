//! The files that a browser loads, each under a name that carries the hash of its content, so that it can be kept for ever.

use std::borrow::Cow;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};

use goldthread_papers_html::STYLESHEET;

use crate::colours;
use crate::problem::Problem;

include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// The address of the style sheet of papers.
pub static PAPER_CSS: LazyLock<String> = LazyLock::new(|| {
    let mut hasher = DefaultHasher::new();
    STYLESHEET.hash(&mut hasher);
    format!("/assets/paper-{:010x}.css", hasher.finish() >> 24)
});

/// Serves a file by its hashed name.
pub async fn file(Path(name): Path<String>) -> Result<Response, Problem> {
    let address = format!("/assets/{name}");
    let own = FILES.iter().find(|(known, _)| *known == address).map(|(_, content)| *content);
    let of_papers = (address == *PAPER_CSS).then_some(STYLESHEET.as_bytes());
    let content = own.or(of_papers).map(Cow::Borrowed);
    let content = content.or_else(|| colours::css(&name).map(|css| Cow::Owned(css.into_bytes())));
    let content = content.ok_or_else(Problem::no_page)?;
    let headers = [
        (header::CONTENT_TYPE, content_type(&name)),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
    ];
    Ok((headers, content).into_response())
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, extension)| extension) {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    }
}
