//! `GET /drafts/{draft}`, its confirmation and its removal.

use axum::http::StatusCode;

use crate::testing::{PLAN, Site, holds};

async fn uploaded(site: &Site, name: &str, content: &str) -> String {
    site.upload(name, content.as_bytes()).await.location
}

#[tokio::test]
async fn a_draft_stands_beside_its_document() {
    let site = Site::new().await;
    let draft = uploaded(&site, "plan.txt", PLAN).await;
    let page = site.page(&draft).await;
    holds(
        &page,
        &[
            "Is this what the document says?",
            "gt-beside",
            "Write a guide to visits",
            "until 18:00 UTC on 20 March 2026",
        ],
    );
    holds(&page, &["This very document is kept already"]);
}

#[tokio::test]
async fn a_confirmed_draft_is_a_plan_and_only_one() {
    let site = Site::new().await;
    let draft = uploaded(&site, "other.txt", &PLAN.replace("Little", "Large")).await;
    let confirmation = format!("{draft}/confirmation");
    let first = site.post(&confirmation, "by=Head+of+Improvement").await;
    assert_eq!(first.status, StatusCode::SEE_OTHER, "{}", first.body);
    holds(&site.page(&first.location).await, &["by Head of Improvement", "other.txt"]);
    let second = site.post(&confirmation, "by=Head+of+Improvement").await;
    assert_eq!(second.location, first.location);
    assert_eq!(site.get(&draft).await.location, first.location);
    assert_eq!(site.app.shelf().plans().count(), 2);
}

#[tokio::test]
async fn nobody_confirms_without_a_name() {
    let site = Site::new().await;
    let draft = uploaded(&site, "plan.txt", PLAN).await;
    let answer = site.post(&format!("{draft}/confirmation"), "by=+").await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    holds(&answer.body, &["href=\"#by\"", "Enter your name or role"]);
    assert_eq!(site.app.shelf().plans().count(), 1);
}

#[tokio::test]
async fn what_is_not_a_plan_cannot_be_kept() {
    let site = Site::new().await;
    let draft = uploaded(&site, "letter.txt", "Dear all,\n\nThe fete is on Saturday.\n").await;
    holds(&site.page(&draft).await, &["This document cannot be kept as a plan"]);
    let answer = site.post(&format!("{draft}/confirmation"), "by=Someone").await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    holds(&answer.body, &["is not a plan"]);
}

#[tokio::test]
async fn a_discarded_draft_is_gone() {
    let site = Site::new().await;
    let draft = uploaded(&site, "plan.txt", PLAN).await;
    assert_eq!(site.post(&format!("{draft}/removal"), "").await.location, "/documents/new");
    let answer = site.get(&draft).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    holds(&answer.body, &["no longer held"]);
}
