//! `GET /`.

use crate::testing::{Site, holds};

#[tokio::test]
async fn it_says_what_needs_attention_plan_by_plan() {
    let page = Site::new().await.page("/").await;
    holds(
        &page,
        &[
            "What needs attention",
            "Improvement Plan",
            "Little Marsh Council",
            "action overdue",
            "?show=overdue",
        ],
    );
}
