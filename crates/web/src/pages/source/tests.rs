//! `GET /plans/{plan}/source`.

use crate::testing::{PLAN, Site, holds};

#[tokio::test]
async fn the_document_is_shown_with_what_was_read_marked() {
    let page = Site::new().await.page("/plans/{plan}/source").await;
    holds(&page, &["gt-field--timescale", "title=\"Lead of action 1\"", "/actions/1", "id=\"L1\""]);
}

#[tokio::test]
async fn the_words_that_the_address_names_are_picked_out() {
    let start = PLAN.find("Still to be agreed").expect("the words are in the plan");
    let page = Site::new().await.page(&format!("/plans/{{plan}}/source?mark={start}-{}", start + 18)).await;
    holds(&page, &["gt-picked", "id=\"picked\"", ">Still to be agreed</mark>"]);
}

#[tokio::test]
async fn a_place_that_is_not_in_the_document_does_no_harm() {
    let site = Site::new().await;
    for mark in ["9-5", "x", "99999999-999999999", "0-18446744073709551615", "-"] {
        let page = site.page(&format!("/plans/{{plan}}/source?mark={mark}")).await;
        holds(&page, &["Little Marsh Council"]);
    }
}
