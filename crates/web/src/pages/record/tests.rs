//! `GET /people/record`: who looked, and who signed in.

use axum::http::StatusCode;
use goldthread_accounts::{AccountId, Look, Origin};
use jiff::SignedDuration;

use goldthread_people::Right;

use crate::testing::people::{Member, PASSWORD, joins};
use crate::testing::{Site, holds, moment};

const SIGN_INS: &str = "/people/record?of=sign-ins";

#[tokio::test]
async fn who_looked_at_what_is_told_and_so_is_looking_at_the_record() {
    let site = Site::with_people().await;
    site.seen_by(Member::Quinn).await.page("/plans/{plan}/source").await;
    let (ada, addy) = (site.seen_by(Member::Ada).await, site.seen_by(Member::Addy).await);
    let page = addy.page("/people/record").await;
    holds(
        &page,
        &[
            "Quinn of the Marsh",
            "The document of “Children's Services Improvement Plan”",
            "20 March 2026 at 10:00",
        ],
    );
    assert!(!page.contains("/source\"") && !page.contains("This record"), "{page}");
    let page = ada.page("/people/record").await;
    holds(&page, &["Addy of the Marsh", "This record", &format!("href=\"/plans/{}/source\"", site.plan)]);
}

#[tokio::test]
async fn only_administrators_see_the_record() {
    let site = Site::with_people().await;
    for member in [Member::Imogen, Member::Quinn, Member::Rae, Member::Pat, Member::Noa] {
        let answer = site.seen_by(member).await.get("/people/record").await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{member:?}");
    }
    assert_eq!(site.get("/people/record").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_long_list_is_turned_page_by_page() {
    let site = Site::with_people().await;
    let look = Look {
        account: AccountId::from(Member::Quinn.id(0)),
        authority: "little-marsh".to_owned(),
        kind: "draft".to_owned(),
        thing: String::new(),
    };
    for _ in 0..60 {
        site.deployment.accounts().look(look.clone(), moment()).expect("it is recorded");
    }
    let ada = site.seen_by(Member::Ada).await;
    let first = ada.page("/people/record").await;
    assert_eq!(first.matches("A draft, with its document").count(), 50);
    assert!(first.contains("/people/record?page=2") && !first.contains("Newer"), "{first}");
    let second = ada.page("/people/record?page=2").await;
    // The look at the first page is the newest of all now.
    assert_eq!(second.matches("A draft, with its document").count(), 11);
    assert!(second.contains("/people/record?page=1") && !second.contains("Older"), "{second}");
    holds(&ada.page("/people/record?page=x").await, &["Page 1"]);
}

#[tokio::test]
async fn what_happened_to_accounts_is_told_of_the_people_of_the_authority_only() {
    let site = Site::of_two().await;
    let ada = site.seen_in(0, Member::Ada).await;
    site.seen_in(1, Member::Quinn).await;
    ada.post(&format!("/people/{}/disabling", Member::Rae.id(0)), "").await;
    site.post("/sign-in", "login=stranger%40example.org&password=no").await;
    let page = ada.page(SIGN_INS).await;
    holds(
        &page,
        &[
            "Signed in",
            "Account disabled",
            "By Ada of the Marsh",
            "1 sign-in was refused in the last 7 days",
            "From 127.0.0.1",
        ],
    );
    for member in Member::ALL {
        assert!(!page.contains(&member.id(1).to_string()), "{member:?}: {page}");
    }
    assert!(!page.contains("not of this authority"), "{page}");
}

/// Somebody of the second authority signs in, so many hours after the moment of the tests, from an address that tells when.
fn signs_in(site: &Site, hours: i64, from: [u8; 4]) {
    let (accounts, now) = (site.deployment.accounts(), moment() + SignedDuration::from_hours(hours));
    let origin = Origin::new(std::net::Ipv4Addr::from(from).into());
    let shown = accounts.attempt(&Member::Rae.login(1), PASSWORD, &origin, now).expect("it fits");
    accounts.begin_session(&shown, &origin, now).expect("a session can begin");
}

#[tokio::test]
async fn of_somebody_of_two_authorities_is_told_what_they_did_while_they_were_here() {
    let site = Site::of_two().await;
    let ada = site.seen_in(0, Member::Ada).await;
    signs_in(&site, -1, [192, 0, 2, 7]);
    joins(&site, (Member::Rae, 1), 0, "Rae from afar", Right::Reader).await;
    signs_in(&site, 1, [192, 0, 2, 8]);
    let page = ada.page(SIGN_INS).await;
    holds(&page, &["Rae from afar", "From 192.0.2.8"]);
    assert!(!page.contains("192.0.2.7"), "{page}");
    ada.post(&format!("/people/{}/leaving", Member::Rae.id(1)), "on=2026-03-20").await;
    assert!(!ada.page(SIGN_INS).await.contains("192.0.2.8"));
    let other = site.seen_in(1, Member::Ada).await.page(SIGN_INS).await;
    holds(&other, &["From 192.0.2.8"]);
}

#[tokio::test]
async fn of_somebody_who_left_the_only_authority_that_they_were_of_all_is_told() {
    let site = Site::with_people().await;
    let ada = site.seen_by(Member::Ada).await;
    ada.post(&format!("/people/{}/leaving", Member::Rae.id(0)), "on=2026-03-20").await;
    let page = ada.page(SIGN_INS).await;
    holds(&page, &["Rae of the Marsh", "Account made", "Account disabled"]);
}

#[tokio::test]
async fn whoever_is_refused_is_recorded_with_the_kind_of_page_and_no_more() {
    let site = Site::of_two().await;
    let rae = site.seen_in(0, Member::Rae).await;
    assert_eq!(rae.get("/plans/{plan}/source?mark=10-20").await.status, StatusCode::FORBIDDEN);
    let link = format!("/people/{}/link", Member::Tess.id(0));
    assert_eq!(rae.post(&link, "").await.status, StatusCode::FORBIDDEN);
    let ada = site.seen_in(0, Member::Ada).await;
    let page = ada.page("/people/record?of=refusals").await;
    holds(
        &page,
        &[
            "Rae of the Marsh",
            "GET /plans/{plan}/source",
            "POST /people/{person}/link",
            "20 March 2026 at 10:00",
        ],
    );
    for id in [site.plan.to_string(), Member::Tess.id(0).to_string(), "10-20".to_owned()] {
        assert!(!page.contains(&id), "{id}: {page}");
    }
    let looks = ada.page("/people/record").await;
    assert!(!looks.contains("Rae of the Marsh"), "to be refused is not to look: {looks}");
    let other = site.seen_in(1, Member::Ada).await.page("/people/record?of=refusals").await;
    holds(&other, &["Nobody was refused."]);
    assert_eq!(rae.get("/people/record?of=refusals").await.status, StatusCode::FORBIDDEN);
}
