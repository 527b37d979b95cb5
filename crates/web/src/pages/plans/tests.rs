//! `GET /plans`.

use crate::testing::{Site, holds};

#[tokio::test]
async fn every_plan_is_listed() {
    let page = Site::new().await.page("/plans").await;
    holds(&page, &["Improvement Plan", "4 actions in 2 sections", "20 March 2026"]);
}
