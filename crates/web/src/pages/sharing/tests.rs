//! `GET` and `POST /plans/{plan}/actions/{action}/sections`.

use axum::http::StatusCode;

use crate::testing::people::Member;
use crate::testing::{Site, holds};

const SECTIONS: &str = "/plans/{plan}/actions/1/sections";

#[tokio::test]
async fn an_action_is_shared_and_the_section_lists_it() {
    let site = Site::with_people().await;
    let imogen = site.seen_by(Member::Imogen).await;
    let page = imogen.page(SECTIONS).await;
    holds(&page, &["It stands under <strong>Recommendation 1", "Recommendation 2: The recording"]);
    let set = imogen.post(SECTIONS, "shown=&shared-with=2").await;
    assert_eq!(set.status, StatusCode::SEE_OTHER, "{}", set.body);
    holds(&imogen.page(&set.location).await, &["Also serves", "Recommendation 2: The recording"]);
    let section = imogen.page("/plans/{plan}/sections/2").await;
    holds(&section, &["Shared with this section", "Write a guide to visits", "Recommendation 1"]);
    holds(&section, &["1 action: 1 said to be complete"]);
    let late = imogen.post(SECTIONS, "shown=").await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    let own = imogen.post(SECTIONS, "shared-with=1").await;
    holds(&own.body, &["The action stands under this section already"]);
}

#[tokio::test]
async fn only_who_runs_the_plan_shares_actions() {
    let site = Site::with_people().await;
    for member in [Member::Alex, Member::Quinn, Member::Rae] {
        let them = site.seen_by(member).await;
        assert_eq!(them.post(SECTIONS, "shared-with=2").await.status, StatusCode::FORBIDDEN, "{member:?}");
    }
}
