//! `GET /drafts/{draft}/versions/{plan}` and what it takes.

use axum::http::StatusCode;

use crate::testing::{PLAN, Site, holds};

/// A site, the address of the differences, and their page.
async fn later(content: &str) -> (Site, String, String) {
    let site = Site::new().await;
    let draft = site.upload("june.txt", content.as_bytes()).await.location;
    let address = format!("{draft}/versions/{}", site.plan);
    let page = site.page(&address).await;
    (site, address, page)
}

/// The values of the boxes on a page; only the ticked ones where asked.
fn boxes(page: &str, ticked: bool) -> Vec<String> {
    let inputs = page.split("<input").filter(|input| input.contains("name=\"take\""));
    let inputs = inputs.filter_map(|input| input.split_once('>').map(|(tag, _)| tag));
    let value = |tag: &str| Some(tag.split_once("value=\"")?.1.split_once('"')?.0.to_owned());
    inputs.filter(|tag| !ticked || tag.contains(" checked")).filter_map(value).collect()
}

/// The form of a page, as it is sent.
fn form(page: &str, take: &[String], by: &str) -> String {
    let stands = page.split_once("name=\"stands\" value=\"").and_then(|(_, rest)| rest.split_once('"'));
    let mut form: Vec<String> = take.iter().map(|id| format!("take={id}")).collect();
    form.push(format!("by={by}&stands={}", stands.expect("the page says how the plan stood").0));
    form.join("&")
}

fn june() -> String {
    let dated = PLAN.replacen("January 2026", "June 2026", 1);
    assert_ne!(dated, PLAN, "the plan of the tests has that date");
    dated.replacen("Write a guide to visits", "Write a short guide to visits", 1)
}

#[tokio::test]
async fn what_is_ticked_is_taken_and_a_moved_date_keeps_the_one_before() {
    let (site, address, page) = later(&june()).await;
    holds(
        &page,
        &["What does it change?", "Dates that moved (1)", "January 2026", "June 2026", "In other words (1)"],
    );
    let all = boxes(&page, true);
    assert_eq!(all.len(), 2, "{page}");
    let date = all.iter().filter(|id| id.starts_with("date-moved")).cloned().collect::<Vec<_>>();
    let answer = site.post(&address, &form(&page, &date, "Head+of+Improvement")).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    holds(
        &site.page(&answer.location).await,
        &[
            "read a later version, june.txt: 1 difference taken, 1 left, with 1 change of an action",
            "Head of Improvement",
        ],
    );
    let plan = site.app.shelf();
    let action = plan.plan(site.plan).expect("the plan").plan().actions()[0].clone();
    assert_eq!(action.moved_from()[0].printed(), "January 2026");
    holds(
        &site.page("/plans/{plan}/actions/1").await,
        &["June 2026", "First date: January 2026. Moved once", "Write a guide to visits"],
    );
    assert_eq!(site.get(&address).await.location, answer.location, "the draft has become the plan's");
}

#[tokio::test]
async fn an_action_that_was_taken_out_is_said_to_be_gone() {
    let without: Vec<&str> =
        PLAN.lines().filter(|line| !line.starts_with("Write a guide to visits")).collect();
    let (site, address, page) = later(&without.join("\n")).await;
    let gone: Vec<String> = boxes(&page, false).into_iter().filter(|id| id.starts_with("gone")).collect();
    assert_eq!(
        (gone.len(), boxes(&page, true).iter().any(|id| id.starts_with("gone"))),
        (1, false),
        "{page}"
    );
    assert_eq!(site.post(&address, &form(&page, &gone, "Lead")).await.status, StatusCode::SEE_OTHER);
    let answer = site.get("/plans/{plan}/actions/1").await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    holds(&answer.body, &["no longer in the plan", "taken out with a later version"]);
    holds(
        &site.page("/plans/{plan}/history").await,
        &["took action 1 out of the plan", "1 thing taken out of the plan"],
    );
}

#[tokio::test]
async fn what_was_left_is_not_asked_again() {
    let (site, address, page) = later(&june()).await;
    assert_eq!(site.post(&address, &form(&page, &[], "Lead")).await.status, StatusCode::SEE_OTHER, "{page}");
    let draft = site.upload("july.txt", june().as_bytes()).await.location;
    let again = site.page(&format!("{draft}/versions/{}", site.plan)).await;
    holds(&again, &["Nothing in it is different", "Different here, and stays (2)"]);
}

#[tokio::test]
async fn nothing_is_taken_without_a_name_or_from_an_old_page() {
    let (site, address, page) = later(&june()).await;
    let all = boxes(&page, false);
    let nameless = site.post(&address, &form(&page, &all[..1], "+")).await;
    assert_eq!(nameless.status, StatusCode::BAD_REQUEST);
    holds(&nameless.body, &["href=\"#by\"", "Enter your name or role"]);
    assert_eq!(boxes(&nameless.body, true), all[..1], "what was ticked stays ticked");
    let unknown = site.post(&address, &form(&page, &["gone-0000000000000000".to_owned()], "Lead")).await;
    assert_eq!(unknown.status, StatusCode::CONFLICT);
    holds(&unknown.body, &["nothing was taken"]);
    let seen = format!("seen=77&{}", form(&page, &all, "Lead"));
    assert_eq!(site.post(&address, &seen).await.status, StatusCode::CONFLICT);
    let plan = site.app.shelf();
    assert_eq!(plan.plan(site.plan).expect("the plan").plan().documents().len(), 1);
}

#[tokio::test]
async fn what_was_shown_of_an_older_plan_is_not_taken() {
    let (site, address, page) = later(&june()).await;
    let other = site.upload("july.txt", june().replace("June 2026", "July 2026").as_bytes()).await.location;
    let other = format!("{other}/versions/{}", site.plan);
    let shown = site.page(&other).await;
    let taken = site.post(&other, &form(&shown, &boxes(&shown, true), "Lead")).await;
    assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.body);
    let late = site.post(&address, &form(&page, &boxes(&page, true), "Lead")).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    holds(&late.body, &["nothing was taken", "July 2026"]);
}

#[tokio::test]
async fn what_is_no_plan_is_no_later_version() {
    let site = Site::new().await;
    let draft = site.upload("letter.txt", b"Dear all,\n\nThe fete is on Saturday.\n").await.location;
    assert!(!site.page(&draft).await.contains("/versions/"));
    let address = format!("{draft}/versions/{}", site.plan);
    let page = site.page(&address).await;
    let answer = site.post(&address, &form(&page, &[], "Lead")).await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    holds(&answer.body, &["is not a plan"]);
}

#[tokio::test]
async fn a_plan_or_draft_that_is_not_there_is_said() {
    let (site, address, _) = later(PLAN).await;
    let (draft, plan) = address.rsplit_once('/').expect("an address");
    for address in [format!("{draft}/0"), format!("/drafts/7/versions/{plan}")] {
        assert_eq!(site.get(&address).await.status, StatusCode::NOT_FOUND, "{address}");
        assert_eq!(site.post(&address, "by=Lead").await.status, StatusCode::NOT_FOUND, "{address}");
    }
}
