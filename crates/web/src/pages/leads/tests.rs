//! `GET /leads`, `POST /leads`, `POST /leads/removal`, and leads on the page of an action.

use axum::http::StatusCode;
use goldthread_ledger::Moment;
use goldthread_people::{Command, Right, Scope};
use goldthread_shelf::{DirectoryChange, change_directory};

use crate::pages::roles::tests::{add, head_of_visits};
use crate::testing::people::Member;
use crate::testing::{PLAN, Site, holds, moment};

/// The id in the address of a role.
fn id_of(address: &str) -> &str {
    address.strip_prefix("/roles/").expect("it is the address of a role")
}

#[tokio::test]
async fn leads_that_stand_for_nobody_are_listed_with_their_places() {
    let site = Site::with_people().await.seen_by(Member::Ada).await;
    let list = site.page("/leads").await;
    holds(
        &list,
        &[
            "3 leads are printed in the plans that you may see",
            "“Head of Visits”",
            "In 2 actions:",
            &format!(
                "/plans/{}/actions/1\">Action 1: Write a guide to visits (Children's Services Improvement Plan)</a>",
                site.plan
            ),
            "“Head of Quality”",
            "/roles/new?title=Head%20of%20Quality",
        ],
    );
    assert!(list.find("Head of Visits") < list.find("Head of Quality"), "the most frequent stands first");
    assert!(!list.contains("name=\"role\""), "there is no role to choose yet");
    head_of_visits(&site).await;
    let list = site.page("/leads").await;
    assert!(!list.contains("“Head of Visits”"), "{list}");
    holds(&list, &["name=\"role\"", ">Head of Visits</option>"]);
}

#[tokio::test]
async fn a_lead_is_said_to_be_a_role_and_that_is_taken_back() {
    let site = Site::with_people().await.seen_by(Member::Ada).await;
    let role = add(&site, "title=Assistant+Director").await;
    let answer = site.post("/leads", &format!("words=Head+of+Records&role={}", id_of(&role))).await;
    assert_eq!(answer.location, "/leads?done=lead", "{}", answer.body);
    let list = site.page(&answer.location).await;
    holds(&list, &["The lead stands for that role now.", "2 leads are printed", "What has been said so far"]);
    holds(
        &site.page(&role).await,
        &["“Head of Records”", "said that the lead “Head of Records” is the role"],
    );
    let answer = site.post("/leads/removal", "words=Head+of+Records").await;
    assert_eq!(answer.location, "/leads?done=lead-taken-back", "{}", answer.body);
    let list = site.page(&answer.location).await;
    holds(&list, &["3 leads are printed"]);
    assert!(!list.contains("What has been said so far"), "{list}");
    holds(&site.page(&role).await, &["took back which role the lead “Head of Records” is."]);
}

#[tokio::test]
async fn no_role_or_one_that_is_not_there_is_refused() {
    let site = Site::with_people().await.seen_by(Member::Ada).await;
    add(&site, "title=Assistant+Director").await;
    for (form, words) in [
        ("words=%3CHead%3E&role=", ["“&lt;Head&gt;”", "Choose the role that is meant"]),
        (
            "words=Head&role=0192f0c1-0000-7000-8000-00000000ffff",
            ["“Head”", "This role is not in the directory"],
        ),
    ] {
        let answer = site.post("/leads", form).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{form}");
        holds(&answer.body, &["There is a problem", "href=\"#role\"", "Assistant Director"]);
        holds(&answer.body, &words);
    }
    let answer = site.post("/leads", "role=1").await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    holds(&answer.body, &["does not say which lead"]);
}

