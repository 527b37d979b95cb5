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
    let hidden = |name: &str| {
        let from =
            asked.body.split(&format!("name=\"{name}\" value=\"")).nth(1).expect("it is carried along");
        from.split('"').next().expect("it has an end").to_owned()
    };
    let form = format!("authority=great-marsh&kept-to={}&kept={}", hidden("kept-to"), hidden("kept"));
    let again = ada.post("/authorities", &form).await;
    holds(&again.body, &["Head of Two Rivers", "action=\"/roles\""]);
    let done = ada.post("/roles", "title=Head+of+Two+Rivers").await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
}

#[tokio::test]
async fn nobody_chooses_what_they_do_not_belong_to() {
    let site = Site::of_two().await.seen_in(0, Member::Ada).await;
    let refused = site.post("/authorities", "authority=great-marsh").await;
    assert_eq!(refused.status, StatusCode::NOT_FOUND);
    holds(&site.page("/account").await, &["Little Marsh Council"]);
}
