//! `GET /people`, `GET /people/new` and `POST /people`.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use goldthread_accounts::Login;

use goldthread_people::Right;

use crate::testing::people::{Member, PASSWORD, joins};
use crate::testing::{PLAN, Site, holds};

const JO: &str = "name=Jo+Bloggs&login=jo%40little-marsh.example";

/// The path of the one link that a page shows.
pub fn link_on(page: &str) -> String {
    let (_, rest) = page.split_once("http://127.0.0.1:8080/links/").expect("the page shows a link");
    format!("/links/{}", &rest[..43])
}

/// The address of the page of the one person of a name, from the list.
fn page_of(list: &str, name: &str) -> String {
    let (before, _) = list.split_once(&format!("\">{name}</a>")).expect("they are in the list");
    let (_, address) = before.rsplit_once("href=\"").expect("it is a link");
    address.to_owned()
}

fn has_account(site: &Site, login: &str) -> bool {
    let login: Login = login.parse().expect("an address");
    site.deployment.accounts().account_of(&login).expect("the accounts can be read").is_some()
}

#[tokio::test]
async fn administrators_see_who_is_there_what_they_may_do_and_whether_they_can_sign_in() {
    let site = Site::with_people().await.seen_by(Member::Addy).await;
    let list = site.page("/people").await;
    holds(
        &list,
        &[
            &format!("href=\"/people/{}\">Rae of the Marsh</a>", Member::Rae.id(0)),
            "rae@little-marsh.example",
            "Improvement lead",
            "Reader for section 1 of “Children's Services Improvement Plan”",
            "1 thing is shared with them",
            "Nothing yet",
            "Can sign in",
            "href=\"/people/new\"",
            "href=\"/people/record\"",
            "href=\"/roles\"",
            "href=\"/leads\"",
        ],
    );
    assert!(!list.contains("Who has left"), "{list}");
}

#[tokio::test]
async fn others_of_the_authority_see_no_addresses_and_no_forms() {
    let site = Site::with_people().await.seen_by(Member::Quinn).await;
    let list = site.page("/people").await;
    holds(&list, &["Rae of the Marsh", "Analyst"]);
    for hidden in ["@", "Can sign in", "/people/new", "/people/record"] {
        assert!(!list.contains(hidden), "{hidden}: {list}");
    }
}

