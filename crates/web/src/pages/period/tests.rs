use axum::http::StatusCode;

use crate::testing::people::Member;
use crate::testing::reported::{APRIL, MARCH, closed, closing, opened, rate, rated};
use crate::testing::{Site, holds};

const SHEET: &str = "/plans/{plan}/periods/1";
const BOTH: &str = "process=Off+track&process-reason=It+is+late&impact=Some+difference&impact-reason=Parents+say+so&impact-difference=Six+letters";

#[tokio::test]
async fn the_sheet_shows_what_is_suggested_beside_what_is_declared() {
    let site = Site::new().await;
    opened(&site, MARCH).await;
    let page = site.page(SHEET).await;
    holds(&page, &["1 to 31 March 2026. Open.", "0 of 4", "Suggested:", "the longest by", "Not rated"]);
    rated(&site, 1, 1, BOTH).await;
    let page = site.page(&format!("{SHEET}?done=rated")).await;
    holds(&page, &["The section is rated.", "2 of 4", "Another than suggested:", "Six letters", "Rate anew"]);
}

#[tokio::test]
async fn a_period_lies_beside_the_one_before() {
    let site = Site::new().await;
    opened(&site, MARCH).await;
    rated(&site, 1, 1, BOTH).await;
    closed(&site, 1).await;
    opened(&site, APRIL).await;
    let better = "process=At+risk&process-reason=One+is+done&process-difference=It+is+nearly+there";
    rated(&site, 2, 1, better).await;
    let page = site.page("/plans/{plan}/periods/2").await;
    holds(&page, &["Process, March 2026", "Process, this period", "better", "Off track", "At risk"]);
    let plan = site.page("/plans/{plan}").await;
    holds(
        &plan,
        &["Ratings in March 2026 and in April 2026, which is open", "Rate the sections in April 2026"],
    );
    let section = site.page("/plans/{plan}/sections/1").await;
    holds(&section, &["Ratings by period", "April 2026 (open)", "It is late", "One is done"]);
}

#[tokio::test]
async fn what_stood_is_shown_as_at_an_entry() {
    let site = Site::new().await;
    opened(&site, MARCH).await;
    let head = site.app.shelf().head;
    rated(&site, 1, 1, BOTH).await;
    holds(&site.page(SHEET).await, &["It is late"]);
    let before = site.page(&format!("{SHEET}?at={head}")).await;
    assert!(before.contains("0 of 4") && !before.contains("It is late"), "{before}");
    assert!(!before.contains("Close this period"), "{before}");
    let plan = site.page(&format!("/plans/{{plan}}?at={}", head - 1)).await;
    assert!(!plan.contains("Ratings as printed and in March 2026"), "{plan}");
    holds(&site.page("/plans/{plan}").await, &["Ratings as printed and in March 2026, which is open"]);
}

#[tokio::test]
async fn closing_says_what_is_missing_and_freezes() {
    let site = Site::new().await;
    opened(&site, MARCH).await;
    let page = site.page(&closing(1)).await;
    holds(
        &page,
        &[
            "Not rated: 4",
            "no update in this period: 2",
            "(Head of Visits)",
            "not verified: 2",
            "Closing freezes",
        ],
    );
    let answer = site.post(&closing(1), "by=Lead").await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    holds(&answer.body, &["4 ratings are missing", "href=\"#unrated\""]);
    rated(&site, 1, 1, BOTH).await;
    closed(&site, 1).await;
    holds(&site.page(SHEET).await, &["Closed on 20 March 2026", "2 of 4", "Correct"]);
    for again in [site.get(&closing(1)).await, site.post(&closing(1), "unrated=left&by=Lead").await] {
        assert_eq!(again.status, StatusCode::CONFLICT);
        holds(&again.body, &["This period is closed already."]);
    }
}

#[tokio::test]
async fn a_correction_shows_what_stood_there() {
    let site = Site::new().await;
    opened(&site, MARCH).await;
    rated(&site, 1, 1, BOTH).await;
    closed(&site, 1).await;
    let wrong =
        "process=At+risk&process-reason=Two+weeks+only&impact=Some+difference&impact-reason=Parents+say+so";
    let answer = rate(&site, 1, 1, wrong).await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    holds(&answer.body, &["Say why it is corrected", "href=\"#why\"", "Two weeks only"]);
    rated(&site, 1, 1, &format!("{wrong}&why=A+slip+of+the+pen")).await;
    let page = site.page(SHEET).await;
    let expected = "A slip of the pen. Until then it was Off track, because: It is late.";
    holds(&page, &[expected, "corrected since", "Two weeks only"]);
    holds(&site.page("/plans/{plan}/sections/1").await, &["Two weeks only (corrected since)"]);
}

#[tokio::test]
async fn who_only_reads_sees_the_sheet_and_no_way_to_change_it() {
    let site = Site::with_people().await;
    opened(&site.seen_by(Member::Imogen).await, MARCH).await;
    let page = site.seen_by(Member::Rae).await.page(SHEET).await;
    assert!(!page.contains("/sections/1\">Rate") && !page.contains("Close this period"), "{page}");
    let sid = site.seen_by(Member::Sid).await;
    assert_eq!(sid.get(SHEET).await.status, StatusCode::FORBIDDEN);
    let section = sid.page("/plans/{plan}/sections/1").await;
    assert!(section.contains("March 2026 (open)") && !section.contains("/periods/1"), "{section}");
    assert_eq!(site.seen_by(Member::Rae).await.get(&closing(1)).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_period_that_is_not_there_is_not_found() {
    let site = Site::new().await;
    for address in [SHEET, "/plans/{plan}/periods/x", "/plans/{plan}/periods/1/comparison", &closing(1)] {
        assert_eq!(site.get(address).await.status, StatusCode::NOT_FOUND, "{address}");
    }
}
