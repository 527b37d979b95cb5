//! Choosing an authority through HTTP.

use axum::http::StatusCode;
use goldthread_people::Right;

use crate::testing::people::{Member, joins};
use crate::testing::{Site, holds};

#[tokio::test]
async fn whoever_belongs_to_two_chooses_and_sees_one_at_a_time() {
    let site = Site::of_two().await;
    joins(&site, (Member::Rae, 1), 0, "Rae from afar", Right::Reader).await;
    let rae = site.seen_in(1, Member::Rae).await;
    assert_eq!(rae.get("/plans").await.location, "/authorities");
    holds(&rae.page("/authorities").await, &["Little Marsh Council", "Great Marsh Council"]);
    for (short, name) in crate::testing::AUTHORITIES {
        assert_eq!(rae.post("/authorities", &format!("authority={short}")).await.location, "/");
        holds(&rae.page("/account").await, &[name, "Choose another"]);
    }
}

#[tokio::test]
async fn what_was_sent_before_the_choice_is_kept() {
    let site = Site::of_two().await;
    joins(&site, (Member::Ada, 1), 0, "Ada from afar", Right::ImprovementLead).await;
    let ada = site.seen_in(1, Member::Ada).await;
    let asked = ada.post("/roles", "title=Head+of+Two+Rivers").await;
    assert_eq!(asked.status, StatusCode::CONFLICT);
    holds(&asked.body, &["What you sent is kept", "name=\"kept\""]);
    let form = format!("authority=great-marsh&{}", carried(&asked.body));
    let again = ada.post("/authorities", &form).await;
    holds(
        &again.body,
        &["Head of Two Rivers", "action=\"/roles?for=great-marsh\"", "Great Marsh Council</p>"],
    );
    let done = ada.post("/roles", "title=Head+of+Two+Rivers").await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
}

/// The fields of a form that carry on what was sent before.
fn carried(page: &str) -> String {
    let hidden = |name: &str| {
        let from = page.split(&format!("name=\"{name}\" value=\"")).nth(1).expect("it is carried along");
        from.split('"').next().expect("it has an end").replace("&amp;", "%26")
    };
    format!("kept-to={}&kept={}", hidden("kept-to"), hidden("kept"))
}

#[tokio::test]
async fn a_form_of_another_tab_is_kept_and_sent_where_it_belongs() {
    let site = Site::of_two().await;
    joins(&site, (Member::Ada, 1), 0, "Ada from afar", Right::ImprovementLead).await;
    let ada = site.seen_in(1, Member::Ada).await;
    ada.post("/authorities", "authority=great-marsh").await;
    holds(&ada.page("/roles/new").await, &["action=\"/roles?for=great-marsh\""]);
    ada.post("/authorities", "authority=little-marsh").await;
    let before = [0, 1].map(|nth| site.app_of(nth).shelf().head);
    let refused = ada.post("/roles", "title=Head+of+Two+Rivers").await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    holds(
        &refused.body,
        &[
            "This form is of another authority",
            "is of <strong>Great Marsh Council</strong>",
            "you have chosen <strong>Little Marsh Council</strong>",
            "Nothing was changed.",
            "Head of Two Rivers",
        ],
    );
    site.deployment.catch_up().await.expect("the ledger can be read");
    assert_eq!([0, 1].map(|nth| site.app_of(nth).shelf().head), before, "nothing was written");
    let again = ada.post("/authorities", &format!("authority=great-marsh&{}", carried(&refused.body))).await;
    holds(&again.body, &["Go on with what you were doing", "action=\"/roles?for=great-marsh\""]);
    let done = ada.post("/roles", "title=Head+of+Two+Rivers").await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    let titles = |nth| site.app_of(nth).house().directory().roles().count();
    assert_eq!([0, 1].map(titles), [0, 1]);
}

#[tokio::test]
async fn of_an_authority_that_is_not_theirs_nobody_is_told_the_name() {
    let ada = Site::of_two().await.seen_in(0, Member::Ada).await;
    let refused = ada.post("/roles?for=great-marsh", "title=Head+of+Two+Rivers").await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    holds(&refused.body, &["an authority that you do not belong to", "Head of Two Rivers"]);
    assert!(!refused.body.contains("Great Marsh"), "{}", refused.body);
}

#[tokio::test]
async fn nobody_chooses_what_they_do_not_belong_to() {
    let site = Site::of_two().await.seen_in(0, Member::Ada).await;
    let refused = site.post("/authorities", "authority=great-marsh").await;
    assert_eq!(refused.status, StatusCode::NOT_FOUND);
    holds(&site.page("/account").await, &["Little Marsh Council"]);
}
