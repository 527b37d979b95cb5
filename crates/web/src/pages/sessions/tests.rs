//! One's own sessions through HTTP.

use axum::http::StatusCode;

use crate::testing::people::Member;
use crate::testing::{Site, holds};

#[tokio::test]
async fn one_sees_and_ends_ones_own_sessions_only() {
    let site = Site::with_people().await;
    let (own, elsewhere, other) =
        (site.seen_by(Member::Rae).await, site.seen_by(Member::Rae).await, site.seen_by(Member::Ada).await);
    let page = own.page("/account/sessions").await;
    holds(&page, &["(this one)", "A browser of the tests", "Sign out everywhere else"]);
    let path = page
        .split("action=\"")
        .find(|rest| rest.starts_with("/account/sessions/") && !rest.contains("others/end\" m"));
    let path =
        path.and_then(|rest| rest.split('"').next()).expect("the other session can be ended").to_owned();
    assert_eq!(other.post(&path, "").await.status, StatusCode::NOT_FOUND, "not by somebody else");
    elsewhere.page("/account").await;
    assert_eq!(own.post(&path, "").await.location, "/account/sessions?done=session");
    assert_eq!(elsewhere.get("/account").await.location, "/sign-in?to=/account");
    own.page("/account").await;
}

#[tokio::test]
async fn all_others_end_at_once() {
    let site = Site::with_people().await;
    let (own, elsewhere) = (site.seen_by(Member::Rae).await, site.seen_by(Member::Rae).await);
    assert_eq!(
        own.post("/account/sessions/others/end", "").await.location,
        "/account/sessions?done=sessions"
    );
    assert_eq!(elsewhere.get("/account").await.location, "/sign-in?to=/account");
    holds(&own.page("/account/sessions").await, &["(this one)"]);
}
