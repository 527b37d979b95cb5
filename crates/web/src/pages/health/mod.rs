//! `GET /health`: says that the server answers, for whoever watches it.

#[cfg(test)]
mod tests;

/// Answers `ok`.
pub async fn show() -> &'static str {
    "ok\n"
}
