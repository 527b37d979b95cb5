//! Two tabs, or two people, at one draft: nothing that either has done is lost, and nothing is kept that nobody has seen.

use axum::http::StatusCode;

use super::uploaded;
use crate::testing::{PLAN, Site, holds};

const TABLES: &str = "Plan\n\nRecommendation 1: Visits\n\nAction\tLead\tBy when\tRemark\n\
                      Write a guide to visits\tHead of Service\tMay 2026\tHalf of it is written\n\
                      Hold a workshop for schools\tHead of Service\tJune 2026\tOne was held\n";

/// A form of a page as a browser would send it with nothing typed: its hidden fields.
fn hidden(page: &str, form: &str) -> String {
    let form = page.split("<form").find(|own| own.contains(form)).expect("the page has the form");
    let form = form.split("</form>").next().unwrap_or_default();
    let value = |input: &str, name: &str| {
        let (_, rest) = input.split_once(&format!("{name}=\""))?;
        rest.split('"').next().map(str::to_owned)
    };
    let inputs = form.split("<input").skip(1).filter(|input| input.contains("type=\"hidden\""));
    let pairs =
        inputs.filter_map(|input| Some(format!("{}={}", value(input, "name")?, value(input, "value")?)));
    pairs.collect::<Vec<_>>().join("&")
}

/// The hidden fields of the page of an action or section.
async fn opened(site: &Site, form: &str) -> String {
    hidden(&site.page(form).await, &format!("action=\"{form}\""))
}

#[tokio::test]
async fn two_tabs_that_change_different_things_both_count() {
    let site = Site::new().await;
    let draft = uploaded(&site, "other.txt", PLAN).await;
    let (first, second) = (format!("{draft}/actions/1"), format!("{draft}/actions/2"));
    let (one, two) = (opened(&site, &first).await, opened(&site, &second).await);
    let set = |hidden: &str, leads: &str| format!("{hidden}&leads={leads}&do=set");
    assert_eq!(site.post(&first, &set(&one, "Director")).await.status, StatusCode::SEE_OTHER);
    assert_eq!(site.post(&second, &set(&two, "Chief")).await.status, StatusCode::SEE_OTHER);
    holds(&site.page(&draft).await, &["Director", "Chief", "You have set 2 fields"]);
}

#[tokio::test]
async fn what_another_tab_has_changed_is_shown_and_not_overwritten() {
    let site = Site::new().await;
    let draft = uploaded(&site, "other.txt", PLAN).await;
    let action = format!("{draft}/actions/1");
    let stale = opened(&site, &action).await;
    site.post(&action, "leads=Director&do=set").await;
    let late = site.post(&action, &format!("{stale}&leads=Somebody+else&do=set")).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    holds(
        &late.body,
        &[
            "href=\"#leads\"",
            "was changed after you opened this form",
            "Somebody else",
            "Stands now as: ",
            "“Director”",
        ],
    );
    holds(&site.page(&draft).await, &["Director"]);
    let fresh = hidden(&late.body, &format!("action=\"{action}\""));
    assert_ne!(fresh, stale);
    let again = format!("{fresh}&leads=Somebody+else&do=set");
    assert_eq!(site.post(&action, &again).await.status, StatusCode::SEE_OTHER);
    assert_eq!(
        site.post(&action, &again).await.status,
        StatusCode::SEE_OTHER,
        "sent twice, it is there already"
    );
    holds(&site.page(&draft).await, &["Somebody else"]);
    let section = format!("{draft}/sections/1");
    let stale = opened(&site, &section).await;
    site.post(&section, "title=One&do=set").await;
    let late = site.post(&section, &format!("{stale}&title=Other&kind=phase&do=set")).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    holds(&late.body, &["Stands now as: ", "“One”", "Other"]);
}

