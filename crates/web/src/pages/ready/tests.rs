//! `GET /ready`.

use axum::http::StatusCode;

use crate::testing::Site;

#[tokio::test]
async fn what_does_not_serve_yet_is_not_ready() {
    let answer = Site::new().await.get("/ready").await;
    assert_eq!((answer.status, answer.body.as_str()), (StatusCode::SERVICE_UNAVAILABLE, "not ready\n"));
}
