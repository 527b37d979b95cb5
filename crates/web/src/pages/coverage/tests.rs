//! `GET /plans/{plan}/coverage` and what is sent there.

use axum::http::StatusCode;

use crate::testing::{PLAN, Site, holds};

const REPORT: &str = "# Inspection of Little Marsh Council children's services\n\n**Inspection dates:** 12 May 2025 to 23 May 2025\n\n\
    Lead inspector: Ada Bright, His Majesty's Inspector\n\n\
    | Judgement | Grade |\n|---|---|\n| The experiences and progress of children in care | Good |\n\
    | Overall effectiveness | Requires improvement to be good |\n\n## What needs to improve\n\n\
    1. The timeliness of visits to children.\n2. The dental health of care leavers.\n\n## The experiences and progress of children in care: good\n\n\
    1. Visits to children are often late, and inspectors found that nobody writes down why.\n\n\
    2. The lighting in the contact centre is poor, and children told inspectors that they do not like it.\n";

#[tokio::test]
async fn a_report_is_laid_beside_the_plan_and_not_kept() {
    let site = Site::new().await;
    holds(
        &site.page("/plans/{plan}/coverage").await,
        &["Which report?", "enctype=\"multipart/form-data\"", "aria-current=\"page\""],
    );
    let answer = site.send_file("/plans/{plan}/coverage", "report.md", REPORT.as_bytes()).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    holds(
        &answer.body,
        &[
            "1 of 2",
            "things to improve answered",
            "dental health of care leavers",
            "How near: ",
            "■",
            "which is not kept",
            "/sections/1\"",
        ],
    );
    let first = answer.body.find("What nothing answers").expect("it is told");
    assert!(
        first < answer.body.find("Recommendations, and what answers them").expect("and the rest"),
        "first of all"
    );
    assert_eq!(site.app.shelf().plans().count(), 1);
}

#[tokio::test]
async fn a_report_that_is_kept_is_linked_to() {
    let site = Site::new().await;
    let draft = site.upload("report.md", REPORT.as_bytes()).await.location;
    let page = site.page(&draft).await;
    let seen = page
        .split("name=\"seen\" value=\"")
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .unwrap_or_default();
    let begun =
        site.post(&format!("{draft}/confirmation"), &format!("by=Someone&seen={seen}")).await.location;
    holds(
        &site.page(&format!("{begun}/coverage")).await,
        &["2 of 2", "Every recommendation is answered", "answered in name only"],
    );
    let list = site.page("/plans/{plan}/coverage").await;
    let id = begun.rsplit('/').next().expect("an id");
    holds(&list, &["A report that is kept", &format!("/coverage?report={id}")]);
    let found = site.page(&format!("/plans/{{plan}}/coverage?report={id}")).await;
    holds(
        &found,
        &["1 of 2", &format!("{begun}/source?mark="), "Findings of what is not good that nothing answers"],
    );
    assert_eq!(site.get("/plans/{plan}/coverage?report=x").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_is_no_report_is_refused_at_its_field() {
    let site = Site::new().await;
    for (name, content, words) in [
        ("", "", "Choose the report"),
        ("plan.txt", PLAN, "reads as a plan"),
        ("letter.txt", "Dear all,\n\nThe fete is on Saturday.\n", "asks for nothing"),
    ] {
        let answer = site.send_file("/plans/{plan}/coverage", name, content.as_bytes()).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{name}");
        holds(&answer.body, &["There is a problem", "href=\"#document\"", words]);
    }
}
