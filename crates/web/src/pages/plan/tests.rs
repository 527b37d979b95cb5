//! `GET /plans/{plan}`.

use axum::http::StatusCode;

use crate::testing::{Site, holds};

#[tokio::test]
async fn it_shows_where_the_plan_is() {
    let page = Site::new().await.page("/plans/{plan}").await;
    holds(
        &page,
        &[
            "Recommendation 1: The timeliness of visits",
            "1 of 4",
            "Judged as at 31 March 2026",
            "Improvement lead",
        ],
    );
}

#[tokio::test]
async fn it_is_judged_on_the_day_that_is_asked_for() {
    let site = Site::new().await;
    let page = site.page("/plans/{plan}?at=2026-12-31").await;
    holds(&page, &["Judged as at 31 December 2026", "As it stood on 31 December 2026", "?at=2026-12-31"]);
}

#[tokio::test]
async fn moments_that_cannot_be_are_explained() {
    let site = Site::new().await;
    for (at, status, words) in [
        ("2026-03-19", StatusCode::NOT_FOUND, "It was first kept on 20 March 2026"),
        ("0", StatusCode::NOT_FOUND, "It was first kept"),
        ("soon", StatusCode::BAD_REQUEST, "neither the number of an entry nor a date"),
    ] {
        let answer = site.get(&format!("/plans/{{plan}}?at={at}")).await;
        assert_eq!(answer.status, status, "{at}");
        holds(&answer.body, &[words]);
    }
}

#[tokio::test]
async fn a_plan_that_is_not_there_is_not_found() {
    let site = Site::new().await;
    for address in ["/plans/none", "/plans/0199c1f3-0000-7000-8000-000000000000"] {
        assert_eq!(site.get(address).await.status, StatusCode::NOT_FOUND, "{address}");
    }
}
