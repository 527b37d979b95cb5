//! Sessions that are over: the very next request is refused, and pages that were made before are given to nobody who may not see them.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use goldthread_accounts::{AccountId, By};

use super::addresses::look;
use super::clean::Page;
use super::ground::Ground;
use crate::testing::Site;
use crate::testing::people::{Member, PASSWORD};

/// Pages that are kept once they are made, and pages that are not.
const PAGES: [&str; 6] =
    ["/plans/{plan}", "/plans/{plan}/actions", "/plans/{plan}/flags", "/plans", "/", "/account"];

/// Looks at the pages and gives their tags, so that later requests can claim to have them.
async fn seen(ground: &Ground, site: &Site) -> Vec<(String, String)> {
    let mut tags = Vec::new();
    for address in PAGES {
        let address = address.replace("{plan}", &ground.site.plan.to_string());
        let page = look(site, &address).await;
        assert_eq!(page.status, StatusCode::OK, "{address}");
        tags.push((address, page.text(header::ETAG).to_owned()));
    }
    tags
}

/// Fails where any of the pages is still given, or a browser is told that what it has is good.
async fn is_shut_out(site: &Site, pages: &[(String, String)]) {
    for (address, tag) in pages {
        for tag in [tag.as_str(), "", "*"] {
            let mut request = Request::get(address).header(header::HOST, "127.0.0.1:8080");
            if !tag.is_empty() {
                request = request.header(header::IF_NONE_MATCH, tag);
            }
            let answer = site.raw(request.body(Body::empty()).expect("a request")).await;
            let page = Page::of(answer).await;
            page.is_clean(address);
            assert_eq!(page.status, StatusCode::SEE_OTHER, "{address} {tag}");
            assert!(page.location().starts_with("/sign-in"), "{address}");
            assert!(!page.body.contains("Little Marsh"), "{address}");
        }
    }
}

#[tokio::test]
async fn whoever_has_signed_out_has() {
    let ground = Ground::new().await;
    let rae = ground.signed_in(Member::Rae);
    let pages = seen(&ground, &rae).await;
    assert_eq!(rae.post("/sign-out", "").await.location, "/sign-in");
    is_shut_out(&rae, &pages).await;
    seen(&ground, &ground.signed_in(Member::Rae)).await;
}

#[tokio::test]
async fn whoever_is_disabled_is_out_with_every_session() {
    let ground = Ground::new().await;
    let (one, other) = (ground.signed_in(Member::Rae), ground.signed_in(Member::Rae));
    let pages = seen(&ground, &one).await;
    let ada = ground.signed_in(Member::Ada);
    let done = ada.post(&format!("/people/{}/disabling", Member::Rae.id(0)), "").await;
    assert!(done.location.contains("done=account-disabled"), "{}", done.body);
    is_shut_out(&one, &pages).await;
    is_shut_out(&other, &pages).await;
    let form = format!("login={}&password={}", Member::Rae.login(0), PASSWORD.replace(' ', "+"));
    assert_eq!(ground.site.post("/sign-in", &form).await.status, StatusCode::BAD_REQUEST);
    ada.post(&format!("/people/{}/enabling", Member::Rae.id(0)), "").await;
    is_shut_out(&one, &pages).await;
}

#[tokio::test]
async fn whoever_leaves_is_out() {
    let ground = Ground::new().await;
    let rae = ground.signed_in(Member::Rae);
    let pages = seen(&ground, &rae).await;
    let ada = ground.signed_in(Member::Ada);
    let done = ada.post(&format!("/people/{}/leaving", Member::Rae.id(0)), "on=2026-03-20").await;
    assert!(done.location.contains("done=person-left"), "{}", done.body);
    is_shut_out(&rae, &pages).await;
}

