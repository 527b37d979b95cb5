//! `/plans/{plan}/actions/{action}/completion` and what stands under it.

use axum::http::StatusCode;

use crate::testing::people::Member;
use crate::testing::{Site, holds};

const ACTION: &str = "/plans/{plan}/actions/1";
const PAGE: &str = "/plans/{plan}/actions/1/completion";

async fn done(site: &Site, under: &str, form: &str) -> String {
    let answer = site.post(&format!("{PAGE}/{under}"), form).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{under}: {}", answer.body);
    site.page(&answer.location).await
}

/// The mark of where the action stands, as its page carries it.
fn mark(page: &str) -> String {
    let (_, after) = page.split_once("name=\"shown\" value=\"").expect("the page has a form");
    after.split('"').next().unwrap_or_default().to_owned()
}

async fn claimed() -> Site {
    let site = Site::with_people().await;
    site.bears_out(1).await;
    let alex = site.seen_by(Member::Alex).await;
    done(&alex, "claim", "shows=The+guide+is+in+use.&evidence=1").await;
    site
}

#[tokio::test]
async fn an_action_goes_all_the_way_to_its_end() {
    let site = Site::with_people().await;
    site.bears_out(1).await;
    let (alex, quinn) = (site.seen_by(Member::Alex).await, site.seen_by(Member::Quinn).await);
    holds(&alex.page(ACTION).await, &["Say that it is complete", "Not said to be complete."]);
    holds(&alex.page(PAGE).await, &["1. Minutes of the board (process, recorded)", "/evidence/new?action=1"]);
    let page = done(&alex, "claim", "shows=The+guide+is+in+use.&evidence=1").await;
    holds(
        &page,
        &["Claimed by Alex of the Marsh on 20 March 2026", "The guide is in use.", "1. Minutes of the board"],
    );
    holds(&quinn.page(PAGE).await, &["Verify it", "Return it", "value=\"2026-06-20\""]);
    let page = done(&quinn, "verification", "found=Asked+six+teams.&next-check=2026-06-20").await;
    holds(&page, &["Verified by Quinn of the Marsh on 20 March 2026", "Next check by 20 June 2026."]);
    done(&quinn, "checks", "holds=yes&found=Asked+two+teams.&next-check=2026-09-20").await;
    holds(&quinn.page(PAGE).await, &["Found to hold by Quinn", "Call it sustained"]);
    let page = done(&quinn, "sustaining", "held=It+has+held.").await;
    holds(&page, &["Sustained: nothing more is checked.", "It has held."]);
    let again = "reason=there+is+more+to+do&why=Two+new+teams.";
    let page = done(&alex, "reopening", again).await;
    holds(&page, &["Not said to be complete.", "There is more to do. Two new teams."]);
}

#[tokio::test]
async fn nobody_verifies_what_they_claimed() {
    let site = Site::with_people().await;
    site.bears_out(1).await;
    let imogen = site.seen_by(Member::Imogen).await;
    done(&imogen, "claim", "shows=It+is+done.&evidence=1").await;
    let page = imogen.page(PAGE).await;
    holds(&page, &["You said that it is complete, so you do not verify or check it"]);
    assert!(!page.contains("Verify it"));
    let form = "found=I+looked.&next-check=2026-06-20";
    let answer = imogen.post(&format!("{PAGE}/verification"), form).await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    holds(&answer.body, &["You lead this action or said that it is complete"]);
    let alex = site.seen_by(Member::Alex).await;
    holds(&alex.page(PAGE).await, &["Somebody who may verify, does not lead the action"]);
}

#[tokio::test]
async fn whoever_leads_an_action_is_told_why_they_do_not_verify_it() {
    let site = claimed().await;
    let form =
        format!("title=Head+of+Visits&abbreviations=&codes=&holder={}&since=2026-03-20", Member::Quinn.id(0));
    site.seen_by(Member::Imogen).await.post("/roles", &form).await;
    let quinn = site.seen_by(Member::Quinn).await;
    holds(&quinn.page(PAGE).await, &["You lead this action, so you do not verify or check it"]);
}

#[tokio::test]
async fn what_a_document_calls_complete_is_claimed_and_can_be_verified_returned_or_reopened() {
    let site = Site::with_people().await;
    let second = "/plans/{plan}/actions/2/completion";
    let quinn = site.seen_by(Member::Quinn).await;
    let says = "Said to be complete (“Completed”). Not yet verified by anyone else.";
    holds(&quinn.page(second).await, &[says, "Verify it", "Return it", "Open it again"]);
    let alex = site.seen_by(Member::Alex).await;
    holds(&alex.page(second).await, &["Claim it", "Open it again"]);
    let answer = quinn.post(&format!("{second}/return"), "missing=Nobody+knows+it.").await;
    holds(&quinn.page(&answer.location).await, &["Returned by Quinn of the Marsh", "Nobody knows it."]);
}

#[tokio::test]
async fn what_is_missing_is_said_beside_what_was_typed() {
    let site = claimed().await;
    let quinn = site.seen_by(Member::Quinn).await;
    let check = async |site: &Site, under: &str, form: &str, expected: &[&str]| {
        let answer = site.post(&format!("{PAGE}/{under}"), form).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{under} {form}");
        holds(&answer.body, expected);
    };
    let day = "found=Asked+%3Cb%3E&next-check=2026-03-20";
    check(&quinn, "verification", day, &["The next check is on a day after today", "Asked &lt;b&gt;"]).await;
    check(&quinn, "verification", "found=&next-check=2026-06-20", &["Say what you looked at", "#found"])
        .await;
    check(&quinn, "return", "missing=", &["Say what is missing"]).await;
    check(&quinn, "checks", "holds=", &["Say whether it still holds"]).await;
    check(&quinn, "reopening", "reason=&why=x", &["Choose why it is opened again"]).await;
    let alex = site.seen_by(Member::Alex).await;
    check(&alex, "claim", "shows=Again&evidence=1", &["The action is said to be complete"]).await;
    let other = "/plans/{plan}/actions/3/completion/claim";
    let answer = alex.post(other, "shows=It+is.&evidence=1").await;
    holds(&answer.body, &["Evidence 1 is not kept with this action", "A claim needs some"]);
}

#[tokio::test]
async fn a_claim_that_was_returned_meanwhile_is_not_verified_unseen() {
    let site = claimed().await;
    let (quinn, imogen) = (site.seen_by(Member::Quinn).await, site.seen_by(Member::Imogen).await);
    let shown = mark(&quinn.page(PAGE).await);
    done(&imogen, "return", "missing=Two+teams.").await;
    let form = format!("shown={shown}&found=Asked+six+teams.&next-check=2026-06-20");
    let late = quinn.post(&format!("{PAGE}/verification"), &form).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    holds(&late.body, &["It has changed meanwhile", "Asked six teams.", "Returned by Imogen", "Two teams."]);
}

#[tokio::test]
async fn a_check_that_fails_opens_the_action_again() {
    let site = claimed().await;
    let quinn = site.seen_by(Member::Quinn).await;
    done(&quinn, "verification", "found=Asked+six+teams.&next-check=2026-06-20").await;
    let page = done(&quinn, "checks", "holds=no&found=Nobody+uses+it.").await;
    holds(
        &page,
        &["Not said to be complete.", "A check found that it no longer holds. Nobody uses it.", "Overdue"],
    );
}
