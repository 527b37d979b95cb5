//! A concern: raised on an action or a section, answered, closed.

use axum::http::StatusCode;

use crate::testing::people::Member;
use crate::testing::{Site, holds};

const ACTION: &str = "/plans/{plan}/actions/1";
const SECTION: &str = "/plans/{plan}/sections/2";
const ONE: &str = "/plans/{plan}/concerns/1";

fn raised(more: &str) -> String {
    format!(
        "words=There+are+no+rooms&owner=Head+of+Estates&person=&once=0192f0c1-0000-7000-8000-0000000000c1{more}"
    )
}

#[tokio::test]
async fn a_concern_is_raised_and_stands_where_it_was_raised() {
    let site = Site::with_people().await;
    let alex = site.seen_by(Member::Alex).await;
    for at in [ACTION, SECTION] {
        holds(&alex.page(at).await, &["What stands in the way", "Raise a concern"]);
        holds(
            &alex.page(&format!("{at}/concerns/new")).await,
            &["Who is to answer it", "Quinn of the Marsh"],
        );
    }
    let posted = alex.post(&format!("{ACTION}/concerns"), &raised("")).await;
    assert_eq!(posted.status, StatusCode::SEE_OTHER);
    let shown = ["The concern is raised.", "1. There are no rooms", "Head of Estates", "No answer yet"];
    holds(&alex.page(&posted.location).await, &shown);
    let again = alex.post(&format!("{ACTION}/concerns"), &raised("")).await;
    assert!(again.location.ends_with("?done=sent-twice"));
    let form = format!("words=Nobody+decides&owner=&person={}", Member::Quinn.id(0));
    let posted = alex.post(&format!("{SECTION}/concerns"), &form).await;
    holds(
        &alex.page(&posted.location).await,
        &["The concern is raised.", "2. Nobody decides", "Quinn of the Marsh"],
    );
    let list = alex.page("/plans/{plan}/concerns").await;
    holds(
        &list,
        &[
            "2 concerns stand; 2 have no answer yet.",
            "less than a working day",
            "Action 1: Write a guide to visits",
        ],
    );
    holds(
        &alex.page(&format!("{ACTION}/history")).await,
        &["raised a concern on action 1, for Head of Estates to answer"],
    );
    assert!(!alex.page("/plans/{plan}/sections/1").await.contains("There are no rooms"));
}

#[tokio::test]
async fn a_concern_is_answered_and_closed() {
    let site = Site::with_people().await;
    let alex = site.seen_by(Member::Alex).await;
    alex.post(&format!("{ACTION}/concerns"), &raised("")).await;
    holds(
        &alex.page(ONE).await,
        &["Concern 1", "Nobody has answered.", "Alex of the Marsh, 20 March 2026", "Answer it"],
    );
    let empty = alex.post(&format!("{ONE}/answers"), "words=+").await;
    assert_eq!(empty.status, StatusCode::BAD_REQUEST);
    holds(&empty.body, &["Say what is done about it", "href=\"#words\""]);
    let answered = alex.post(&format!("{ONE}/answers"), "words=A+hall+is+free").await;
    holds(&alex.page(&answered.location).await, &["The concern is answered.", "A hall is free", "Answered"]);
    holds(&alex.page("/plans/{plan}/concerns").await, &["1 concern stands. All are answered."]);
    let closed = alex.post(&format!("{ONE}/closing"), "words=It+is+booked").await;
    holds(
        &alex.page(&closed.location).await,
        &["The concern is closed.", "Closed on 20 March 2026", "It is booked"],
    );
    holds(&alex.page("/plans/{plan}/concerns").await, &["No concern stands.", "Closed (1)"]);
    let late = alex.post(&format!("{ONE}/answers"), "words=More").await;
    holds(&late.body, &["It was closed on 20 March 2026; raise it anew if it stands again"]);
}

#[tokio::test]
async fn it_is_closed_by_its_owner_whoever_raised_it_and_whoever_runs_the_plan() {
    let site = Site::with_people().await;
    let imogen = site.seen_by(Member::Imogen).await;
    let form = |owner: Member| format!("words=There+are+no+rooms&owner=Estates&person={}", owner.id(0));
    imogen.post(&format!("{ACTION}/concerns"), &form(Member::Quinn)).await;
    imogen.post(&format!("{ACTION}/concerns"), &form(Member::Alex)).await;
    let alex = site.seen_by(Member::Alex).await;
    let refused = alex.post(&format!("{ONE}/closing"), "words=Done").await;
    holds(&refused.body, &["Only whoever is to answer it, whoever raised it", "Done"]);
    let own = alex.post("/plans/{plan}/concerns/2/closing", "words=Done").await;
    assert!(own.location.ends_with("done=concern-closed"));
    let other = imogen.post(&format!("{ONE}/closing"), "words=Done").await;
    assert!(other.location.ends_with("done=concern-closed"));
}

#[tokio::test]
async fn what_is_wrong_is_said_beside_what_was_typed() {
    let site = Site::with_people().await;
    let alex = site.seen_by(Member::Alex).await;
    let check = async |sent: &str, expected: &[&str]| {
        let answer = alex.post(&format!("{ACTION}/concerns"), sent).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{sent}");
        holds(&answer.body, expected);
    };
    check("words=+&owner=Estates", &["Say what stands in the way", "href=\"#words\"", "value=\"Estates\""])
        .await;
    check("words=No+%3Cb%3E&owner=", &["Say who is to answer it", "href=\"#owner\"", "No &lt;b&gt;"]).await;
    for nowhere in [
        "/plans/{plan}/concerns/9",
        "/plans/{plan}/concerns/x/answers",
        "/plans/{plan}/actions/99/concerns/new",
    ] {
        assert_eq!(alex.get(nowhere).await.status, StatusCode::NOT_FOUND, "{nowhere}");
    }
    let then = alex.get(&format!("{ACTION}/concerns/new?at=2026-03-20")).await;
    holds(&then.body, &["What has been cannot be changed"]);
}

#[tokio::test]
async fn it_is_seen_by_those_who_see_what_it_is_about() {
    let site = Site::with_people().await;
    let imogen = site.seen_by(Member::Imogen).await;
    for (at, words) in [(ACTION, "Rooms"), ("/plans/{plan}/actions/2", "Money"), (SECTION, "Law")] {
        imogen.post(&format!("{at}/concerns"), &format!("words={words}&owner=Director")).await;
    }
    let check = async |member: Member, expected: [bool; 3]| {
        let them = site.seen_by(member).await;
        for (nth, expected) in expected.into_iter().enumerate() {
            let answer = them.get(&format!("/plans/{{plan}}/concerns/{}", nth + 1)).await;
            assert_eq!(answer.status == StatusCode::OK, expected, "{member:?} {nth}");
            assert!(!answer.body.contains("Answer it"), "{member:?} may only look");
        }
    };
    check(Member::Rae, [true, true, true]).await;
    check(Member::Sid, [true, true, false]).await;
    check(Member::Pat, [false, true, false]).await;
    check(Member::Noa, [false, false, false]).await;
    for member in [Member::Quinn, Member::Rae, Member::Pat] {
        let them = site.seen_by(member).await;
        let answer = them.post("/plans/{plan}/concerns/2/answers", "words=Mine").await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{member:?}");
    }
}
