//! Signing out through HTTP.

use crate::testing::Site;
use crate::testing::people::Member;

#[tokio::test]
async fn the_session_ends_on_the_server_too() {
    let site = Site::with_people().await.seen_by(Member::Rae).await;
    let out = site.post("/sign-out", "").await;
    assert_eq!(out.location, "/sign-in");
    assert!(
        out.cookies.iter().any(|cookie| cookie.starts_with("goldthread=;") && cookie.contains("Max-Age=0"))
    );
    assert_eq!(
        site.get("/account").await.location,
        "/sign-in?to=/account",
        "the cookie that somebody kept opens nothing"
    );
}
