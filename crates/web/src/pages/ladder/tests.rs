//! The ladder: set, refused, set by two; and run by itself.

use axum::http::StatusCode;

use crate::climb;
use crate::testing::people::Member;
use crate::testing::{Site, holds};

const LADDER: &str =
    "name-1=Lead&within-1=2&name-2=Head+of+service&within-2=3&name-3=&within-3=&settle-within=10";

#[tokio::test]
async fn it_is_set_and_says_what_it_would_do() {
    let site = Site::with_people().await;
    let imogen = site.seen_by(Member::Imogen).await;
    let page = imogen.page("/ladder").await;
    holds(&page, &["Assistant director", "It does not run by itself", "name=\"name-7\""]);
    holds(&page, &["a run today would raise 1 matter and take no matters up further, in 1 plan."]);
    let set = imogen.post("/ladder", &format!("{LADDER}&times=0&climbs=by-hand")).await;
    let page = imogen.page(&set.location).await;
    holds(&page, &["The ladder is set.", "Set by Imogen of the Marsh", "name=\"times\" value=\"1\""]);
    assert!(!page.contains("Assistant director"));
    let stale = imogen.post("/ladder", &format!("{LADDER}&times=0&climbs=by-itself")).await;
    assert_eq!(stale.status, StatusCode::BAD_REQUEST);
    holds(&stale.body, &["The ladder was set by somebody else since you opened this form"]);
    assert_eq!(site.seen_by(Member::Alex).await.get("/ladder").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn what_cannot_be_a_ladder_is_said_at_its_field() {
    let site = Site::with_people().await;
    let imogen = site.seen_by(Member::Imogen).await;
    let check = async |sent: &str, expected: &[&str]| {
        let answer = imogen.post("/ladder", sent).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{sent}");
        holds(&answer.body, expected);
    };
    check("settle-within=10&times=0", &["Name at least one rung", "href=\"#name-1\""]).await;
    check(
        "name-1=Lead&within-1=soon&settle-within=10&times=0",
        &["from 1 to 60", "href=\"#within-1\"", "value=\"soon\""],
    )
    .await;
    check(
        "name-1=A&within-1=2&name-2=a&within-2=2&settle-within=10&times=0",
        &["Rungs 1 and 2 have the same name"],
    )
    .await;
    check("name-1=A&within-1=2&settle-within=0&times=0", &["href=\"#settle-within\""]).await;
}

#[tokio::test]
async fn it_runs_by_itself_where_it_is_to_and_raises_nothing_twice() {
    let site = Site::with_people().await;
    let imogen = site.seen_by(Member::Imogen).await;
    let house = site.deployment.only_house().expect("there is one").clone();
    let run = async || climb::run(&site.deployment, &house).await;
    run().await;
    holds(&imogen.page("/plans/{plan}/escalations").await, &["Nothing is on the ladder."]);
    imogen.post("/ladder", &format!("{LADDER}&times=0&climbs=by-itself")).await;
    run().await;
    run().await;
    tokio::join!(run(), run());
    holds(
        &imogen.page("/plans/{plan}/escalations").await,
        &["1 matter is on the ladder; no answer is late."],
    );
    let page = imogen.page("/plans/{plan}/escalations/1").await;
    holds(&page, &["Head of Visits", "Its last day was 31 January 2026, and nothing says that it is done."]);
    holds(&imogen.page("/plans/{plan}/actions/1/history").await, &["Goldthread, by the ladder"]);
    holds(&imogen.page("/ladder").await, &["It runs by itself", "a run today would raise nothing"]);
}
