//! `GET /roles/{role}` and the forms under it.

use axum::http::StatusCode;

use crate::pages::roles::tests::{add, head_of_visits};
use crate::testing::people::Member;
use crate::testing::{Site, holds};

async fn ada() -> Site {
    Site::with_people().await.seen_by(Member::Ada).await
}

/// Sends a form that is right; gives the page of the role after it.
async fn sent(site: &Site, address: &str, form: &str) -> String {
    let answer = site.post(address, form).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{address} {form}: {}", answer.body);
    site.page(&answer.location).await
}

async fn refused(site: &Site, address: &str, form: &str, words: &[&str]) {
    let answer = site.post(address, form).await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{address} {form}");
    holds(&answer.body, &["There is a problem", "<title>Error: "]);
    holds(&answer.body, words);
}

#[tokio::test]
async fn it_tells_who_holds_it_and_what_it_answers_for() {
    let site = ada().await;
    let page = site.page(&head_of_visits(&site).await).await;
    holds(
        &page,
        &[
            "HoV",
            "Alex of the Marsh",
            "5 January 2026",
            "No end is known",
            "1 open action",
            "Write a guide to visits",
            "Answers for it",
            "January 2026",
            "added the role Head of Visits (HoV)",
            "appointed Alex of the Marsh to the role Head of Visits",
        ],
    );
    assert!(!page.contains("Tell every team"), "what is said to be complete is not open");
}

#[tokio::test]
async fn every_form_under_it_is_a_page() {
    let site = ada().await;
    let (role, alex) = (head_of_visits(&site).await, Member::Alex.id(0));
    for (under, words) in [
        ("/words".to_owned(), "Change how the role is called and printed"),
        ("/holders".to_owned(), "Add a holder"),
        ("/deputies".to_owned(), "Add a deputy"),
        (format!("/holders/{alex}/end"), "End that Alex of the Marsh holds the role"),
        (format!("/deputies/{alex}/end"), "End that Alex of the Marsh deputises"),
        ("/end".to_owned(), "End the role"),
        ("/hand-over".to_owned(), "Hand the role over"),
    ] {
        let page = site.page(&format!("{role}{under}")).await;
        holds(&page, &[&format!("<h1 class=\"govuk-heading-l\">{words}</h1>"), "name=\"once\""]);
        holds(&page, &[&format!("action=\"{role}{under}\"")]);
        let reader = site.seen_by(Member::Quinn).await;
        assert_eq!(reader.get(&format!("{role}{under}")).await.status, StatusCode::FORBIDDEN, "{under}");
        assert_eq!(reader.post(&format!("{role}{under}"), "").await.status, StatusCode::FORBIDDEN, "{under}");
    }
    let page = site.seen_by(Member::Quinn).await.page(&role).await;
    assert!(!page.contains("Add a holder") && !page.contains("Set the last day"), "{page}");
}

#[tokio::test]
async fn its_words_are_changed() {
    let site = ada().await;
    let role = head_of_visits(&site).await;
    add(&site, "title=Head+of+Quality&codes=HQ").await;
    let address = format!("{role}/words");
    holds(&site.page(&address).await, &["value=\"Head of Visits\"", ">\nHoV</textarea>"]);
    let page = sent(&site, &address, "title=Head+of+Visits&abbreviations=HoV%0D%0AHV&codes=").await;
    holds(&page, &["The role is changed.", "HoV, HV", "changed how the role Head of Visits is printed"]);
    refused(&site, &address, "title=&abbreviations=X", &["href=\"#title\"", ">\nX</textarea>"]).await;
    refused(&site, &address, "title=A&abbreviations=hq", &["href=\"#abbreviations\"", "Head of Quality"])
        .await;
}

#[tokio::test]
async fn a_second_holder_is_a_job_share_or_refused() {
    let site = ada().await;
    let address = format!("{}/holders", head_of_visits(&site).await);
    let form = format!("person={}&from=2026-04-01", Member::Imogen.id(0));
    let words =
        ["href=\"#from\"", "Alex of the Marsh holds the role Head of Visits", "selected>Imogen of the Marsh"];
    refused(&site, &address, &form, &words).await;
    refused(&site, &address, &format!("{form}&until=2026-03-01"), &["href=\"#until\""]).await;
    refused(&site, &address, "person=&from=", &["href=\"#person\"", "href=\"#from\""]).await;
    let nobody = "person=0192f0c1-0000-7000-8000-00000000ffff&from=2026-04-01";
    refused(&site, &address, nobody, &["href=\"#person\"", "This person is not in the directory"]).await;
    let page = sent(&site, &address, &format!("{form}&until=2026-09-30&held=job-share")).await;
    holds(
        &page,
        &["The holder is added.", "Imogen of the Marsh", "in a job share", "30 September 2026", "To come"],
    );
}

#[tokio::test]
async fn a_holder_has_a_last_day() {
    let site = ada().await;
    let role = head_of_visits(&site).await;
    let address = format!("{role}/holders/{}/end", Member::Alex.id(0));
    refused(&site, &address, "on=", &["href=\"#on\"", "Enter the last day"]).await;
    let page = sent(&site, &address, "on=2026-03-19").await;
    holds(&page, &["The last day of the holder is set.", "19 March 2026", "Before"]);
    holds(&site.page("/roles").await, &["Nobody"]);
    refused(&site, &address, "on=2026-03-20", &["href=\"#on\"", "choose an earlier day"]).await;
}

#[tokio::test]
async fn deputies_come_and_go() {
    let site = ada().await;
    let role = head_of_visits(&site).await;
    let quinn = Member::Quinn.id(0);
    let page = sent(&site, &format!("{role}/deputies"), &format!("person={quinn}&from=2026-02-01")).await;
    holds(&page, &["The deputy is added.", "Quinn of the Marsh", "deputises for the role Head of Visits"]);
    let action = site.page("/plans/{plan}/actions/1").await;
    holds(&action, &["Alex of the Marsh since 5 January 2026; deputy Quinn of the Marsh"]);
    let page = sent(&site, &format!("{role}/deputies/{quinn}/end"), "on=2026-03-01").await;
    holds(&page, &["The last day of the deputy is set."]);
    assert!(!site.page("/plans/{plan}/actions/1").await.contains("deputy Quinn"));
}

#[tokio::test]
async fn a_role_ends_with_all_who_hold_it() {
    let site = ada().await;
    let role = head_of_visits(&site).await;
    let page = sent(&site, &format!("{role}/end"), "on=2026-03-19").await;
    holds(&page, &["It ended on 19 March 2026.", "No open actions", "Correct its last day"]);
    assert!(!page.contains("Add a holder"), "{page}");
    holds(&site.page("/roles").await, &["Roles that have ended", "3 leads printed in plans to work through"]);
}

#[tokio::test]
async fn what_is_not_there_is_not_found() {
    let site = ada().await;
    let role = head_of_visits(&site).await;
    for address in [
        "/roles/0192f0c1-0000-7000-8000-00000000ffff".to_owned(),
        "/roles/nothing".to_owned(),
        format!("{role}/holders/0192f0c1-0000-7000-8000-00000000ffff/end"),
        format!("{role}/nothing"),
    ] {
        assert_eq!(site.get(&address).await.status, StatusCode::NOT_FOUND, "{address}");
    }
}
