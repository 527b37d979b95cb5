//! Requests under another name than ours: what is made of the name of the site - the address of a one-time link - never leads elsewhere.

use axum::body::Body;
use axum::http::request::Builder;
use axum::http::{HeaderValue, Request, StatusCode, header};

use super::clean::Page;
use super::ground::Ground;
use super::state::State;
use crate::testing::people::Member;

/// Names that are not ours, those that begin or end like one of ours before others.
const FOREIGN: [&str; 22] = [
    "elsewhere.example",
    "elsewhere.example:8080",
    "localhost.elsewhere.example",
    "127.0.0.1.elsewhere.example",
    "127.0.0.1:8080@elsewhere.example",
    "127.0.0.1@elsewhere.example",
    "localhost:@elsewhere.example",
    "localhost:8080.elsewhere.example",
    "localhost:80a",
    "localhost:-1",
    "localhost/elsewhere.example",
    "localhost#elsewhere.example",
    "localhost?elsewhere.example",
    "localhost\\elsewhere.example",
    "localhost, elsewhere.example",
    "localhost elsewhere.example",
    "[::1]elsewhere.example",
    "[::1]:8080@elsewhere.example",
    "[::1].elsewhere.example:8080",
    "[::1",
    "localhost:<script>",
    "",
];

/// Headers by which proxies of other makes say a name or a path.
const CLAIMS: [(&str, &str); 9] = [
    ("x-forwarded-host", "elsewhere.example"),
    ("x-forwarded-server", "elsewhere.example"),
    ("x-forwarded-port", "1@elsewhere.example"),
    ("x-host", "elsewhere.example"),
    ("x-original-host", "elsewhere.example"),
    ("x-original-url", "/people/record"),
    ("x-rewrite-url", "/people/record"),
    ("forwarded", "host=elsewhere.example;proto=https"),
    ("x-forwarded-prefix", "//elsewhere.example"),
];

async fn asked(ground: &Ground, request: Request<Body>) -> Page {
    Page::of(ground.signed_in(Member::Ada).raw(request).await).await
}

/// Asks for a one-time link.
fn link() -> Builder {
    Request::post(format!("/people/{}/link", Member::Rae.id(0))).header("sec-fetch-site", "same-origin")
}

#[tokio::test]
async fn a_request_under_a_foreign_name_is_refused_and_makes_no_link() {
    let ground = Ground::new().await;
    let before = State::of(&ground);
    for name in FOREIGN {
        let value = HeaderValue::from_str(name).expect("it may stand in a header");
        for address in ["/", "/sign-in", "/people", "/nothing", "/nothing/at/all", "/assets/nothing.js"] {
            let request = Request::get(address).header(header::HOST, value.clone());
            let page = asked(&ground, request.body(Body::empty()).expect("a request")).await;
            page.is_clean(address);
            assert_eq!(page.status, StatusCode::FORBIDDEN, "{address} of {name:?}");
            assert!(!page.body.contains("elsewhere.example"), "{address} of {name:?}");
        }
        let request = link().header(header::HOST, value.clone());
        let page = asked(&ground, request.body(Body::empty()).expect("a request")).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN, "{name:?}");
        assert!(!page.body.contains("/links/"), "{name:?}");
    }
    assert_eq!(State::of(&ground), before);
}

#[tokio::test]
async fn two_names_are_none() {
    let ground = Ground::new().await;
    let check = async |address: &str, names: &[&str], expected: StatusCode| {
        let request =
            names.iter().fold(Request::get(address), |request, name| request.header(header::HOST, *name));
        let page = asked(&ground, request.body(Body::empty()).expect("a request")).await;
        page.is_clean(address);
        assert_eq!(page.status, expected, "{address} {names:?}");
    };
    check("/people", &["localhost"], StatusCode::OK).await;
    check("/people", &["localhost", "localhost"], StatusCode::BAD_REQUEST).await;
    check("/people", &["localhost", "elsewhere.example"], StatusCode::BAD_REQUEST).await;
    check("/people", &["elsewhere.example", "localhost"], StatusCode::BAD_REQUEST).await;
    check("/people", &[], StatusCode::BAD_REQUEST).await;
    check("http://localhost:8080/people", &["localhost:8080"], StatusCode::OK).await;
    check("http://elsewhere.example/people", &["localhost:8080"], StatusCode::FORBIDDEN).await;
    check("http://localhost:8080/people", &["elsewhere.example"], StatusCode::FORBIDDEN).await;
    check("http://localhost:8080@elsewhere.example/people", &["localhost:8080"], StatusCode::FORBIDDEN).await;
}

#[tokio::test]
async fn what_others_claim_of_the_name_is_not_believed() {
    let ground = Ground::new().await;
    for (name, value) in CLAIMS {
        let request = link().header(header::HOST, "localhost:8080").header(name, value);
        let page = asked(&ground, request.body(Body::empty()).expect("a request")).await;
        page.is_clean(name);
        assert_eq!(page.status, StatusCode::OK, "{name}: {}", page.said());
        assert!(page.body.contains("http://localhost:8080/links/"), "{name}: {}", page.body);
        assert!(!page.body.contains("elsewhere.example"), "{name}");
        let request = Request::get("/people/new").header(header::HOST, "localhost:8080").header(name, value);
        let page = asked(&ground, request.body(Body::empty()).expect("a request")).await;
        assert!(
            page.body.contains("<h1 class=\"govuk-heading-l\">Add a person</h1>"),
            "{name}: {}",
            page.body
        );
    }
}

/// Where the address and the header both say who is meant, the link is made of the one that was checked.
#[tokio::test]
async fn a_link_is_of_the_name_that_was_asked_for() {
    let ground = Ground::new().await;
    let request = Request::post(format!("http://localhost:9000/people/{}/link", Member::Rae.id(0)))
        .header(header::HOST, "127.0.0.1:8080")
        .header("sec-fetch-site", "same-origin");
    let page = asked(&ground, request.body(Body::empty()).expect("a request")).await;
    assert!(page.body.contains("http://localhost:9000/links/"), "{}", page.body);
}
