//! `GET /plans/{plan}/history`, and of a section and an action.

use crate::testing::{Site, holds};

#[tokio::test]
async fn it_tells_who_did_what_in_sentences() {
    let page = Site::new().await.page("/plans/{plan}/history").await;
    holds(
        &page,
        &[
            "Improvement lead read the plan from plan.txt, with 2 sections and 4 actions",
            "20 March 2026, 10:00",
        ],
    );
}

#[tokio::test]
async fn the_history_of_one_thing_leaves_the_others_out() {
    let site = Site::new().await;
    let action = site.page("/plans/{plan}/actions/4/history").await;
    holds(&action, &["confirmed action 4: Add a box"]);
    assert!(!action.contains("confirmed action 1"));
    let section = site.page("/plans/{plan}/sections/1/history").await;
    holds(&section, &["confirmed section 1", "confirmed action 3"]);
    assert!(!section.contains("confirmed action 4"));
}
