//! `GET` and `POST .../comments`.

use axum::http::StatusCode;

use crate::testing::people::Member;
use crate::testing::{Site, holds};

const ACTION: &str = "/plans/{plan}/actions/1";
const SECTION: &str = "/plans/{plan}/sections/1";

#[tokio::test]
async fn something_is_said_beside_an_action_and_a_section() {
    let site = Site::with_people().await;
    let ana = site.seen_by(Member::Ana).await;
    for page in [ACTION, SECTION] {
        holds(&ana.page(page).await, &["Comments: none yet"]);
        let comments = format!("{page}/comments");
        holds(&ana.page(&comments).await, &["Nobody has said anything yet."]);
        let form = format!("text=Is+this+%3Cb%3Eso%3F&mention={}", Member::Quinn.id(0));
        let answer = ana.post(&comments, &form).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        let shown = ana.page(&answer.location).await;
        holds(
            &shown,
            &[
                "The comment is there.",
                "Is this &lt;b&gt;so?",
                "Ana of the Marsh, 20 March 2026",
                "For Quinn of the Marsh",
            ],
        );
        holds(&ana.page(page).await, &["Comments: 1"]);
    }
    holds(&ana.page(&format!("{ACTION}/history")).await, &["commented on action 1"]);
}

#[tokio::test]
async fn a_comment_on_an_update_stands_with_those_of_its_action() {
    let site = Site::with_people().await;
    let alex = site.seen_by(Member::Alex).await;
    alex.post(&format!("{ACTION}/updates"), "done=Two+workshops.").await;
    holds(&alex.page(ACTION).await, &["/comments?update=1"]);
    let answer = alex.post(&format!("{ACTION}/comments?update=1"), "text=How+many+came%3F").await;
    holds(&alex.page(&answer.location).await, &["How many came?", "#update-1"]);
    let answer = alex.post(&format!("{ACTION}/comments?update=9"), "text=Hm").await;
    holds(&answer.body, &["This update is not on the action"]);
}

#[tokio::test]
async fn an_empty_comment_is_none_and_readers_only_read() {
    let site = Site::with_people().await;
    let ana = site.seen_by(Member::Ana).await;
    let answer = ana.post(&format!("{ACTION}/comments"), "text=+").await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    holds(&answer.body, &["Write what you want to say", "href=\"#text\""]);
    let rae = site.seen_by(Member::Rae).await;
    assert!(!rae.page(&format!("{ACTION}/comments")).await.contains("Say something"));
    assert_eq!(rae.post(&format!("{ACTION}/comments"), "text=x").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn to_what_has_been_nothing_is_said() {
    let site = Site::with_people().await;
    let ana = site.seen_by(Member::Ana).await;
    let then = format!("{ACTION}/comments?at=2026-03-20");
    assert!(!ana.page(&then).await.contains("Say something"));
    assert_eq!(ana.post(&then, "text=x").await.status, StatusCode::BAD_REQUEST);
}
