//! `GET /policies`, `GET /policies/{policy}` and the forms under it.

use crate::pages::governance::tests::{done, refused};
use crate::testing::people::Member;
use crate::testing::{Site, holds};

const POLICY: &str = "/policies/0192f0c1-0000-7000-8000-00000000f001";

async fn with_a_policy(site: &Site) -> Site {
    let imogen = site.seen_by(Member::Imogen).await;
    let form = "once=0192f0c1-0000-7000-8000-00000000f001&title=Supervision&kind=standard&owner=person-{Alex}&sign-off=The+director&about={plan}&parts=action+1";
    holds(&done(&imogen, "/policies/new", form).await, &["The policy is added."]);
    imogen
}

#[tokio::test]
async fn a_policy_goes_from_its_draft_to_its_review() {
    let site = Site::with_people().await;
    let imogen = with_a_policy(&site).await;
    let draft =
        "version=2+draft&on=2026-03-02&document=https%3A%2F%2Fintranet.example%2Fs&expected=2026-03-10";
    let page = done(&imogen, &format!("{POLICY}/drafts"), draft).await;
    holds(
        &page,
        &["2 draft", "The director is next", "Not yet; it was to be by 10 March 2026", "None is launched"],
    );
    let version = format!("{POLICY}/versions/1");
    let early = refused(&imogen, &format!("{version}/launch"), "on=2026-03-12").await;
    holds(&early, &["href=\"#on\"", "not signed off by all who have to"]);
    done(&imogen, &format!("{version}/sign-off"), "by-named=The+director&on=2026-03-11").await;
    let launched = done(&imogen, &format!("{version}/launch"), "on=2026-03-12&next=2026-03-19").await;
    holds(&launched, &["2 draft, launched on 12 March 2026", "The director on 11 March 2026", "Late"]);
    let told = "whom=All+practitioners&route=a+briefing&on=2026-03-13";
    holds(
        &done(&imogen, &format!("{version}/told"), told).await,
        &["All practitioners, by a briefing, on 13 March 2026"],
    );
    let review = "on=2026-03-20&next=2027-03-20&note=Nothing+has+changed";
    let page = done(&imogen, &format!("{POLICY}/review"), review).await;
    holds(&page, &["20 March 2026: Nothing has changed.", "20 March 2027"]);
    holds(
        &imogen.page("/policies").await,
        &["Supervision", "Standard", "Alex of the Marsh", "20 March 2027"],
    );
    holds(&imogen.page("/governance/due").await, &["Look at it again", "Supervision"]);
}

#[tokio::test]
async fn a_policy_is_changed_and_withdrawn() {
    let site = Site::with_people().await;
    let imogen = with_a_policy(&site).await;
    let words = "title=Supervision+standard&kind=procedure";
    holds(
        &done(&imogen, &format!("{POLICY}/words"), words).await,
        &["Supervision standard", "Procedure", "Nobody has to"],
    );
    let page = refused(&imogen, "/policies/new", "title=supervision+STANDARD&kind=policy").await;
    holds(&page, &["href=\"#title\"", "There is a policy called Supervision standard already"]);
    let page = done(&imogen, &format!("{POLICY}/withdrawal"), "on=2026-03-19&why=A+law+changed").await;
    holds(&page, &["It was withdrawn, with its last day on 19 March 2026: A law changed."]);
    assert!(!page.contains("Draft a version"), "{page}");
    holds(&imogen.page("/policies").await, &["Policies that were withdrawn"]);
    let page = refused(&imogen, &format!("{POLICY}/drafts"), "version=3&on=2026-03-20").await;
    holds(&page, &["was withdrawn on 19 March 2026"]);
}

#[tokio::test]
async fn who_signs_off_is_found_by_name_and_several_of_a_name_are_nobody_yet() {
    let site = Site::with_people().await;
    let imogen = site.seen_by(Member::Imogen).await;
    let role = "title=Quinn+of+the+Marsh";
    imogen.post("/roles", role).await;
    let page = refused(&imogen, "/policies/new", "title=A&kind=policy&sign-off=Quinn+of+the+Marsh").await;
    holds(&page, &["href=\"#sign-off\"", "Several are called"]);
    let page = done(&imogen, "/policies/new", "title=A&kind=policy&sign-off=alex+of+the+marsh").await;
    holds(&page, &[&format!("/people/{}", Member::Alex.id(0))]);
}