#[tokio::test]
async fn whoever_sees_a_part_of_a_plan_is_shown_the_leads_of_that_part() {
    let site = Site::with_people().await;
    head_of_visits(&site.seen_by(Member::Ada).await).await;
    let over = Scope::Section { plan: site.plan.uuid(), number: 2 };
    let give = Command::GiveRight { person: Member::Noa.id(0).into(), right: Right::ActionLead, over };
    let by = "Ada of the Marsh".parse().expect("a name");
    let change = DirectoryChange { commands: vec![give], by, at: Moment::from(moment()), once: None };
    let ledger = site.deployment.ledger().as_ref();
    change_directory(ledger, site.app.authority(), change).expect("the right can be given");
    site.deployment.catch_up().await.expect("the ledger can be read");
    let noa = site.seen_by(Member::Noa).await;
    let list = noa.page("/leads").await;
    holds(&list, &["1 lead is printed", "“Head of Records”"]);
    assert!(!list.contains("Head of Quality"), "{list}");
    assert!(!list.contains("Make a role of it"), "{list}");
    let roles = noa.page("/roles").await;
    holds(&roles, &["Head of Visits", "No open actions", "1 lead printed in plans"]);
    assert_eq!(noa.post("/leads", "words=A&role=1").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn whoever_sees_no_plan_is_told_so() {
    let site = Site::with_people().await.seen_by(Member::Addy).await;
    let list = site.page("/leads").await;
    holds(&list, &["You see no plan"]);
    assert!(!list.contains("Head of Visits"), "{list}");
}

#[tokio::test]
async fn an_action_says_who_its_lead_is_on_the_day_that_is_shown() {
    let site = Site::with_people().await;
    let ada = site.seen_by(Member::Ada).await;
    let before = ada.page("/plans/{plan}/actions/1").await;
    assert!(!before.contains("Alex of the Marsh"), "{before}");
    let role = head_of_visits(&ada).await;
    let linked = format!("href=\"{role}\">Head of Visits</a>: Alex of the Marsh since 5 January 2026");
    holds(&ada.page("/plans/{plan}/actions/1").await, &[&linked]);
    let reader = site.seen_by(Member::Rae).await.page("/plans/{plan}/actions/1").await;
    holds(&reader, &["Head of Visits: Alex of the Marsh since 5 January 2026"]);
    assert!(!reader.contains(&role), "a reader does not see the directory");
    let earlier = ada.page("/plans/{plan}/actions/1?at=7").await;
    assert!(!earlier.contains("Alex of the Marsh"), "nobody was in the directory then: {earlier}");
    let same_day = ada.page("/plans/{plan}/actions/1?at=2026-03-20").await;
    holds(&same_day, &[&linked]);
}

#[tokio::test]
async fn what_the_glossary_of_a_plan_says_of_a_lead_is_enough() {
    let site = Site::with_people().await.seen_by(Member::Ada).await;
    let glossary =
        "\n\nGlossary of lead roles\n\nAbbreviation\tRole\nHoV\tHead of Visits\nHoQ\tHead of Quality\n";
    let text = PLAN.replace("Head of Visits", "HoV").replace("Head of Quality", "HoQ") + glossary;
    let draft = site.upload("later.txt", text.as_bytes()).await.location;
    let plan = site.post(&format!("{draft}/confirmation"), "by=Ada").await.location;
    assert!(plan.starts_with("/plans/"), "{plan}");
    let list = site.page("/leads").await;
    let make = "/roles/new?title=Head%20of%20Visits&amp;code=HoV";
    holds(&list, &["“HoV”", "The plan itself says that it stands for “Head of Visits”", make]);
    let role = add(&site, "title=Head+of+Visits").await;
    let list = site.page("/leads").await;
    assert!(!list.contains("“HoV”"), "{list}");
    holds(&list, &["“HoQ”"]);
    let action = site.page(&format!("{plan}/actions/1")).await;
    holds(
        &action,
        &["Head of Visits (HoV)", &format!("href=\"{role}\">Head of Visits</a>: nobody holds it")],
    );
    holds(&site.page(&role).await, &["2 open actions"]);
}

#[tokio::test]
async fn a_lead_that_several_roles_fit_is_not_guessed() {
    let site = Site::with_people().await.seen_by(Member::Ada).await;
    let (first, second) =
        (add(&site, "title=Head+of+Visits").await, add(&site, "title=Head+of+Visits").await);
    let short = |address: &str| address[address.len() - 8..].to_owned();
    let named = format!("Head of Visits ({}) or Head of Visits ({})", short(&first), short(&second));
    holds(&site.page("/leads").await, &["“Head of Visits”", &format!("It could be {named}.")]);
    holds(&site.page("/plans/{plan}/actions/1").await, &[&format!("This could be {named}")]);
    let answer = site.post("/leads", &format!("words=Head+of+Visits&role={}", id_of(&second))).await;
    assert_eq!(answer.location, "/leads?done=lead", "{}", answer.body);
    holds(&site.page("/plans/{plan}/actions/1").await, &[&format!("href=\"{second}\">Head of Visits</a>")]);
}
