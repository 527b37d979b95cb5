//! `GET /metrics`: how much is asked and how long it takes, in the text form of Prometheus, for this machine or whoever has the token.

#[cfg(test)]
mod tests;

use axum::Extension;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use goldthread_serve::{Arrived, Measures};

use crate::app::App;
use crate::problem::Problem;

/// The measures; that there are some is told to nobody else.
pub async fn show(
    app: App,
    arrived: Option<Extension<Arrived>>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let Extension(arrived) = arrived.ok_or_else(Problem::no_page)?;
    if !app.config().metrics.allows(&arrived, &headers) {
        return Err(Problem::no_page());
    }
    let monitor = app.deployment().monitor();
    monitor.look_at(app.deployment());
    Ok(([(header::CONTENT_TYPE, Measures::CONTENT_TYPE)], monitor.measures.text()).into_response())
}
