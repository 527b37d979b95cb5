//! The files that a browser loads, each under a name that carries the hash of its content, so that it can be kept for ever.

use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};

use crate::problem::Problem;

include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// Serves a file by its hashed name.
pub async fn file(Path(name): Path<String>) -> Result<Response, Problem> {
    let address = format!("/assets/{name}");
    let (_, content) = FILES.iter().find(|(known, _)| *known == address).ok_or_else(Problem::no_page)?;
    let headers = [
        (header::CONTENT_TYPE, content_type(&name)),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
    ];
    Ok((headers, *content).into_response())
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, extension)| extension) {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    }
}
