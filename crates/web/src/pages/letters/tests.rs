use crate::testing::people::Member;
use crate::testing::{Site, holds};

#[tokio::test]
async fn what_did_not_arrive_is_shown_with_why_and_tried_again() {
    let site = Site::with_people().await;
    let ada = site.seen_by(Member::Ada).await;
    holds(&ada.page("/people/letters").await, &["There is none."]);
    let new = site.write_in_vain().await;
    assert!(new > 0, "Quinn has something to verify");
    assert_eq!(site.write_in_vain().await, 0, "a letter is written once");
    let page = ada.page("/people/letters").await;
    holds(&page, &["quinn@little-marsh.example", "The mail server could not be used", "Tried again on"]);
    let key =
        page.split("name=\"key\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a key");
    let again = ada.post("/people/letters", &format!("key={}", key.replace(' ', "+"))).await;
    holds(&ada.page(&again.location).await, &["The letter is tried again."]);
    assert_eq!(ada.post("/people/letters", "key=made+up").await.status.as_u16(), 404);
}

#[tokio::test]
async fn a_letter_quotes_nothing_of_a_plan() {
    let site = Site::with_people().await;
    site.write_in_vain().await;
    let letters = site.deployment.config().letters.clone().expect("letters are written");
    let kept =
        letters.outbox.undelivered(goldthread_post::Page { limit: 100, offset: 0 }).expect("it can be read");
    assert!(!kept.is_empty());
    let folder = site.folder().join("post.db");
    let file = std::fs::read(&folder).expect("the outbox is a file");
    let wal = std::fs::read(folder.with_extension("db-wal")).unwrap_or_default();
    let text = [String::from_utf8_lossy(&file), String::from_utf8_lossy(&wal)].concat();
    assert!(text.contains("section 1, action"), "where it is stands in it");
    for quoted in ["Tell every team", "guide to visits", "Visits are often late"] {
        assert!(!text.contains(quoted), "{quoted}");
    }
}
