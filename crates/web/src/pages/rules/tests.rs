//! `GET /rules`.

use crate::testing::{Site, holds};

#[tokio::test]
async fn every_rule_is_listed() {
    let page = Site::new().await.page("/rules").await;
    for rule in goldthread_rules::all() {
        holds(&page, &[&format!("/rules/{}", rule.code)]);
    }
}