#[tokio::test]
async fn whoever_may_not_see_the_directory_sees_nobody() {
    let site = Site::with_people().await;
    for member in [Member::Rae, Member::Pat, Member::Noa] {
        let answer = site.seen_by(member).await.get("/people").await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{member:?}");
        assert!(!answer.body.contains("Quinn"), "{}", answer.body);
    }
    assert_eq!(site.get("/people").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_plan_that_somebody_may_not_see_is_not_called_by_its_title() {
    let site = Site::with_people().await;
    let ada = site.seen_by(Member::Ada).await;
    let draft = ada
        .upload("other.txt", PLAN.replace("Improvement Plan", "Secret Improvement Plan").as_bytes())
        .await
        .location;
    let kept = ada.post(&format!("{draft}/confirmation"), "").await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.body);
    let secret = kept
        .location
        .split(['?', '#'])
        .next()
        .and_then(|path| path.strip_prefix("/plans/"))
        .expect("it leads to the plan");
    let rights = format!("/people/{}/rights", Member::Noa.id(0));
    ada.post(&rights, &format!("right=action-lead&over={}", ada.plan)).await;
    ada.post(&format!("/people/{}/rights", Member::Sid.id(0)), &format!("right=analyst&over={secret}")).await;
    let list = site.seen_by(Member::Noa).await.page("/people").await;
    holds(&list, &["Analyst for a plan", "Reader for section 1 of “Children's Services Improvement Plan”"]);
    assert!(!list.contains("Secret"), "{list}");
    holds(&ada.page("/people").await, &["Secret Improvement Plan”"]);
}

#[tokio::test]
async fn a_person_who_is_added_sets_their_password_by_a_link_that_is_shown_once() {
    let site = Site::with_people().await;
    let ada = site.seen_by(Member::Ada).await;
    holds(&ada.page("/people/new").await, &["Sees plans and papers, and no more.", "name=\"once\""]);
    let added = ada.post("/people", &format!("{JO}&rights=reader")).await;
    assert_eq!(added.status, StatusCode::OK, "{}", added.body);
    holds(
        &added.body,
        &["Jo Bloggs is added", "jo@little-marsh.example", "27 March 2026 at 10:00", "can be used once"],
    );
    let list = ada.page("/people").await;
    holds(&list, &["Not yet: no password is set", "Reader"]);
    let page = ada.page(&page_of(&list, "Jo Bloggs")).await;
    assert!(!list.contains("/links/") && !page.contains("/links/"), "{page}");
    let link = link_on(&added.body);
    let used = site.post(&link, &format!("password={PASSWORD}&again={PASSWORD}").replace(' ', "+")).await;
    assert_eq!(used.status, StatusCode::SEE_OTHER, "{}", used.body);
    let cookie = used
        .cookies
        .iter()
        .find_map(|cookie| cookie.split(';').next().filter(|pair| pair.starts_with("goldthread=")));
    let jo = site.seen_with(cookie.expect("whoever sets a password is signed in"));
    holds(&jo.page("/").await, &["Improvement Plan"]);
    assert_eq!(site.get(&link).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn no_browser_keeps_the_page_that_shows_a_link_and_its_address_is_that_of_the_request() {
    let ada = Site::with_people().await.seen_by(Member::Ada).await;
    let request = Request::post("/people")
        .header(header::HOST, "localhost:9000")
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    let answer = ada.raw(request.body(Body::from(JO)).expect("a request")).await;
    assert_eq!(answer.headers()[header::CACHE_CONTROL], "no-store");
    let body = axum::body::to_bytes(answer.into_body(), usize::MAX).await.expect("it can be read");
    holds(&String::from_utf8_lossy(&body), &["http://localhost:9000/links/"]);
}

#[tokio::test]
async fn a_form_that_is_sent_twice_adds_one_person() {
    let ada = Site::with_people().await.seen_by(Member::Ada).await;
    let form = format!("{JO}&once=0192f0c1-0000-7000-8000-0000000000aa");
    let (first, second) = tokio::join!(ada.post("/people", &form), ada.post("/people", &form));
    let again = if first.status == StatusCode::OK { second } else { first };
    assert_eq!((again.status, again.location.as_str()), (StatusCode::SEE_OTHER, "/people?done=sent-twice"));
    let list = ada.page(&again.location).await;
    assert_eq!(list.matches("Jo Bloggs</a>").count(), 1, "{list}");
}

#[tokio::test]
async fn what_cannot_be_added_is_refused_at_its_field_and_nothing_is_made() {
    let ada = Site::with_people().await.seen_by(Member::Ada).await;
    let check = async |form: &str, words: &[&str]| {
        let answer = ada.post("/people", form).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{form}");
        holds(&answer.body, words);
        assert!(!has_account(&ada, "jo@little-marsh.example"), "{form}");
        assert!(!ada.page("/people").await.contains("Jo Bloggs"), "{form}");
    };
    check("", &["href=\"#name\"", "href=\"#login\"", "<title>Error: Add a person"]).await;
    check("name=Jo+Bloggs&login=jo", &["href=\"#login\"", "value=\"Jo Bloggs\"", "value=\"jo\""]).await;
    check(&format!("{JO}&rights=owner"), &["href=\"#rights\"", "is not a right"]).await;
    // The ledger refuses this one, after the account was made.
    check(
        &format!("{JO}&rights=reader&rights=partner"),
        &["href=\"#rights\"", "which a partner cannot have"],
    )
    .await;
    let taken = "name=Jo+Bloggs&login=RAE%40little-marsh.example";
    check(taken, &["href=\"#login\"", "Rae of the Marsh is here, and signs in with this address"]).await;
}

#[tokio::test]
async fn whoever_has_an_account_from_another_authority_is_let_in_by_whoever_runs_goldthread() {
    let site = Site::of_two().await;
    let ada = site.seen_in(0, Member::Ada).await;
    let refused =
        ada.post("/people", "name=Rae+from+afar&login=rae%40great-marsh.example&rights=analyst").await;
    assert_eq!(refused.status, StatusCode::BAD_REQUEST);
    holds(&refused.body, &["href=\"#login\"", "goldthread user add"]);
    assert!(!refused.body.contains("Great Marsh Council"), "{}", refused.body);
    assert!(!ada.page("/people").await.contains("Rae from afar"));
    joins(&site, (Member::Rae, 1), 0, "Rae from afar", Right::Analyst).await;
    holds(&ada.page("/people").await, &[&format!("/people/{}", Member::Rae.id(1)), "Rae from afar"]);
    let rae = site.seen_in(1, Member::Rae).await;
    holds(&rae.page("/authorities").await, &["Little Marsh Council", "Great Marsh Council"]);
    let again = ada.post("/people", "name=Rae+from+afar&login=rae%40great-marsh.example").await;
    holds(&again.body, &["Rae from afar is here, and signs in with this address"]);
}

#[tokio::test]
async fn only_administrators_add_people() {
    let site = Site::with_people().await;
    for member in [Member::Imogen, Member::Quinn, Member::Rae, Member::Noa] {
        let seen = site.seen_by(member).await;
        assert_eq!(seen.get("/people/new").await.status, StatusCode::FORBIDDEN, "{member:?}");
        assert_eq!(seen.post("/people", JO).await.status, StatusCode::FORBIDDEN, "{member:?}");
    }
    assert!(!has_account(&site, "jo@little-marsh.example"));
}
