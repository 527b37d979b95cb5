//! What is on the ladder in all plans.

use axum::http::StatusCode;

use crate::testing::people::Member;
use crate::testing::{Site, holds};

#[tokio::test]
async fn a_director_sees_what_is_open_by_rung_and_whom_it_is_with() {
    let site = Site::with_people().await;
    let imogen = site.seen_by(Member::Imogen).await;
    assert!(!imogen.page("/").await.contains("matter on the ladder"));
    holds(&imogen.page("/escalations").await, &["Nothing is on the ladder."]);
    for (at, rung) in [("actions/1", 0), ("actions/2", 3), ("sections/2", 1)] {
        let form = format!("cause=other&rung={rung}&why=Nobody+has+said+why");
        imogen.post(&format!("/plans/{{plan}}/{at}/escalations"), &form).await;
    }
    let page = imogen.page("/escalations").await;
    holds(&page, &["3 matters are on the ladder; no answer is late.", "Director (1)", "Improvement Plan"]);
    let places: Vec<Option<usize>> = ["Tell every team", "what children say", "Write a guide"]
        .iter()
        .map(|words| page.find(words))
        .collect();
    assert!(
        places.iter().all(Option::is_some) && places.is_sorted(),
        "the highest rung is first: {places:?}"
    );
    let with = imogen.page("/escalations?with=Director").await;
    assert!(with.contains("Tell every team") && !with.contains("Write a guide"));
    holds(&imogen.page("/").await, &["matters on the ladder", "href=\"/escalations\""]);
    let sid = site.seen_by(Member::Sid).await.page("/escalations").await;
    assert!(sid.contains("Write a guide") && !sid.contains("what children say"), "only what they may see");
    let pat = site.seen_by(Member::Pat).await.page("/escalations").await;
    assert!(pat.contains("Tell every team") && !pat.contains("Write a guide"));
    assert_eq!(site.seen_by(Member::Noa).await.get("/escalations").await.status, StatusCode::FORBIDDEN);
}