#[tokio::test]
async fn a_form_finds_its_row_wherever_it_stands_or_says_that_it_is_gone() {
    let site = Site::new().await;
    let draft = uploaded(&site, "a.txt", TABLES).await;
    let second = opened(&site, &format!("{draft}/actions/2")).await;
    let moved = site.post(&format!("{draft}/actions/1"), &format!("{second}&leads=Chief&do=set")).await;
    assert_eq!(moved.location, format!("{draft}#action-2"), "the key says which, not the address");
    assert!(site.page(&format!("{draft}/actions/1")).await.contains(">Head of Service</textarea>"));
    // Another column holds the action: what was the second is not there any more.
    site.post(&format!("{draft}/columns/1"), "column-1=ignore&column-4=action").await;
    let late = site.post(&format!("{draft}/actions/2"), &format!("{second}&text=My+long+words&do=set")).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    holds(
        &late.body,
        &["read again by other columns", "Nothing was changed", "My long words</textarea>", "Open the draft"],
    );
    holds(&site.page(&draft).await, &["1 change that you made has no place in the draft any more"]);
    site.post(&format!("{draft}/columns/1"), "column-1=action&column-4=").await;
    let back = site.page(&draft).await;
    assert!(back.contains("Chief") && !back.contains("no place in the draft"), "it is there again: {back}");
    let unknown = site.post(&format!("{draft}/doubts/1"), "key=0&state=settled").await;
    assert_eq!(unknown.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn columns_of_two_tabs_both_count_and_the_same_one_is_not_overwritten() {
    let site = Site::new().await;
    let draft = uploaded(&site, "a.txt", TABLES).await;
    let columns = format!("{draft}/columns/1");
    let shown = hidden(&site.page(&draft).await, &format!("action=\"{columns}\""));
    let set = |two: &str, four: &str| format!("{shown}&column-1=&column-2={two}&column-3=&column-4={four}");
    assert_eq!(site.post(&columns, &set("", "progress")).await.status, StatusCode::SEE_OTHER);
    assert_eq!(site.post(&columns, &set("resources", "")).await.status, StatusCode::SEE_OTHER);
    let page = site.page(&draft).await;
    holds(&page, &["value=\"progress\" selected", "value=\"resources\" selected"]);
    let late = site.post(&columns, &set("", "status")).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    holds(&late.body, &["set to something else meanwhile"]);
    let other = site.post(&columns, &format!("key=0&{}", set("", ""))).await;
    assert_eq!(other.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn what_was_changed_since_it_was_seen_is_not_confirmed() {
    let site = Site::new().await;
    let draft = uploaded(&site, "other.txt", PLAN).await;
    let confirmation = format!("{draft}/confirmation");
    let seen = hidden(&site.page(&draft).await, &format!("action=\"{confirmation}\""));
    site.post(&format!("{draft}/actions/1"), "leads=Director&do=set").await;
    let late = site.post(&confirmation, &format!("{seen}&by=Head+of+Service")).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    holds(&late.body, &["changed after this page was loaded", "value=\"Head of Service\"", "Director"]);
    assert_eq!(site.app.shelf().plans().count(), 1);
    let seen = hidden(&late.body, &format!("action=\"{confirmation}\""));
    let kept = site.post(&confirmation, &format!("{seen}&by=Head+of+Service")).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.body);
}

#[tokio::test]
async fn an_edit_while_the_draft_is_being_kept_is_refused_with_its_words() {
    let site = Site::new().await;
    let draft = uploaded(&site, "other.txt", PLAN).await;
    let id = draft.rsplit('/').next().and_then(|id| id.parse().ok()).expect("the address ends in its id");
    site.app.drafts().claim(id, None).expect("nobody keeps it yet");
    let set = "text=Some+long+words&leads=Director&do=set";
    for (address, sent, words) in [
        ("actions/1", set, "Some long words</textarea>"),
        ("sections/1", "title=Plain+words&kind=phase&do=set", "Plain words</textarea>"),
        ("columns/1", "column-1=", "being kept"),
        ("doubts/1", "state=settled", "being kept"),
        ("removal", "", "being kept"),
        ("confirmation", "by=Somebody", "being kept"),
    ] {
        let answer = site.post(&format!("{draft}/{address}"), sent).await;
        assert_eq!(answer.status, StatusCode::CONFLICT, "{address}");
        holds(&answer.body, &["Your change was not made", words]);
    }
    site.app.drafts().release(id);
    site.post(&format!("{draft}/confirmation"), "by=Somebody").await;
    let late = site.post(&format!("{draft}/actions/1"), set).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    holds(&late.body, &["confirmed meanwhile", "Some long words</textarea>", "Director</textarea>"]);
    let gone = site.post("/drafts/01900000-0000-7000-8000-000000000000/actions/1", set).await;
    assert_eq!(gone.status, StatusCode::NOT_FOUND);
    holds(&gone.body, &["no longer held", "Some long words</textarea>"]);
}

#[tokio::test]
async fn many_edits_at_once_all_count_and_one_confirmation_keeps_them() {
    let site = Site::new().await;
    let draft = uploaded(&site, "other.txt", PLAN).await;
    let set = async |number: u32| {
        let (address, sent) = (format!("{draft}/actions/{number}"), format!("status=Status+{number}&do=set"));
        site.post(&address, &sent).await.status
    };
    let columns = async || site.post(&format!("{draft}/columns/1"), "column-1=action").await.status;
    let edits = tokio::join!(set(1), columns(), set(2), columns(), set(3), set(4));
    let done = StatusCode::SEE_OTHER;
    assert_eq!((edits.0, edits.2, edits.4, edits.5), (done, done, done, done));
    let page = site.page(&draft).await;
    holds(&page, &["Status 1", "Status 2", "Status 3", "Status 4"]);
    let confirmation = format!("{draft}/confirmation");
    let twice = tokio::join!(site.post(&confirmation, "by=One"), site.post(&confirmation, "by=Two"));
    let statuses = [twice.0.status, twice.1.status];
    assert!(statuses.contains(&StatusCode::SEE_OTHER), "{statuses:?}");
    assert_eq!(site.app.shelf().plans().count(), 2, "it is kept once");
}
