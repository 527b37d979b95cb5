use axum::http::StatusCode;

use crate::testing::people::Member;
use crate::testing::{Site, holds};

const ACTION: &str = "/plans/{plan}/actions/1";

fn form(more: &str) -> String {
    format!("done=Two+workshops+were+held.&once=0192f0c1-0000-7000-8000-0000000000a1{more}")
}

#[tokio::test]
async fn an_update_is_posted_and_stands_on_the_action() {
    let site = Site::with_people().await;
    let alex = site.seen_by(Member::Alex).await;
    holds(&alex.page(ACTION).await, &["Post an update"]);
    let posted = alex.post(&format!("{ACTION}/updates"), &form("&next=Two+more")).await;
    assert_eq!(posted.status, StatusCode::SEE_OTHER);
    let page = alex.page(&posted.location).await;
    holds(&page, &["The update is posted.", "Two workshops were held.", "Two more", "Alex of the Marsh, "]);
    holds(&alex.page(&format!("{ACTION}/history")).await, &["posted an update on action 1"]);
}

#[tokio::test]
async fn an_update_that_is_sent_twice_counts_once() {
    let site = Site::with_people().await;
    let alex = site.seen_by(Member::Alex).await;
    alex.post(&format!("{ACTION}/updates"), &form("")).await;
    let again = alex.post(&format!("{ACTION}/updates"), &form("")).await;
    assert!(again.location.ends_with("?done=sent-twice"));
    let page = alex.page(&again.location).await;
    holds(&page, &["It was not done a second time."]);
    assert_eq!(page.matches("Two workshops were held.").count(), 1);
}

#[tokio::test]
async fn what_is_wrong_is_shown_beside_what_was_typed() {
    let site = Site::with_people().await;
    let alex = site.seen_by(Member::Alex).await;
    let check = async |sent: &str, expected: &[&str]| {
        let answer = alex.post(&format!("{ACTION}/updates"), sent).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{sent}");
        holds(&answer.body, expected);
    };
    check(
        "done=+",
        &["Say what was done, what changed, what is next or what is in the way", "href=\"#done\""],
    )
    .await;
    check(
        "done=Held+%3Cb%3E&status=At+risk",
        &["Say why it stands so", "href=\"#reason\"", "Held &lt;b&gt;"],
    )
    .await;
    check("done=Held&status=Purple&reason=x", &["Choose one of the statuses that the plan has"]).await;
}

#[tokio::test]
async fn an_update_is_put_right_by_whoever_posted_it() {
    let site = Site::with_people().await;
    let alex = site.seen_by(Member::Alex).await;
    alex.post(&format!("{ACTION}/updates"), &form("")).await;
    let one = format!("{ACTION}/updates/1");
    holds(&alex.page(&one).await, &["Two workshops were held."]);
    let sent = "done=Three+were+held.&why=One+was+forgotten";
    let others = site.seen_by(Member::Imogen).await.post(&one, sent).await;
    holds(&others.body, &["Only whoever posted an update puts it right"]);
    let put = alex.post(&one, sent).await;
    let page = alex.page(&put.location).await;
    holds(&page, &["Three were held.", "One was forgotten", "What was done: Two workshops were held."]);
    assert_eq!(alex.get(&format!("{ACTION}/updates/9")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn who_may_not_tell_of_progress_is_offered_nothing() {
    let site = Site::with_people().await;
    for member in [Member::Quinn, Member::Rae, Member::Ana] {
        let them = site.seen_by(member).await;
        assert!(!them.page(ACTION).await.contains("Post an update"), "{member:?}");
        let answer = them.post(&format!("{ACTION}/updates"), &form("")).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{member:?}");
    }
}

#[tokio::test]
async fn where_nobody_signs_in_whoever_posts_says_who_they_are() {
    let site = Site::new().await;
    let without = site.post(&format!("{ACTION}/updates"), &form("")).await;
    holds(&without.body, &["Enter your name or role"]);
    let posted = site.post(&format!("{ACTION}/updates"), &form("&by=Head+of+Service")).await;
    holds(&site.page(&posted.location).await, &["Two workshops were held."]);
    holds(&site.page(&format!("{ACTION}/history")).await, &["Head of Service"]);
}

#[tokio::test]
async fn a_moment_that_has_passed_is_not_changed() {
    let site = Site::with_people().await;
    let alex = site.seen_by(Member::Alex).await;
    let past = alex.post(&format!("{ACTION}/updates?at=1000"), &form("")).await;
    assert_eq!(past.status, StatusCode::BAD_REQUEST);
}
