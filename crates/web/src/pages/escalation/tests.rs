//! A matter on the ladder: raised, taken up, acknowledged, disputed, answered, closed.

use axum::http::StatusCode;

use crate::testing::people::Member;
use crate::testing::{Site, holds};

const ACTION: &str = "/plans/{plan}/actions/1";
const ONE: &str = "/plans/{plan}/escalations/1";

fn raised(rung: u16) -> String {
    format!("cause=overdue&rung={rung}&why=Two+months+late&once=0192f0c1-0000-7000-8000-0000000000e1")
}

/// A site where action 1 is on the lowest rung, as Imogen sees it.
async fn on_the_ladder() -> (Site, Site) {
    let site = Site::with_people().await;
    let imogen = site.seen_by(Member::Imogen).await;
    let posted = imogen.post(&format!("{ACTION}/escalations"), &raised(0)).await;
    assert!(posted.location.ends_with("done=escalation"), "{}", posted.body);
    (site, imogen)
}

#[tokio::test]
async fn a_matter_is_taken_to_whoever_leads_with_a_day_to_answer() {
    let (_, imogen) = on_the_ladder().await;
    let form = imogen.page(&format!("{ACTION}/escalations/new")).await;
    holds(&form, &["Lead: Head of Visits, by 24 March 2026", "Head of service, by 25 March 2026", "Overdue"]);
    let page = imogen.page(&format!("{ACTION}?done=escalation")).await;
    holds(&page, &["The matter is on the ladder.", "1. Overdue", "24 March 2026", "Waits for an answer"]);
    let page = imogen.page(ONE).await;
    holds(&page, &["Escalation 1: overdue", "Head of Visits", "Two months late", "No answer yet."]);
    holds(&page, &["Since 20 March 2026; to answer by 24 March 2026"]);
    let again = imogen.post(&format!("{ACTION}/escalations"), &raised(0)).await;
    assert!(again.location.ends_with("?done=sent-twice"));
    let twice = imogen.post(&format!("{ACTION}/escalations"), "cause=overdue&rung=1&why=Late").await;
    holds(
        &twice.body,
        &[
            "The same matter is on the ladder already, with Head of Visits; take that one up",
            "href=\"#rung\"",
        ],
    );
}

#[tokio::test]
async fn it_is_taken_up_and_answered_once() {
    let (site, imogen) = on_the_ladder().await;
    let form = imogen.page(&format!("{ONE}/rungs")).await;
    assert!(!form.contains("Lead: Head of Visits"), "only higher rungs are offered");
    let up = imogen.post(&format!("{ONE}/rungs"), "steps=1&rung=3&why=No+answer").await;
    holds(
        &imogen.page(&up.location).await,
        &["The matter is taken up.", "Director", "to answer by 27 March 2026"],
    );
    let alex = site.seen_by(Member::Alex).await;
    let stale = alex.post(&format!("{ONE}/answers"), "steps=1&reason=resolved&words=Done").await;
    assert_eq!(stale.status, StatusCode::BAD_REQUEST);
    holds(
        &stale.body,
        &["It was taken up to Director since you opened this form", "Done", "name=\"steps\" value=\"2\""],
    );
    let passed_on = alex.post(&format!("{ONE}/answers"), "steps=2&reason=not-ours&words=For+the+board").await;
    holds(
        &alex.page(&passed_on.location).await,
        &["The answer is recorded.", "It belongs to somebody else", "For the board"],
    );
    let twice = alex.post(&format!("{ONE}/answers"), "steps=2&reason=resolved&words=Done").await;
    holds(&twice.body, &["Director has answered already; take it to a higher rung, or close it"]);
    imogen.post(&format!("{ONE}/rungs"), "steps=2&rung=4&why=As+the+director+says").await;
    let settled = alex.post(&format!("{ONE}/answers"), "steps=3&reason=resourced&words=Two+posts").await;
    let page = alex.page(&settled.location).await;
    holds(
        &page,
        &["Settled on 20 March 2026", "People or money are given", "Alex of the Marsh, 20 March 2026"],
    );
    holds(&alex.page("/plans/{plan}/escalations").await, &["Nothing is on the ladder.", "Settled (1)"]);
    let over = imogen.post(&format!("{ONE}/closing"), "steps=3&words=x").await;
    holds(&over.body, &["It was closed on 20 March 2026"]);
}

