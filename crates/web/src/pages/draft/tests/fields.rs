//! What the form of an action sends, and what it leaves out.

use axum::http::StatusCode;

use super::uploaded;
use crate::testing::{PLAN, Site, holds};

#[tokio::test]
async fn what_a_form_does_not_send_stays_as_it_is() {
    let site = Site::new().await;
    let draft = uploaded(&site, "other.txt", PLAN).await;
    let action = format!("{draft}/actions/1");
    site.post(&action, "leads=Director&timescale=May+2027&do=set").await;
    assert_eq!(site.post(&action, "status=Green&do=set").await.status, StatusCode::SEE_OTHER);
    let page = site.page(&action).await;
    for words in
        [">Write a guide to visits", ">Director</textarea>", ">May 2027</textarea>", ">Green</textarea>"]
    {
        holds(&page, &[words]);
    }
    let section = format!("{draft}/sections/1");
    site.post(&section, "kind=phase&do=set").await;
    site.post(&section, "title=Plain+words&do=set").await;
    holds(&site.page(&section).await, &["Plain words</textarea>", "value=\"phase\" selected"]);
}

#[tokio::test]
async fn an_action_without_words_can_be_left_out_and_the_ledger_says_so() {
    let site = Site::new().await;
    let draft = uploaded(&site, "other.txt", &PLAN.replace("Little", "Large")).await;
    let action = format!("{draft}/actions/1");
    assert_eq!(site.post(&action, "text=&do=set").await.status, StatusCode::BAD_REQUEST);
    let left_out = site.post(&action, "text=&do=leave-out").await;
    assert_eq!(left_out.location, format!("{draft}#action-1"));
    holds(&site.page(&draft).await, &["Left out: ", "You have left out 1 action."]);
    holds(&site.page(&action).await, &["Take the action in again", ">Write a guide to visits"]);
    site.post(&action, "do=set").await;
    assert!(!site.page(&draft).await.contains("Left out: "));
    site.post(&action, "do=leave-out").await;
    let plan = site.post(&format!("{draft}/confirmation"), "by=Someone").await.location;
    let history = site.page(&format!("{plan}/history")).await;
    holds(
        &history,
        &[
            "left an action of section 1 out in review",
            "Write a guide to visits",
            "1 action left out in review",
        ],
    );
    assert!(!history.contains("left a doubt standing: the action"), "a decision is no doubt");
}
