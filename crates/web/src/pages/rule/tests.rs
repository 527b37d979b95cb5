//! `GET /rules/{code}`.

use axum::http::StatusCode;

use crate::testing::{Site, holds};

#[tokio::test]
async fn every_rule_has_its_page() {
    let site = Site::new().await;
    for rule in goldthread_rules::all() {
        holds(&site.page(&format!("/rules/{}", rule.code)).await, &["What it checks"]);
    }
    assert_eq!(site.get("/rules/XXX999").await.status, StatusCode::NOT_FOUND);
}
