//! `GET` and `POST /plans/{plan}/actions/{action}/turns`.

use axum::http::StatusCode;

use crate::testing::people::Member;
use crate::testing::{Site, holds};

const ACTION: &str = "/plans/{plan}/actions/3";
const TURNS: &str = "/plans/{plan}/actions/3/turns";

async fn monthly() -> Site {
    let site = Site::with_people().await;
    let alex = site.seen_by(Member::Alex).await;
    let form =
        "date=Monthly%2C+from+31+December+2025&reason=another+reason&why=It+says+from+when.&agreed-by=Board";
    let moved = alex.post(&format!("{ACTION}/target-date"), form).await;
    assert_eq!(moved.status, StatusCode::SEE_OTHER, "{}", moved.body);
    alex
}

#[tokio::test]
async fn the_days_that_came_round_are_listed_and_one_is_recorded() {
    let alex = monthly().await;
    holds(&alex.page(ACTION).await, &["Record a turn", "3 turns: 0 done, 0 missed, 3 not recorded."]);
    let page = alex.page(TURNS).await;
    let days = ["28 February 2026", "31 January 2026", "31 December 2025", "Nobody has recorded it."];
    holds(&page, &days);
    holds(&page, &["Next by 31 March 2026", "value=\"2025-12-31\""]);
    let done = alex.post(TURNS, "due=2025-12-31&was=done&day=2026-01-05&what=Ten+files+were+read.").await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    alex.post(TURNS, "due=2026-01-31&was=missed&what=Nobody+was+there.").await;
    let page = alex.page(TURNS).await;
    holds(
        &page,
        &[
            "3 turns: 1 done, 1 missed, 1 not recorded.",
            "Done on 5 January 2026. Ten files were read. (Alex of the Marsh)",
            "Missed. Nobody was there. (Alex of the Marsh)",
            "value=\"2026-02-28\"",
        ],
    );
}

#[tokio::test]
async fn what_is_wrong_with_a_turn_is_said_beside_what_was_typed() {
    let alex = monthly().await;
    let check = async |form: &str, status: StatusCode, expected: &[&str]| {
        let answer = alex.post(TURNS, form).await;
        assert_eq!(answer.status, status, "{form}");
        holds(&answer.body, expected);
    };
    let wrong = StatusCode::BAD_REQUEST;
    check("due=&was=&what=x", wrong, &["Say which turn it is", "Say whether it was done"]).await;
    check("due=2026-02-28&was=done&day=&what=x", wrong, &["Say on which day it was done"]).await;
    check("due=2026-02-28&was=done&day=2027-01-01&what=x", wrong, &["is still to come"]).await;
    check("due=2026-02-28&was=missed&what=", wrong, &["Say what came of it, or why it was missed"]).await;
    alex.post(TURNS, "due=2026-01-31&was=missed&what=Nobody+was+there.").await;
    let stale = "shown=&due=2026-02-28&was=missed&what=Late+words";
    check(stale, StatusCode::CONFLICT, &["Somebody else recorded a turn meanwhile", "Late words"]).await;
}

#[tokio::test]
async fn what_does_not_come_round_has_no_turns() {
    let alex = Site::with_people().await.seen_by(Member::Alex).await;
    holds(&alex.page("/plans/{plan}/actions/1/turns").await, &["This action does not come round."]);
}
