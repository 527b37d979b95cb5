//! `GET /drafts/{draft}`, its confirmation and its removal.

mod fields;
mod together;
mod whose;

use axum::http::StatusCode;

use crate::testing::{PLAN, Site, holds};

async fn uploaded(site: &Site, name: &str, content: &str) -> String {
    site.upload(name, content.as_bytes()).await.location
}

#[tokio::test]
async fn a_draft_stands_beside_its_document() {
    let site = Site::new().await;
    let draft = uploaded(&site, "plan.txt", PLAN).await;
    let page = site.page(&draft).await;
    holds(
        &page,
        &[
            "Is this what the document says?",
            "gt-beside",
            "Write a guide to visits",
            "until 18:00 UTC on 20 March 2026",
        ],
    );
    holds(&page, &["This very document is kept already"]);
}

#[tokio::test]
async fn a_confirmed_draft_is_a_plan_and_only_one() {
    let site = Site::new().await;
    let draft = uploaded(&site, "other.txt", &PLAN.replace("Little", "Large")).await;
    let confirmation = format!("{draft}/confirmation");
    let first = site.post(&confirmation, "by=Head+of+Improvement").await;
    assert_eq!(first.status, StatusCode::SEE_OTHER, "{}", first.body);
    holds(&site.page(&first.location).await, &["by Head of Improvement", "other.txt"]);
    let second = site.post(&confirmation, "by=Head+of+Improvement").await;
    assert_eq!(second.location, first.location);
    assert_eq!(site.get(&draft).await.location, first.location);
    assert_eq!(site.app.shelf().plans().count(), 2);
}

#[tokio::test]
async fn nobody_confirms_without_a_name() {
    let site = Site::new().await;
    let draft = uploaded(&site, "plan.txt", PLAN).await;
    let answer = site.post(&format!("{draft}/confirmation"), "by=+").await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    holds(&answer.body, &["href=\"#by\"", "Enter your name or role"]);
    assert_eq!(site.app.shelf().plans().count(), 1);
}

#[tokio::test]
async fn what_is_not_a_plan_cannot_be_kept() {
    let site = Site::new().await;
    let draft = uploaded(&site, "letter.txt", "Dear all,\n\nThe fete is on Saturday.\n").await;
    holds(&site.page(&draft).await, &["This document cannot be kept as a plan"]);
    let answer = site.post(&format!("{draft}/confirmation"), "by=Someone").await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    holds(&answer.body, &["is not a plan"]);
}

#[tokio::test]
async fn a_plan_is_begun_from_a_report() {
    let site = Site::new().await;
    let report = include_str!("../../../../../samples/inspection-report.md");
    let draft = uploaded(&site, "report.md", report).await;
    let page = site.page(&draft).await;
    holds(
        &page,
        &[
            "This is an inspection report. ",
            "one section a recommendation, without actions yet",
            "id=\"confirm\"",
        ],
    );
    let plan = site.post(&format!("{draft}/confirmation"), "by=Head+of+Improvement").await.location;
    let page = site.page(&plan).await;
    // Seventy working days after 4 July 2025, without the August bank holiday.
    holds(
        &page,
        &["Good", "Requires improvement", "By when the report has to be answered", "13 October 2025"],
    );
    holds(&site.page(&format!("{plan}/sections/1")).await, &["lists no actions under this section"]);
}

#[tokio::test]
async fn a_discarded_draft_is_gone() {
    let site = Site::new().await;
    let draft = uploaded(&site, "plan.txt", PLAN).await;
    assert_eq!(site.post(&format!("{draft}/removal"), "").await.location, "/documents/new");
    let answer = site.get(&draft).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    holds(&answer.body, &["no longer held"]);
}