#[tokio::test]
async fn a_partner_acknowledges_and_a_dispute_has_its_own_day() {
    let site = Site::with_people().await;
    let imogen = site.seen_by(Member::Imogen).await;
    let ladder = "name-1=Lead&within-1=2&name-2=Police&within-2=3&partner-2=yes&settle-within=5&times=0";
    imogen.post("/ladder", ladder).await;
    let posted =
        imogen.post("/plans/{plan}/sections/2/escalations", "cause=other&rung=1&why=Nobody+comes").await;
    holds(&imogen.page(&posted.location).await, &["The matter is on the ladder.", "Police"]);
    holds(&imogen.page(ONE).await, &["Police, a partner", "Record that they have it"]);
    let kept = imogen.post(&format!("{ONE}/acknowledgements"), "steps=1&who=Duty+inspector").await;
    holds(&imogen.page(&kept.location).await, &["Duty inspector has it since 20 March 2026", "They have it"]);
    holds(&imogen.page(&format!("{ONE}/disputes")).await, &["27 March 2026", "counted in working days"]);
    let disputed = imogen.post(&format!("{ONE}/disputes"), "steps=1&words=Who+pays").await;
    holds(&imogen.page(&disputed.location).await, &["Disputed, to be settled by 27 March 2026", "Who pays"]);
    let twice = imogen.post(&format!("{ONE}/disputes"), "steps=1&words=Who+pays").await;
    holds(&twice.body, &["It is disputed already, to be settled by 27 March 2026"]);
    let closed = imogen.post(&format!("{ONE}/closing"), "steps=1&words=Each+pays+half").await;
    holds(&imogen.page(&closed.location).await, &["The matter is settled.", "Each pays half"]);
}

#[tokio::test]
async fn a_concern_is_taken_to_its_owner() {
    let site = Site::with_people().await;
    let imogen = site.seen_by(Member::Imogen).await;
    imogen.post(&format!("{ACTION}/concerns"), "words=There+are+no+rooms&owner=Head+of+Estates").await;
    holds(&imogen.page("/plans/{plan}/concerns/1").await, &["/actions/1/escalations/new?concern=1"]);
    let form = imogen.page(&format!("{ACTION}/escalations/new?concern=1")).await;
    holds(&form, &["There are no rooms", "Lead: Head of Estates", "value=\"concern-unanswered\" selected"]);
    let sent = "concern=1&cause=concern-unanswered&rung=0&why=No+answer";
    imogen.post(&format!("{ACTION}/escalations"), sent).await;
    holds(&imogen.page(ONE).await, &["Comes of", "Concern 1", "Head of Estates"]);
    holds(
        &imogen.page("/plans/{plan}/concerns/1").await,
        &["Taken up the ladder", "1. A concern was not answered"],
    );
}

#[tokio::test]
async fn what_is_wrong_is_said_at_its_field() {
    let (_, imogen) = on_the_ladder().await;
    let check = async |to: &str, sent: &str, expected: &[&str]| {
        let answer = imogen.post(to, sent).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{to} {sent}");
        holds(&answer.body, expected);
    };
    let raise = format!("{ACTION}/escalations");
    check(&raise, "rung=0&why=Late", &["Choose why it is taken up", "href=\"#cause\"", "Late"]).await;
    check(&raise, "cause=other&why=Late", &["Choose to whom it goes", "href=\"#rung\""]).await;
    check(&raise, "cause=other&rung=9&why=Late", &["Choose to whom it goes"]).await;
    check(&raise, "cause=other&rung=0&why=+", &["Say why it is taken up", "href=\"#why\""]).await;
    check(&format!("{ONE}/answers"), "steps=1&words=Done", &["Choose what comes of it", "href=\"#reason\""])
        .await;
    check(&format!("{ONE}/answers"), "steps=1&reason=agreed&words=", &["Say what comes of it"]).await;
    check(&format!("{ONE}/acknowledgements"), "steps=1&who=Jo", &["Head of Visits is of this authority"])
        .await;
    check(&format!("{ONE}/rungs"), "steps=1&rung=0&why=x", &["Choose to whom it goes"]).await;
    check(&format!("{ONE}/closing"), "steps=1&words=", &["Say how it was settled"]).await;
    assert_eq!(imogen.get("/plans/{plan}/escalations/9").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn who_runs_the_plan_takes_matters_up_and_who_tells_of_progress_answers() {
    let (site, _) = on_the_ladder().await;
    let alex = site.seen_by(Member::Alex).await;
    let page = alex.page(ONE).await;
    assert!(page.contains("Dispute it") && !page.contains("Take it up") && !page.contains("Close it"));
    assert!(!alex.page(ACTION).await.contains("Take it up the ladder"));
    for (to, sent) in [("rungs", "steps=1&rung=1&why=x"), ("closing", "steps=1&words=x")] {
        assert_eq!(alex.post(&format!("{ONE}/{to}"), sent).await.status, StatusCode::FORBIDDEN, "{to}");
    }
    for member in [Member::Quinn, Member::Rae, Member::Sid] {
        let them = site.seen_by(member).await;
        let page = them.page(ONE).await;
        assert!(!page.contains("/answers"), "{member:?}");
        let sent = them.post(&format!("{ONE}/answers"), "steps=1&reason=agreed&words=x").await;
        assert_eq!(sent.status, StatusCode::FORBIDDEN, "{member:?}");
    }
    assert_eq!(site.seen_by(Member::Pat).await.get(ONE).await.status, StatusCode::FORBIDDEN);
}
