//! `GET /ready`: says whether requests are taken, for whoever sends them here: no from the moment that the server was told to stop.

#[cfg(test)]
mod tests;

use axum::http::StatusCode;

use crate::app::App;

/// Answers `ready`, or that it is stopping.
pub async fn show(app: App) -> (StatusCode, &'static str) {
    if app.deployment().monitor().readiness.is_ready() {
        (StatusCode::OK, "ready\n")
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, "not ready\n")
    }
}