#[tokio::test]
async fn a_doubt_is_settled_and_stays_so() {
    let site = Site::new().await;
    let draft = uploaded(&site, "plan.txt", &PLAN.replacen("March 2026\n", "", 1)).await;
    let open = site.page(&draft).await;
    holds(&open, &["id=\"doubt-1\"", "id=\"settle-1\""]);
    let answer = site.post(&format!("{draft}/doubts/1"), "state=settled").await;
    assert_eq!(answer.location, format!("{draft}#doubt-1"));
    holds(&site.page(&draft).await, &["gt-doubts__item--settled", "Open again"]);
    site.post(&format!("{draft}/doubts/1"), "state=open").await;
    assert!(!site.page(&draft).await.contains("gt-doubts__item--settled"));
    assert_eq!(site.post(&format!("{draft}/doubts/99"), "").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_field_is_set_and_the_ledger_says_what_was_read() {
    let site = Site::new().await;
    let draft = uploaded(&site, "other.txt", &PLAN.replace("Little", "Large")).await;
    let form = site.page(&format!("{draft}/actions/1")).await;
    holds(&form, &["name=\"leads\"", "name=\"timescale\"", "id=\"the-document\""]);
    let empty = site.post(&format!("{draft}/actions/1"), "text=&do=set").await;
    assert_eq!(empty.status, StatusCode::BAD_REQUEST);
    holds(&empty.body, &["href=\"#text\""]);
    let set =
        "text=Write+a+better+guide&leads=Director%0D%0AHead+of+Visits&timescale=May+2027&status=&do=set";
    let answer = site.post(&format!("{draft}/actions/1"), set).await;
    assert_eq!(answer.location, format!("{draft}#action-1"));
    holds(&site.page(&draft).await, &["Write a better guide", "changed in review", "Head of Visits"]);
    site.post(&format!("{draft}/actions/2"), "text=x&do=leave-out").await;
    holds(&site.page(&draft).await, &["Left out: "]);
    let plan = site.post(&format!("{draft}/confirmation"), "by=Someone").await.location;
    let action = site.page(&format!("{plan}/actions/1")).await;
    holds(&action, &["Write a better guide", "Changed in review", "Write a guide to visits"]);
    holds(&site.page(&format!("{plan}/history")).await, &["the document was read as"]);
}

#[tokio::test]
async fn the_title_of_a_section_is_set_and_taken_back() {
    let site = Site::new().await;
    let draft = uploaded(&site, "plan.txt", PLAN).await;
    site.post(&format!("{draft}/sections/1"), "title=Plain+words&kind=phase&do=set").await;
    holds(&site.page(&draft).await, &["Phase 1: Plain words"]);
    holds(&site.page(&format!("{draft}/sections/1")).await, &["Read as: "]);
    site.post(&format!("{draft}/sections/1"), "do=as-read").await;
    assert!(!site.page(&draft).await.contains("Plain words"));
}

#[tokio::test]
async fn what_a_column_holds_is_set_and_known_next_time() {
    let site = Site::new().await;
    let text = "Plan\n\nRecommendation 1: Visits\n\nAction\tLead\tBy when\tRemark\n\
                Write a guide to visits\tHead of Service\tMay 2026\tHalf of it is written\n\
                Hold a workshop for schools\tHead of Service\tJune 2026\tOne was held\n";
    let draft = uploaded(&site, "a.txt", text).await;
    holds(&site.page(&draft).await, &["id=\"columns\"", "name=\"column-4\""]);
    let answer = site.post(&format!("{draft}/columns/1"), "column-1=&column-4=progress").await;
    assert_eq!(answer.location, format!("{draft}#table-1-columns"));
    let page = site.page(&draft).await;
    holds(&page, &["Read as you have set it", "title=\"Progress of action 1\""]);
    site.post(&format!("{draft}/confirmation"), "by=Someone").await;
    let next = uploaded(&site, "b.txt", &text.replace("workshop", "meeting")).await;
    holds(
        &site.page(&next).await,
        &["Read as set for an earlier document", "title=\"Progress of action 1\""],
    );
}

#[tokio::test]
async fn a_field_leads_to_its_words_without_script() {
    let site = Site::new().await;
    let html = "<h1>Plan</h1><h2>Recommendation 1: Visits</h2><table><tr><th>Action</th><th>Lead</th><th>By when</th></tr>\
                <tr><td>Write a guide to visits</td><td rowspan=2>Head of Service</td><td style=\"background:#FFC000\">May 2026</td></tr>\
                <tr><td>Hold a workshop</td><td><del>June</del> July 2026</td></tr></table>";
    let draft = uploaded(&site, "plan.html", html).await;
    let page = site.page(&draft).await;
    holds(&page, &["rowspan=\"2\"", "fill=\"#FFC000\"", "<del>", "Write a guide to visits"]);
    let place =
        page.split("href=\"").find(|rest| rest.starts_with(&format!("{draft}?mark=table-1-row-2-column-1")));
    let place = place
        .and_then(|rest| rest.split('\"').next())
        .expect("the action leads to its cell")
        .replace("&amp;", "&");
    let picked = site.page(place.split('#').next().unwrap_or_default()).await;
    holds(&picked, &["id=\"picked\"", "gt-picked"]);
    let plan = site.post(&format!("{draft}/confirmation"), "by=Someone").await.location;
    holds(
        &site.page(&format!("{plan}/actions/1")).await,
        &["Its words in the document", "gt-document__table"],
    );
    holds(&site.page(&format!("{plan}/source?mark=table-1-row-2-column-1")).await, &["id=\"picked\""]);
}
