//! `GET /plans/{plan}/sections/{section}`.

use axum::http::StatusCode;

use crate::testing::{Site, holds};

#[tokio::test]
async fn it_shows_the_finding_the_outcomes_and_the_actions() {
    let page = Site::new().await.page("/plans/{plan}/sections/1").await;
    holds(&page, &["Visits are often late", "95% of visits", "Write a guide to visits", "Amber", "Overdue"]);
}

#[tokio::test]
async fn what_the_document_does_not_say_is_said() {
    let page = Site::new().await.page("/plans/{plan}/sections/2").await;
    holds(&page, &["The document does not quote the finding", "No outcome is written down"]);
}

#[tokio::test]
async fn a_section_that_is_not_there_is_not_found() {
    let site = Site::new().await;
    for section in ["9", "0", "x"] {
        assert_eq!(
            site.get(&format!("/plans/{{plan}}/sections/{section}")).await.status,
            StatusCode::NOT_FOUND
        );
    }
}
