//! `GET` and `POST /roles/{role}/hand-over`.

use axum::http::StatusCode;

use crate::pages::roles::tests::head_of_visits;
use crate::testing::people::Member;
use crate::testing::{Site, holds};

fn to(member: Member) -> String {
    format!("from={}&to={}&on=2026-03-20", Member::Alex.id(0), member.id(0))
}

#[tokio::test]
async fn it_shows_what_is_open_before_it_moves() {
    let site = Site::with_people().await.seen_by(Member::Ada).await;
    let page = site.page(&format!("{}/hand-over", head_of_visits(&site).await)).await;
    holds(
        &page,
        &[
            "1 open action moves to the new holder; its history will show it.",
            "Write a guide to visits",
            "selected>Alex of the Marsh",
        ],
    );
    assert!(!page.contains("Tell every team") && !page.contains("Look at ten files"), "{page}");
}

#[tokio::test]
async fn what_is_open_moves_and_its_history_shows_it() {
    let site = Site::with_people().await.seen_by(Member::Ada).await;
    let role = head_of_visits(&site).await;
    let form = format!(
        "{}&note=Two+visits+are+late.%0D%0ASee+the+log.&once=0192f0c1-0000-7000-8000-0000000000aa",
        to(Member::Imogen)
    );
    let answer = site.post(&format!("{role}/hand-over"), &form).await;
    assert_eq!(answer.location, format!("{role}?done=handed-over"), "{}", answer.body);
    let told = "over from Alex of the Marsh to Imogen of the Marsh on 20 March 2026; 1 open action moved.";
    let page = site.page(&answer.location).await;
    holds(
        &page,
        &[
            "The role is handed over",
            told,
            "Two visits are late.",
            "See the log.",
            "What moved",
            "19 March 2026",
        ],
    );
    let history = site.page("/plans/{plan}/actions/1/history").await;
    holds(&history, &["Ada of the Marsh (person", told, "3 entries of the ledger"]);
    assert!(history.find(told) < history.find("confirmed action 1"), "the newest stands first: {history}");
    holds(&site.page("/plans/{plan}/actions/1").await, &["Imogen of the Marsh since 20 March 2026"]);
    for other in ["/plans/{plan}/actions/2/history", "/plans/{plan}/actions/1/history?at=7"] {
        assert!(!site.page(other).await.contains("handed the role"), "{other}");
    }
    let again = site.post(&format!("{role}/hand-over"), &form).await;
    assert_eq!(again.location, format!("{role}?done=sent-twice"));
    assert_eq!(site.page(&role).await.matches(told).count(), 1);
}

#[tokio::test]
async fn what_an_administrator_may_not_see_is_counted_and_moves() {
    let site = Site::with_people().await;
    let (addy, ada) = (site.seen_by(Member::Addy).await, site.seen_by(Member::Ada).await);
    let role = head_of_visits(&ada).await;
    let page = addy.page(&format!("{role}/hand-over")).await;
    holds(&page, &["1 open action moves", "1 action of these you may not see"]);
    assert!(!page.contains("Write a guide"), "{page}");
    let answer = addy.post(&format!("{role}/hand-over"), &to(Member::Imogen)).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    assert!(!addy.page(&role).await.contains("What moved"));
    holds(&ada.page(&role).await, &["What moved", "Action 1: Write a guide to visits (Children"]);
}

#[tokio::test]
async fn what_cannot_be_handed_over_is_refused_at_its_field() {
    let site = Site::with_people().await.seen_by(Member::Ada).await;
    let address = format!("{}/hand-over", head_of_visits(&site).await);
    let (alex, imogen) = (Member::Alex.id(0), Member::Imogen.id(0));
    for (form, words) in [
        (String::new(), ["href=\"#from\"", "href=\"#to\"", "href=\"#on\""]),
        (to(Member::Alex), ["href=\"#to\"", "cannot hand a role over to themselves", "value=\"2026-03-20\""]),
        (
            format!("from={imogen}&to={alex}&on=2026-03-20&note=Kept"),
            ["href=\"#from\"", "Imogen of the Marsh does not hold the role", ">\nKept</textarea>"],
        ),
        (
            format!("from={alex}&to={imogen}&on=2025-03-20"),
            ["href=\"#from\"", "Alex of the Marsh does not hold the role", "value=\"2025-03-20\""],
        ),
        (
            format!("from={alex}&to=0192f0c1-0000-7000-8000-00000000ffff&on=2026-03-20"),
            ["href=\"#to\"", "This person is not in the directory", "There is a problem"],
        ),
    ] {
        let answer = site.post(&address, &form).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{form}");
        holds(&answer.body, &words);
    }
}
