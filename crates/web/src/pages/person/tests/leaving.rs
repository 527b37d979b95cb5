//! Who leaves, and who comes back.

use goldthread_people::Right;

use super::*;
use crate::testing::moment;
use crate::testing::people::joins;

#[tokio::test]
async fn whoever_leaves_may_do_nothing_and_cannot_sign_in() {
    let site = Site::with_people().await;
    let (ada, rae) = (site.seen_by(Member::Ada).await, site.seen_by(Member::Rae).await);
    let path = address(Member::Rae, "/leaving");
    holds(&ada.page(&path).await, &["value=\"2026-03-20\""]);
    for (form, words) in [
        ("on=", "Enter their last day"),
        ("on=May", "Enter a date"),
        ("on=2026-06-01", "their last day, or after"),
        ("on=2020-01-01", "choose a later day"),
    ] {
        let refused = ada.post(&path, form).await;
        assert_eq!(refused.status, StatusCode::BAD_REQUEST, "{form}");
        holds(&refused.body, &["href=\"#on\"", words]);
        assert!(account(&site, Member::Rae, 0).is_some_and(|account| account.disabled.is_none()), "{form}");
    }
    let done = ada.post(&path, "on=2026-03-20").await;
    assert_eq!(done.location, address(Member::Rae, "?done=person-left"));
    assert!(rights(&site, Member::Rae).is_empty());
    assert_eq!(rae.get("/").await.status, StatusCode::SEE_OTHER);
    holds(&ada.page(&done.location).await, &["Rae of the Marsh left on 20 March 2026.", "No: disabled"]);
    assert!(!ada.page(&address(Member::Rae, "")).await.contains("Enable the account"));
    holds(&ada.page("/people").await, &["Who has left"]);
}

#[tokio::test]
async fn whoever_comes_back_has_nothing_until_it_is_given() {
    let site = Site::with_people().await;
    let ada = site.seen_by(Member::Ada).await;
    ada.post(&address(Member::Rae, "/leaving"), "on=2026-03-20").await;
    let path = address(Member::Rae, "/return");
    let refused = ada.post(&path, "on=2026-03-20").await;
    assert_eq!(refused.status, StatusCode::BAD_REQUEST);
    holds(&refused.body, &["href=\"#on\"", "choose one after it"]);
    let done = ada.post(&path, "on=2026-03-21").await;
    assert_eq!(done.location, address(Member::Rae, "?done=person-returned"));
    assert!(rights(&site, Member::Rae).is_empty());
    assert!(account(&site, Member::Rae, 0).is_some_and(|account| account.disabled.is_some()));
    ada.post(&address(Member::Rae, "/enabling"), "").await;
    assert!(account(&site, Member::Rae, 0).is_some_and(|account| account.disabled.is_none()));
}

#[tokio::test]
async fn the_roles_of_whoever_leaves_are_named_to_be_handed_over() {
    let ada = Site::with_people().await.seen_by(Member::Ada).await;
    let role = format!("title=Head+of+Visits&holder={}&since=2026-01-05", Member::Alex.id(0));
    let role = ada.post("/roles", &role).await.location;
    let role = role.split('?').next().expect("it has a path");
    holds(&ada.page(&address(Member::Alex, "/leaving")).await, &[&format!("href=\"{role}/hand-over\"")]);
}

#[tokio::test]
async fn whoever_leaves_one_of_two_authorities_still_signs_in_to_the_other() {
    let site = Site::of_two().await;
    let ada = site.seen_in(0, Member::Ada).await;
    joins(&site, (Member::Rae, 1), 0, "Rae from afar", Right::Analyst).await;
    let rae = site.seen_in(1, Member::Rae).await;
    let done = ada.post(&format!("/people/{}/leaving", Member::Rae.id(1)), "on=2026-03-20").await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    assert!(account(&site, Member::Rae, 1).is_some_and(|account| account.disabled.is_none()));
    holds(&rae.page("/").await, &["Great Marsh Council"]);
    let other = site.seen_in(1, Member::Ada).await;
    other.post(&format!("/people/{}/leaving", Member::Rae.id(1)), "on=2026-03-20").await;
    assert_eq!(account(&site, Member::Rae, 1).and_then(|account| account.disabled), Some(moment()));
}
