//! `GET` and `POST /plans/{plan}/actions/{action}/waits-on`.

use axum::http::StatusCode;

use crate::testing::people::Member;
use crate::testing::{Site, holds};

const WAITS: &str = "/plans/{plan}/actions/1/waits-on";

#[tokio::test]
async fn an_action_waits_on_another_and_dates_that_do_not_fit_are_pointed_out() {
    let site = Site::with_people().await;
    let alex = site.seen_by(Member::Alex).await;
    holds(&alex.page(WAITS).await, &["It waits on nothing.", "4. Add a box"]);
    let set = alex.post(WAITS, "waits-on=4").await;
    assert_eq!(set.status, StatusCode::SEE_OTHER, "{}", set.body);
    let misfit = "is to be done by 30 April 2026, after this one (January 2026)";
    holds(&alex.page(&set.location).await, &["Waits on", "4. Add a box", misfit]);
    let other = alex.page("/plans/{plan}/actions/4").await;
    holds(&other, &["Waits on this one", "1. Write a guide"]);
    let circle = alex.post("/plans/{plan}/actions/4/waits-on", "added=1").await;
    assert_eq!(circle.status, StatusCode::BAD_REQUEST);
    holds(&circle.body, &["Action 1 waits on this one already", "#waits-on"]);
    alex.post(WAITS, "shown=4").await;
    holds(&alex.page(WAITS).await, &["It waits on nothing."]);
}

#[tokio::test]
async fn what_somebody_else_set_meanwhile_is_not_taken_back_unseen() {
    let site = Site::with_people().await;
    let alex = site.seen_by(Member::Alex).await;
    alex.post(WAITS, "shown=&waits-on=4").await;
    let late = alex.post(WAITS, "shown=&waits-on=3").await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    holds(&late.body, &["Somebody else set what it waits on meanwhile", "value=\"3\" checked"]);
}
