//! Saved views.

use axum::http::StatusCode;
use goldthread_accounts::MOST_VIEWS;

use crate::testing::people::Member;
use crate::testing::{Site, holds};

#[tokio::test]
async fn a_view_is_saved_found_again_and_forgotten() {
    let site = Site::with_people().await;
    let rae = site.seen_by(Member::Rae).await;
    holds(
        &rae.page("/actions?date=overdue&sort=lead").await,
        &["href=\"/views/new?of=%2Factions%3Fdate%3Doverdue%26sort%3Dlead\""],
    );
    let form = rae.page("/views/new?of=%2Factions%3Fdate%3Doverdue%26sort%3Dlead").await;
    holds(&form, &["value=\"/actions?date=overdue&amp;sort=lead\"", "60 characters at most"]);
    let saved =
        rae.post("/views", "name=Late+%3Cb%3E&of=%2Factions%3Fdate%3Doverdue%26page%3D7%26evil%3D1").await;
    assert_eq!(saved.location, "/actions?done=view-saved");
    let of_plan = format!("name=Mine&of=%2Fplans%2F{}%2Factions%3Flead%3DHead+of+Visits", site.plan);
    rae.post("/views", &of_plan).await;
    for page in ["/", "/actions"] {
        let page = rae.page(page).await;
        holds(
            &page,
            &[
                "href=\"/actions?date=overdue\">Late &lt;b&gt;</a>",
                "/actions?lead=Head%20of%20Visits\">Mine</a>",
            ],
        );
    }
    assert!(!site.seen_by(Member::Quinn).await.page("/actions").await.contains("Late &lt;b&gt;"));
    let page = rae.page("/actions").await;
    let (_, rest) = page.split_once("action=\"/views/").expect("it can be forgotten");
    let forget = format!("/views/{}/removal", rest.split_once("/removal").expect("it ends").0);
    assert_eq!(site.seen_by(Member::Quinn).await.post(&forget, "").await.status, StatusCode::SEE_OTHER);
    assert_eq!(rae.page("/actions").await.matches("/removal\"").count(), 2, "nobody else forgets it");
    assert_eq!(rae.post(&forget, "").await.location, "/actions?done=view-forgotten");
    assert_eq!(rae.page("/actions").await.matches("/removal\"").count(), 1);
}

#[tokio::test]
async fn only_lists_of_ours_are_saved_under_names_that_fit() {
    let site = Site::with_people().await;
    let rae = site.seen_by(Member::Rae).await;
    for of in [
        "",
        "https%3A%2F%2Fevil.example",
        "%2F%2Fevil.example%2Factions",
        "%2Fpeople",
        "javascript%3Aalert(1)",
        "%2Fplans%2Fx%2Factions",
    ] {
        let answer = rae.post("/views", &format!("name=A&of={of}")).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{of}");
        holds(&answer.body, &["That is no list that can be saved."]);
    }
    for (name, wrong) in [("+", "Give the view a name"), (&*"x".repeat(61), "Use no more than 60 characters")]
    {
        let answer = rae.post("/views", &format!("name={name}&of=%2Factions")).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{name}");
        holds(&answer.body, &[wrong, "href=\"#name\""]);
    }
    let of_plan = format!("name=A&of=%2Fplans%2F{}%2Factions", site.plan);
    let pat = site.seen_by(Member::Pat).await;
    assert_eq!(
        pat.post("/views", &of_plan).await.status,
        StatusCode::BAD_REQUEST,
        "they may not see that list"
    );
}

#[tokio::test]
async fn there_is_an_end_to_how_many_are_kept() {
    let site = Site::with_people().await;
    let rae = site.seen_by(Member::Rae).await;
    for number in 0..MOST_VIEWS {
        assert_eq!(
            rae.post("/views", &format!("name=View+{number}&of=%2Factions")).await.status,
            StatusCode::SEE_OTHER
        );
    }
    let full = rae.post("/views", "name=More&of=%2Factions").await;
    holds(&full.body, &["You have 50 saved views"]);
    assert_eq!(
        rae.post("/views", "name=View+1&of=%2Factions%3Fdate%3Dnone").await.status,
        StatusCode::SEE_OTHER
    );
}
