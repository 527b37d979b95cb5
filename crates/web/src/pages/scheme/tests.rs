use axum::http::StatusCode;

use crate::testing::people::Member;
use crate::testing::reported::{MARCH, closed, opened, rated};
use crate::testing::{Answer, Site, holds};

const SCHEME: &str = "/plans/{plan}/scheme";
const ROWS: &str = "process-label-1=Bad&process-symbol-1=%21&process-colour-1=%23B10E1E&process-meaning-1=Late&process-standing-1=off-track\
    &process-label-2=Good&process-symbol-2=&process-colour-2=%2300703c&process-meaning-2=In+time&process-standing-2=on-track\
    &process-label-3=&process-symbol-3=&process-colour-3=&process-meaning-3=&process-standing-3=\
    &impact-label-1=None&impact-symbol-1=&impact-colour-1=&impact-meaning-1=Nothing&impact-standing-1=off-track\
    &impact-label-2=Some&impact-symbol-2=&impact-colour-2=&impact-meaning-2=Something&impact-standing-2=on-track";

async fn send(site: &Site, form: &str) -> Answer {
    let page = site.page(SCHEME).await;
    let tag = page.split('<').find(|tag| tag.contains("name=\"seen\"")).expect("a field");
    let seen = tag.split("value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a value");
    site.post(SCHEME, &format!("{form}&seen={seen}&by=Lead")).await
}

#[tokio::test]
async fn a_template_fills_the_rows_and_changes_nothing_before_it_is_sent() {
    let site = Site::new().await;
    let page = site.page(&format!("{SCHEME}?template=five-colours")).await;
    holds(
        &page,
        &[
            "value=\"Amber\"",
            "value=\"#F47738\"",
            "gt-tag gt-mark-f47738",
            "/assets/marks-00703c-1d70b8-6f777b-b10e1e-f47738.css",
        ],
    );
    holds(&site.page("/plans/{plan}/periods").await, &["At risk"]);
    assert!(!site.page(SCHEME).await.contains("value=\"Amber\""));
}

#[tokio::test]
async fn the_councils_own_marks_are_what_sections_are_rated_by() {
    let site = Site::new().await;
    let answer = send(&site, ROWS).await;
    assert!(answer.location.ends_with("/periods?done=scheme"), "{}", answer.body);
    opened(&site, MARCH).await;
    rated(&site, 1, 1, "process=Bad&process-reason=It+is+late").await;
    for address in ["/plans/{plan}/periods/1", "/plans/{plan}", "/plans/{plan}/sections/1"] {
        let page = site.page(address).await;
        let sheet = "/assets/marks-00703c-b10e1e.css";
        holds(
            &page,
            &[sheet, "gt-tag gt-mark-b10e1e\"><span class=\"gt-tag__symbol\" aria-hidden=\"true\">!</span>"],
        );
        holds(&site.page(sheet).await, &[".gt-mark-b10e1e { background: #b10e1e; color: #ffffff;"]);
    }
    // What was closed keeps its marks, whatever the scheme becomes.
    closed(&site, 1).await;
    send(&site, &ROWS.replace("B10E1E", "4C2C92").replace("=Bad", "=Poor")).await;
    holds(&site.page("/plans/{plan}/periods/1").await, &["gt-mark-b10e1e", "<span>Bad</span>"]);
}

#[tokio::test]
async fn a_row_is_added_without_script_and_what_was_typed_stays() {
    let site = Site::new().await;
    let answer = send(&site, &format!("{ROWS}&do=row")).await;
    assert_eq!(answer.status, StatusCode::OK);
    holds(
        &answer.body,
        &["name=\"process-label-4\"", "name=\"impact-label-3\"", "value=\"Bad\"", "gt-mark-b10e1e"],
    );
    assert!(!site.page("/plans/{plan}/periods").await.contains("Bad"));
}

#[tokio::test]
async fn what_is_wrong_with_marks_is_said() {
    let site = Site::new().await;
    let check = async |form: &str, expected: &[&str]| {
        let answer = send(&site, form).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{form}");
        holds(&answer.body, expected);
    };
    check("", &["A scheme has from two to twelve marks", "href=\"#process-label-1\""]).await;
    check(&ROWS.replace("=Some&", "=none&"), &["Two marks are called “none”", "href=\"#impact-label-1\""])
        .await;
    check(&ROWS.replace("%23B10E1E", "red%22%3B%7D"), &["“red&quot;;}” is not a colour"]).await;
    check(&ROWS.replace("=Late&process-standing-1=off-track", "=Late"), &["Say where “Bad” stands"]).await;
    check(&ROWS.replace("=Late", "="), &["say what it means"]).await;
}

#[tokio::test]
async fn a_scheme_that_somebody_else_changed_meanwhile_is_shown() {
    let site = Site::new().await;
    let answer = site.post(SCHEME, &format!("{ROWS}&seen=0&by=Lead")).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    holds(&answer.body, &["Somebody else has changed how sections are rated", "value=\"Bad\"", "As it is"]);
}

#[tokio::test]
async fn only_those_who_run_the_plan_set_it() {
    let site = Site::with_people().await;
    for member in [Member::Alex, Member::Quinn, Member::Rae, Member::Pat] {
        let them = site.seen_by(member).await;
        assert_eq!(them.get(SCHEME).await.status, StatusCode::FORBIDDEN, "{member:?}");
    }
}