#[tokio::test]
async fn whoever_changes_their_password_is_out_everywhere_else() {
    let ground = Ground::new().await;
    let (one, other) = (ground.signed_in(Member::Rae), ground.signed_in(Member::Rae));
    let pages = seen(&ground, &other).await;
    let form = "current=otter+lantern+meadow+crisp&password=copper+lantern+willow+drum&again=copper+lantern+willow+drum";
    let changed = one.post("/account/password", form).await;
    assert_eq!(changed.location, "/account?done=password", "{}", changed.body);
    is_shut_out(&one, &pages).await;
    is_shut_out(&other, &pages).await;
}

#[tokio::test]
async fn whoever_used_a_link_ends_the_sessions_before() {
    let ground = Ground::new().await;
    let rae = ground.signed_in(Member::Rae);
    let pages = seen(&ground, &rae).await;
    let accounts = ground.site.deployment.accounts();
    let (id, reset) = (AccountId::from(Member::Rae.id(0)), goldthread_accounts::LinkFor::Reset);
    let link = accounts.make_link(id, reset, By::Machine, crate::testing::moment()).expect("it can be made");
    let password = PASSWORD.replace(' ', "+");
    let form = format!("password={password}&again={password}");
    let used = ground.site.post(&format!("/links/{}", link.token.reveal()), &form).await;
    assert_eq!(used.location, "/", "{}", used.body);
    is_shut_out(&rae, &pages).await;
}

/// A right that is withdrawn is gone at once, and so is a page that was made with it, also for whoever has its tag.
#[tokio::test]
async fn a_right_that_was_withdrawn_opens_nothing() {
    let ground = Ground::new().await;
    let (rae, other) = (ground.signed_in(Member::Rae), ground.signed_in(Member::Ana));
    let pages = seen(&ground, &rae).await;
    let ada = ground.signed_in(Member::Ada);
    let done = ada.post(&format!("/people/{}/rights/withdrawal", Member::Rae.id(0)), "given=reader").await;
    assert!(done.location.contains("done=right-withdrawn"), "{}", done.body);
    for (address, tag) in pages.iter().filter(|(address, _)| address.starts_with("/plans")) {
        for tag in [tag.as_str(), "*"] {
            let request =
                Request::get(address).header(header::HOST, "localhost").header(header::IF_NONE_MATCH, tag);
            let page = Page::of(rae.raw(request.body(Body::empty()).expect("a request")).await).await;
            page.is_clean(address);
            assert_eq!(page.status, StatusCode::FORBIDDEN, "{address}");
            assert!(!page.body.contains("Improvement Plan"), "{address}");
        }
    }
    seen(&ground, &other).await;
}

/// Nobody's browser keeps what was shown to whoever had signed in, be it a page or why there is none.
#[tokio::test]
async fn nothing_is_left_in_the_browser() {
    let ground = Ground::new().await;
    let rae = ground.signed_in(Member::Rae);
    let plan = ground.site.plan;
    for address in [
        "/".to_owned(),
        format!("/plans/{plan}"),
        format!("/plans/{plan}/papers/progress.html"),
        format!("/plans/{plan}/source"),
        "/people".to_owned(),
        "/nothing".to_owned(),
        "/account".to_owned(),
        "/account/second-factor".to_owned(),
        "/account/sessions".to_owned(),
    ] {
        let page = look(&rae, &address).await;
        assert_eq!(page.text(header::CACHE_CONTROL), "no-store", "{address} ({})", page.status);
    }
}

/// What stands in the place of a session and is none.
#[tokio::test]
async fn what_is_no_session_opens_nothing() {
    let ground = Ground::new().await;
    let rae = ground.signed_in(Member::Rae);
    let pages = seen(&ground, &rae).await;
    for cookie in [
        "goldthread=",
        "goldthread=null",
        "goldthread=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "goldthread=' OR '1'='1",
        "goldthread=../../etc/passwd",
        "GOLDTHREAD=abc",
        "__Host-goldthread=abc",
        &format!("goldthread={}", Member::Ada.id(0)),
        &format!("goldthread={}", "A".repeat(8_000)),
    ] {
        is_shut_out(&ground.site.seen_with(cookie), &pages).await;
    }
}
