//! `GET` and `POST /plans/{plan}/actions/{action}/target-date`.

use axum::http::StatusCode;

use crate::testing::people::Member;
use crate::testing::{Site, holds};

const ACTION: &str = "/plans/{plan}/actions/1";
const DATE: &str = "/plans/{plan}/actions/1/target-date";

fn form(date: &str, shown: &str) -> String {
    format!(
        "date={date}&shown={shown}&reason=partner+delay&why=The+trust+is+late.&agreed-by=Improvement+board"
    )
}

#[tokio::test]
async fn a_date_is_moved_and_the_first_stands_beside_it() {
    let site = Site::with_people().await;
    let alex = site.seen_by(Member::Alex).await;
    holds(&alex.page(ACTION).await, &["Move the date"]);
    holds(&alex.page(DATE).await, &["name=\"shown\" value=\"January 2026\""]);
    let moved = alex.post(DATE, &form("31+March+2026", "January+2026")).await;
    assert_eq!(moved.status, StatusCode::SEE_OTHER, "{}", moved.body);
    let page = alex.page(&moved.location).await;
    holds(
        &page,
        &[
            "The date is moved. The first one stays beside it.",
            "31 March 2026",
            "First date: January 2026. Moved once; 59 days later than at first.",
            "From January 2026 to 31 March 2026",
            "Partner delay",
            "The trust is late.",
            "Agreed by Improvement board. Moved by Alex of the Marsh on 20 March 2026.",
        ],
    );
    alex.post(DATE, &form("15+January+2026", "31+March+2026")).await;
    holds(&alex.page(ACTION).await, &["Moved twice; 16 days earlier than at first."]);
}

#[tokio::test]
async fn what_is_missing_is_said_all_at_once() {
    let site = Site::with_people().await;
    let alex = site.seen_by(Member::Alex).await;
    let check = async |sent: &str, expected: &[&str]| {
        let answer = alex.post(DATE, sent).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{sent}");
        holds(&answer.body, expected);
    };
    check(
        "date=",
        &["Enter the new date", "Choose why the date moves", "Say in a few words why", "Say who agreed"],
    )
    .await;
    check(&form("soon", "January+2026"), &["No date can be read in “soon”", "The trust is late."]).await;
    check(&form("Jan+2026", "January+2026"), &["This is the date that the action has"]).await;
}

#[tokio::test]
async fn a_date_that_somebody_else_moved_is_not_moved_unseen() {
    let site = Site::with_people().await;
    let (alex, imogen) = (site.seen_by(Member::Alex).await, site.seen_by(Member::Imogen).await);
    alex.post(DATE, &form("31+March+2026", "January+2026")).await;
    let late = imogen.post(DATE, &form("30+April+2026", "January+2026")).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    holds(
        &late.body,
        &[
            "it was January 2026 when you opened this page, and is 31 March 2026 now",
            "value=\"30 April 2026\"",
            "name=\"shown\" value=\"31 March 2026\"",
            "The trust is late.",
        ],
    );
    let then = imogen.post(DATE, &form("30+April+2026", "31+March+2026")).await;
    assert_eq!(then.status, StatusCode::SEE_OTHER);
    holds(&imogen.page(ACTION).await, &["Moved twice; 89 days later than at first."]);
}

#[tokio::test]
async fn who_may_not_tell_of_progress_moves_no_date() {
    let site = Site::with_people().await;
    for member in [Member::Quinn, Member::Rae] {
        let them = site.seen_by(member).await;
        assert!(!them.page(ACTION).await.contains("Move the date"), "{member:?}");
        assert_eq!(them.post(DATE, &form("May+2026", "")).await.status, StatusCode::FORBIDDEN, "{member:?}");
    }
}
