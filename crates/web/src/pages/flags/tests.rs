//! `GET /plans/{plan}/flags`.

use crate::testing::{Site, holds};

#[tokio::test]
async fn flags_are_grouped_by_rule_and_point_at_words() {
    let page = Site::new().await.page("/plans/{plan}/flags").await;
    holds(&page, &["Due date passed", "/rules/DAT001", "/source?mark=", "by the rules of 2026-11"]);
}

#[tokio::test]
async fn filters_stand_in_the_address() {
    let site = Site::new().await;
    let page = site.page("/plans/{plan}/flags?rule=DAT001&section=1").await;
    holds(&page, &["Showing 1 of", "Was due January 2026"]);
    let page = site.page("/plans/{plan}/flags?rule=DAT001&section=2").await;
    holds(&page, &["Showing 0 of", "The rules found nothing of this kind"]);
}
