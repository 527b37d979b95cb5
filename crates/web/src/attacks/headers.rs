//! Line ends in everything that comes near a header: where an answer leads, what it is called, what it sets.

use axum::body::Body;
use axum::http::{HeaderValue, Request, header};

use super::addresses::look;
use super::clean::Page;
use super::forms::FORMS;
use super::ground::Ground;
use super::payloads::escaped;
use crate::testing::people::{Member, PASSWORD};

/// Ends of lines, as programs in between have taken them for such.
const ENDS: [&str; 7] = ["\r\n", "\n", "\r", "\r\n ", "\u{2028}", "\u{85}", "\u{560d}\u{560a}"];

fn planted(end: &str) -> String {
    format!("/plans{end}zq: planted{end}Set-Cookie: zq=1{end}{end}<script>alert(1)</script>")
}

fn has_nothing_planted(page: &Page, what: &str) {
    page.is_clean(what);
    assert!(!page.location().contains("planted") || page.location().starts_with("/sign-in?to="), "{what}");
    for cookie in page.headers.get_all(header::SET_COOKIE) {
        let cookie = cookie.to_str().expect("it is text");
        assert!(
            cookie.starts_with("goldthread=") || cookie.starts_with("goldthread-browser="),
            "{what}: {cookie}"
        );
    }
}

#[tokio::test]
async fn no_line_of_a_form_becomes_a_header() {
    let ground = Ground::new().await;
    for form in FORMS {
        for end in ENDS {
            let open = ground.open(form).await;
            let all = open.fields.iter().map(|(name, _)| (name.clone(), planted(end))).collect::<Vec<_>>();
            has_nothing_planted(&open.send(form, &all).await, form.path);
        }
    }
    for end in ENDS {
        let form = format!(
            "login={}&password={}&to={}",
            Member::Rae.login(0),
            escaped(PASSWORD),
            escaped(&planted(end))
        );
        let request = Request::post("/sign-in")
            .header(header::HOST, "localhost")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let answer = ground.site.raw(request.body(Body::from(form)).expect("a request")).await;
        let page = Page::of(answer).await;
        has_nothing_planted(&page, "sign in");
        assert_eq!(page.location(), "/", "{end:?}");
    }
}

#[tokio::test]
async fn no_line_of_an_address_becomes_a_header() {
    let ground = Ground::new().await;
    let ada = ground.signed_in(Member::Ada);
    let plan = ground.site.plan;
    for end in ENDS {
        let planted = escaped(&planted(end));
        for address in [
            format!("/{planted}"),
            format!("/plans/{planted}"),
            format!("/plans/{plan}/actions?show={planted}"),
            format!("/plans/{plan}/papers/{planted}"),
            format!("/plans/{plan}/papers/progress.html?at={planted}"),
            format!("/drafts/{planted}"),
            format!("/links/{planted}"),
            format!("/sign-in?to={planted}"),
            format!("/assets/{planted}"),
            format!("/people?done={planted}"),
        ] {
            has_nothing_planted(&look(&ground.site, &address).await, &address);
            has_nothing_planted(&look(&ada, &address).await, &address);
        }
    }
}

/// What comes back in headers is ours, whatever was sent in them.
#[tokio::test]
async fn no_header_is_sent_back() {
    let ground = Ground::new().await;
    let ada = ground.signed_in(Member::Ada);
    for name in [
        "if-none-match",
        "x-request-id",
        "x-correlation-id",
        "origin",
        "referer",
        "cookie",
        "accept-language",
        "range",
        "access-control-request-method",
        "x-forwarded-for",
        "x-forwarded-proto",
        "user-agent",
        "upgrade",
        "te",
        "expect",
    ] {
        let value = HeaderValue::from_static("goldthread=zq\tplanted; \"zq\"");
        let request = Request::get("/plans").header(header::HOST, "localhost").header(name, value);
        let answer = ada.raw(request.body(Body::empty()).expect("a request")).await;
        let page = Page::of(answer).await;
        page.is_clean(name);
        for (own, value) in &page.headers {
            let value = String::from_utf8_lossy(value.as_bytes());
            assert!(!value.contains("planted"), "{name} comes back in {own}: {value}");
            assert!(!own.as_str().starts_with("access-control"), "{own}");
        }
    }
}
