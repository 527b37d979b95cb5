//! `GET /roles`, `GET /roles/new` and `POST /roles`.

use axum::http::StatusCode;
use goldthread_ledger::Seq;

use crate::testing::people::Member;
use crate::testing::{Site, holds};

/// Adds a role; gives its address.
pub async fn add(site: &Site, form: &str) -> String {
    let answer = site.post("/roles", form).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{form}: {}", answer.body);
    let (address, _) = answer.location.split_once('?').expect("it says what was done");
    address.to_owned()
}

/// The role of head of visits, whom the plan prints in full, held by the action lead.
pub async fn head_of_visits(site: &Site) -> String {
    let holder = Member::Alex.id(0);
    add(site, &format!("title=Head+of+Visits&abbreviations=HoV&holder={holder}&since=2026-01-05")).await
}

#[tokio::test]
async fn a_role_that_was_added_is_listed_with_what_it_answers_for() {
    let site = Site::with_people().await.seen_by(Member::Ada).await;
    let address = head_of_visits(&site).await;
    holds(&site.page(&format!("{address}?done=role-added")).await, &["The role is added."]);
    holds(
        &site.page("/roles").await,
        &[
            &format!("href=\"{address}\">Head of Visits</a>"),
            "HoV",
            "Alex of the Marsh since 5 January 2026",
            "1 open action",
            "2 leads printed in plans to work through",
            "href=\"/leads\"",
            "Add a role",
        ],
    );
}

#[tokio::test]
async fn a_form_that_is_sent_twice_adds_one_role() {
    let site = Site::with_people().await.seen_by(Member::Ada).await;
    let form = "title=Head+of+Visits&once=0192f0c1-0000-7000-8000-0000000000aa";
    let (first, second) = (site.post("/roles", form).await, site.post("/roles", form).await);
    let address = "/roles/0192f0c1-0000-7000-8000-0000000000aa";
    assert_eq!(first.location, format!("{address}?done=role-added"));
    assert_eq!(second.location, format!("{address}?done=sent-twice"));
    holds(&site.page(&second.location).await, &["It was not done a second time."]);
    let list = site.page("/roles").await;
    assert_eq!(list.matches("Head of Visits").count(), 1, "{list}");
}

#[tokio::test]
async fn a_form_that_carries_the_mark_of_something_else_adds_nothing() {
    let site = Site::with_people().await.seen_by(Member::Ada).await;
    let entries =
        site.deployment.ledger().entries(site.app.authority(), Seq(1), 1).expect("they can be read");
    let answer = site.post("/roles", &format!("title=Head+of+Visits&once={}", entries[0].id)).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    holds(&answer.body, &["carries the mark of another one"]);
    holds(&site.page("/roles").await, &["No role is kept here yet"]);
}

#[tokio::test]
async fn what_cannot_be_added_is_refused_at_its_field_and_what_was_typed_stays() {
    let site = Site::with_people().await.seen_by(Member::Ada).await;
    head_of_visits(&site).await;
    let nobody = "0192f0c1-0000-7000-8000-00000000ffff";
    for (form, words) in [
        ("codes=HQ".to_owned(), ["href=\"#title\"", "Enter the title of the role", ">\nHQ</textarea>"]),
        (
            "title=Head+of+Views&codes=H.O.V.".to_owned(),
            ["href=\"#codes\"", "already stands for the role Head of Visits", "value=\"Head of Views\""],
        ),
        (
            "title=Head+of+Views&abbreviations=HoV".to_owned(),
            ["href=\"#abbreviations\"", "already stands for the role Head of Visits", ">\nHoV</textarea>"],
        ),
        (
            format!("title=%3Cb%3EHead&holder={nobody}&since=2026-01-05"),
            ["href=\"#holder\"", "This person is not in the directory", "value=\"&lt;b&gt;Head\""],
        ),
        (
            format!("title=Head&holder={}&since=5+May", Member::Rae.id(0)),
            ["href=\"#since\"", "Enter the first day as a date", "selected>Rae of the Marsh"],
        ),
    ] {
        let answer = site.post("/roles", &form).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{form}");
        holds(&answer.body, &["There is a problem", "<title>Error: Add a role"]);
        holds(&answer.body, &words);
    }
    let list = site.page("/roles").await;
    assert!(!list.contains("Head of Views"), "nothing was added");
}

#[tokio::test]
async fn a_lead_is_suggested_as_a_role() {
    let site = Site::with_people().await.seen_by(Member::Ada).await;
    let form = site.page("/roles/new?title=Head%20of%20Records&code=%3CHR%3E").await;
    holds(&form, &["value=\"Head of Records\"", ">\n&lt;HR&gt;</textarea>", "value=\"2026-03-20\""]);
}

#[tokio::test]
async fn roles_are_changed_by_administrators_and_improvement_leads_and_seen_by_those_who_may() {
    let site = Site::with_people().await;
    head_of_visits(&site.seen_by(Member::Ada).await).await;
    for (member, sees, changes) in [
        (Member::Addy, true, true),
        (Member::Imogen, true, true),
        (Member::Alex, true, false),
        (Member::Rae, false, false),
        (Member::Pat, false, false),
        (Member::Noa, false, false),
    ] {
        let own = site.seen_by(member).await;
        let list = own.get("/roles").await;
        assert_eq!(list.status == StatusCode::OK, sees, "{member:?}");
        assert_eq!(list.body.contains("Add a role"), changes, "{member:?}");
        let expected = if changes { StatusCode::OK } else { StatusCode::FORBIDDEN };
        assert_eq!(own.get("/roles/new").await.status, expected, "{member:?}");
        let expected = if changes { StatusCode::SEE_OTHER } else { StatusCode::FORBIDDEN };
        let form = format!("title=A+role+of+{member:?}");
        assert_eq!(own.post("/roles", &form).await.status, expected, "{member:?}");
    }
    // Whoever sees no plan is not told how many actions there are.
    holds(&site.seen_by(Member::Addy).await.page("/roles").await, &["No open actions"]);
}

#[tokio::test]
async fn where_nobody_signs_in_there_is_nothing_to_add() {
    let page = Site::new().await.page("/roles").await;
    holds(&page, &["No role is kept here yet"]);
    assert!(!page.contains("Add a role"), "{page}");
}
