use crate::testing::reported::{APRIL, MARCH, closed, opened, rated};
use crate::testing::{Site, holds};

#[tokio::test]
async fn it_tells_what_moved_and_what_was_posted() {
    let site = Site::new().await;
    opened(&site, MARCH).await;
    rated(&site, 1, 1, "process=Off+track&process-reason=It+is+late").await;
    for words in ["One", "Two"] {
        site.post("/plans/{plan}/actions/1/updates", &format!("done={words}&by=Lead")).await;
    }
    let page = site.page("/plans/{plan}/periods/1/comparison").await;
    holds(&page, &["the first period, compared with what the document says", "Updates: 1", "2 updates"]);
    holds(&page, &["Action 1, recommendation 1", "Dates moved: 0", "None in this period."]);
    closed(&site, 1).await;
    opened(&site, APRIL).await;
    let better = "process=At+risk&process-reason=One+is+done&process-difference=It+is+nearly+there";
    rated(&site, 2, 1, better).await;
    let page = site.page("/plans/{plan}/periods/2/comparison").await;
    holds(&page, &["compared with March 2026", "rating better", "Off track", "At risk", "Updates: 0"]);
}
