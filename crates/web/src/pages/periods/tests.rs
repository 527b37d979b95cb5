use axum::http::StatusCode;

use crate::testing::people::Member;
use crate::testing::reported::{APRIL, MARCH, closed, opened};
use crate::testing::{Site, holds};

#[tokio::test]
async fn a_plan_without_periods_says_what_they_are_and_offers_to_open_one() {
    let site = Site::with_people().await;
    let imogen = site.seen_by(Member::Imogen).await;
    let page = imogen.page("/plans/{plan}/periods").await;
    holds(&page, &["No period has been opened yet", "Open the first period", "At risk", "/scheme"]);
    let rae = site.seen_by(Member::Rae).await.page("/plans/{plan}/periods").await;
    assert!(!rae.contains("Open the first period") && !rae.contains("/scheme"), "{rae}");
}

#[tokio::test]
async fn periods_are_listed_with_the_last_first_and_the_next_is_offered() {
    let site = Site::new().await;
    holds(
        &site.page("/plans/{plan}/periods/new").await,
        &["value=\"March 2026\"", "value=\"2026-03-01\"", "value=\"2026-03-31\""],
    );
    opened(&site, MARCH).await;
    let page = site.page("/plans/{plan}/periods?done=period-opened").await;
    holds(&page, &["The period is open.", "1 to 31 March 2026", "0 of 4"]);
    assert!(!page.contains("Open the next period"), "{page}");
    closed(&site, 1).await;
    holds(&site.page("/plans/{plan}/periods/new").await, &["value=\"April 2026\"", "value=\"2026-04-30\""]);
    opened(&site, APRIL).await;
    let page = site.page("/plans/{plan}/periods").await;
    let (april, march) = (page.find("April 2026</a>"), page.find("March 2026</a>"));
    assert!(april < march && april.is_some(), "{page}");
    holds(&page, &["Closed on 20 March 2026"]);
}

#[tokio::test]
async fn what_is_wrong_with_a_period_is_said_at_its_field() {
    let site = Site::new().await;
    opened(&site, MARCH).await;
    let check = async |form: &str, expected: &[&str]| {
        let answer = site.post("/plans/{plan}/periods/new", &format!("{form}&by=Lead")).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{form}");
        holds(&answer.body, expected);
    };
    check(APRIL, &["The period March 2026 is open; close it first"]).await;
    closed(&site, 1).await;
    check("title=A%3Cb%3E&from=&to=x", &["Enter the first day", "Enter a date", "A&lt;b&gt;"]).await;
    check(
        "title=A&from=2026-03-31&to=2026-04-30",
        &["goes until 31 March 2026; begin after that", "href=\"#from\""],
    )
    .await;
    check("title=A&from=2026-05-31&to=2026-04-30", &["The last day is before the first", "href=\"#to\""])
        .await;
    check("title=&from=2026-04-01&to=2026-04-30", &["Say what the period is called", "href=\"#title\""])
        .await;
}

#[tokio::test]
async fn only_those_who_run_the_plan_open_periods() {
    let site = Site::with_people().await;
    for member in [Member::Alex, Member::Quinn, Member::Ana, Member::Rae, Member::Sid, Member::Pat] {
        let answer = site.seen_by(member).await.post("/plans/{plan}/periods/new", MARCH).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{member:?}");
    }
    opened(&site.seen_by(Member::Imogen).await, MARCH).await;
}
