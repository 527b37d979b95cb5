//! `GET /people/{person}`, and the forms under it.

use axum::http::StatusCode;
use goldthread_accounts::{Account, AccountId};
use goldthread_people::PersonId;

use crate::testing::people::Member;
use crate::testing::{Site, holds};

mod account;
mod administrators;
mod leaving;
mod of_others;
mod rights;

fn address(member: Member, under: &str) -> String {
    format!("/people/{}{under}", member.id(0))
}

fn account(site: &Site, member: Member, nth: usize) -> Option<Account> {
    site.deployment.accounts().account(AccountId::from(member.id(nth))).expect("the accounts can be read")
}

/// What somebody may do in the first authority, in the order of their rights.
fn rights(site: &Site, member: Member) -> Vec<String> {
    let directory = site.app_of(0).house().directory();
    directory
        .rights_of(PersonId::from(member.id(0)))
        .map(|(right, over)| format!("{right} {over:?}"))
        .collect()
}

#[tokio::test]
async fn a_person_is_shown_with_what_they_hold_may_do_and_answer_for() {
    let site = Site::with_people().await;
    let ada = site.seen_by(Member::Ada).await;
    let role = format!("title=Head+of+Visits&holder={}&since=2026-01-05", Member::Alex.id(0));
    assert_eq!(ada.post("/roles", &role).await.status, StatusCode::SEE_OTHER);
    let page = ada.page(&address(Member::Alex, "")).await;
    holds(
        &page,
        &[
            "Here since",
            "alex@little-marsh.example",
            "Action lead",
            "Head of Visits</a>",
            "Holds it",
            "5 January 2026",
            "Write a guide to visits",
            &format!("href=\"/plans/{}/actions/1\"", ada.plan),
            "These are all.",
            "Ada of the Marsh",
        ],
    );
    let addy = site.seen_by(Member::Addy).await.page(&address(Member::Alex, "")).await;
    holds(&addy, &["Their roles answer for ", " in plans that you may not see."]);
    assert!(!addy.contains("Write a guide to visits"), "{addy}");
}

#[tokio::test]
async fn whoever_does_not_manage_people_sees_neither_addresses_nor_forms() {
    let site = Site::with_people().await;
    let page = site.seen_by(Member::Quinn).await.page(&address(Member::Rae, "")).await;
    holds(&page, &["Rae of the Marsh", "Sees plans and papers, and no more."]);
    for hidden in ["@", "/name\"", "/rights\"", "/leaving\"", "/disabling\"", "<form"] {
        let (_, main) = page.split_once("<main").expect("it has a main part");
        assert!(!main.contains(hidden), "{hidden}: {page}");
    }
    assert_eq!(
        site.seen_by(Member::Rae).await.get(&address(Member::Rae, "")).await.status,
        StatusCode::FORBIDDEN
    );
}

#[tokio::test]
async fn a_name_is_changed_and_the_old_one_stays_in_what_happened() {
    let ada = Site::with_people().await.seen_by(Member::Ada).await;
    let path = address(Member::Rae, "/name");
    holds(&ada.page(&path).await, &["value=\"Rae of the Marsh\""]);
    for (form, words) in
        [("name=", "Enter their name"), ("name=%F0%9F%90%B8", "a letter or a digit among them")]
    {
        let refused = ada.post(&path, form).await;
        assert_eq!(refused.status, StatusCode::BAD_REQUEST, "{form}");
        holds(&refused.body, &["href=\"#name\"", words]);
    }
    let done = ada.post(&path, "name=Rae+Newname").await;
    assert_eq!(done.location, address(Member::Rae, "?done=person-renamed"));
    holds(
        &ada.page(&done.location).await,
        &["The name is changed.", "<h1 class=\"govuk-heading-l\">Rae Newname</h1>", "Rae of the Marsh"],
    );
}

#[tokio::test]
async fn an_address_of_nobody_is_not_found() {
    let ada = Site::with_people().await.seen_by(Member::Ada).await;
    for id in ["0192f0c1-0000-7000-8000-00000000ffff", "rae", "%20"] {
        assert_eq!(ada.get(&format!("/people/{id}")).await.status, StatusCode::NOT_FOUND, "{id}");
        assert_eq!(
            ada.post(&format!("/people/{id}/disabling"), "").await.status,
            StatusCode::NOT_FOUND,
            "{id}"
        );
    }
}
