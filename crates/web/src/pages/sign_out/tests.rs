//! Signing out through HTTP.

use axum::body::Body;
use axum::http::{Request, header};

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

#[tokio::test]
async fn every_page_of_whoever_has_signed_in_has_the_way_out() {
    let site = Site::with_people().await;
    let has_it = |page: &str| {
        let head = page.split("<main").next().unwrap_or_default();
        head.contains("<form action=\"/sign-out\" method=\"post\">")
    };
    let rae = site.seen_by(Member::Rae).await;
    for address in ["/", "/plans", "/plans/{plan}", "/rules", "/account", "/nothing", "/people/record"] {
        assert!(has_it(&rae.get(address).await.body), "{address}");
    }
    assert!(!has_it(&site.page("/sign-in").await), "there is nobody to sign out");
}

#[tokio::test]
async fn a_browser_is_told_to_let_go_of_what_it_has() {
    let rae = Site::with_people().await.seen_by(Member::Rae).await;
    let request = Request::post("/sign-out").header(header::HOST, "localhost");
    let request = request.header("sec-fetch-site", "same-origin").body(Body::empty()).expect("a request");
    let answer = rae.raw(request).await;
    assert_eq!(answer.headers()["clear-site-data"], "\"cache\", \"storage\"");
}
