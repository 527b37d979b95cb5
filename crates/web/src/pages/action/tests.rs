//! `GET /plans/{plan}/actions/{action}`.

use axum::http::StatusCode;

use crate::testing::{Site, holds};

#[tokio::test]
async fn the_whole_thread_is_on_it() {
    let page = Site::new().await.page("/plans/{plan}/actions/1").await;
    let nodes = ["Finding", "Recommendation", "Action", "Update", "Evidence", "Outcome", "Measure"];
    let mut at = page.find("gt-thread").expect("there is a thread");
    for node in nodes {
        at += page[at..]
            .find(&format!("gt-thread__word\">{node}"))
            .unwrap_or_else(|| panic!("{node} is missing or out of order"));
    }
    holds(
        &page,
        &[
            "January 2026; late from 1 February 2026.",
            "Overdue",
            "Head of Visits",
            "gt-field--action",
            "See them in plan.txt",
        ],
    );
}

#[tokio::test]
async fn a_gap_in_the_thread_is_seen() {
    let page = Site::new().await.page("/plans/{plan}/actions/3").await;
    holds(&page, &["Nothing is told of what has happened", "No evidence is kept", "gt-thread__node--gap"]);
}

#[tokio::test]
async fn a_status_where_a_date_belongs_is_shown_for_what_it_is() {
    let page = Site::new().await.page("/plans/{plan}/actions/2").await;
    holds(&page, &["Said to be complete (“Completed”)", "Not yet verified"]);
}

#[tokio::test]
async fn an_action_that_is_not_there_is_not_found() {
    assert_eq!(Site::new().await.get("/plans/{plan}/actions/99").await.status, StatusCode::NOT_FOUND);
}
