//! What belongs to others: people of another authority, and accounts that open one.

use std::collections::BTreeMap;

use goldthread_accounts::{Page, RecordOf};
use goldthread_ledger::Seq;
use goldthread_people::Right;

use super::*;
use crate::routes::ROUTES;
use crate::testing::people::joins;

/// Forms that would do something to a person of the authority.
const FORMS: &str = "name=Another+Name&right=reader&over=all&login=another%40little-marsh.example&on=2026-03-20&given=reader&kind=section&number=1";

/// Everything that a form could change: accounts, their record, both ledgers.
fn everything(site: &Site) -> (Vec<Account>, usize, BTreeMap<String, Seq>) {
    let accounts = site.deployment.accounts();
    let record =
        accounts.record(RecordOf::Everybody, Page { limit: 10_000, offset: 0 }).expect("it can be read");
    let head = |house: &crate::house::House| {
        let head = site.deployment.ledger().head(house.authority()).expect("it can be read");
        (house.authority().to_string(), head)
    };
    let heads = site.deployment.houses().map(|house| head(house)).collect();
    (accounts.accounts().expect("they can be read"), record.len(), heads)
}

/// Every address under a person that takes a form, for an id.
fn forms_of(id: uuid::Uuid) -> Vec<String> {
    let under = ROUTES
        .iter()
        .filter(|route| route.path.starts_with("/people/{person}/") && route.methods.contains(&"POST"));
    let found: Vec<String> = under.map(|route| route.path.replace("{person}", &id.to_string())).collect();
    assert!(found.len() >= 10, "{found:?}");
    found
}

#[tokio::test]
async fn a_person_of_another_authority_is_not_found_and_nothing_is_done_to_them() {
    let site = Site::of_two().await;
    let ada = site.seen_in(0, Member::Ada).await;
    let before = everything(&site);
    for path in forms_of(Member::Rae.id(1)) {
        assert_eq!(ada.post(&path, FORMS).await.status, StatusCode::NOT_FOUND, "{path}");
        let shown = ada.get(&path).await.status;
        assert!([StatusCode::NOT_FOUND, StatusCode::METHOD_NOT_ALLOWED].contains(&shown), "{path}");
    }
    assert_eq!(ada.get(&format!("/people/{}", Member::Rae.id(1))).await.status, StatusCode::NOT_FOUND);
    assert_eq!(everything(&site), before);
}

#[tokio::test]
async fn whoever_does_not_manage_people_does_nothing_to_anybody() {
    let site = Site::with_people().await;
    for member in [Member::Imogen, Member::Quinn, Member::Rae, Member::Noa] {
        let seen = site.seen_by(member).await;
        let before = everything(&site);
        for path in forms_of(Member::Sid.id(0)) {
            assert_eq!(seen.post(&path, FORMS).await.status, StatusCode::FORBIDDEN, "{member:?} {path}");
        }
        assert_eq!(everything(&site), before, "{member:?}");
    }
}

#[tokio::test]
async fn an_account_that_opens_another_authority_is_not_taken_over_from_one_of_them() {
    let site = Site::of_two().await;
    let ada = site.seen_in(0, Member::Ada).await;
    let theirs = Member::Ada.id(1);
    joins(&site, (Member::Ada, 1), 0, "Ada from afar", Right::Reader).await;
    let check = async || {
        let before = everything(&site);
        for under in ["/link", "/login", "/disabling", "/enabling", "/second-factor/removal"] {
            let path = format!("/people/{theirs}{under}");
            let refused = ada.post(&path, FORMS).await;
            assert_eq!(refused.status, StatusCode::FORBIDDEN, "{path}: {}", refused.body);
            holds(&refused.body, &["Ask whoever runs Goldthread", "goldthread user link"]);
            assert!(!refused.body.contains("Great Marsh Council"), "{}", refused.body);
            if under != "/enabling" {
                assert_eq!(ada.get(&path).await.status, StatusCode::FORBIDDEN, "{path}");
            }
        }
        assert_eq!(everything(&site), before);
    };
    check().await;
    holds(
        &ada.page(&format!("/people/{theirs}")).await,
        &["goldthread user link", "ada@great-marsh.example"],
    );
    // They may come back there, so that they left changes nothing.
    let addy = site.seen_in(1, Member::Addy).await;
    let left = addy.post(&format!("/people/{theirs}/leaving"), "on=2026-03-20").await;
    assert_eq!(left.status, StatusCode::SEE_OTHER, "{}", left.body);
    check().await;
}

#[tokio::test]
async fn what_the_authority_itself_gives_can_be_changed_for_whoever_is_of_two() {
    let site = Site::of_two().await;
    let ada = site.seen_in(0, Member::Ada).await;
    joins(&site, (Member::Rae, 1), 0, "Rae from afar", Right::Analyst).await;
    let path = format!("/people/{}/name", Member::Rae.id(1));
    assert_eq!(ada.post(&path, "name=Rae+Here").await.status, StatusCode::SEE_OTHER);
    let other = site.app_of(1).house().directory();
    assert_eq!(other.name_of(PersonId::from(Member::Rae.id(1))), "Rae of the Marsh");
}
