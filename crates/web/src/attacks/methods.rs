//! Methods that no page has asked for, and headers and fields that would make one method another.

use std::collections::BTreeSet;

use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};

use super::clean::Page;
use super::forms::FORMS;
use super::ground::{Ground, encoded};
use super::state::State;
use crate::routes::ROUTES;
use crate::testing::people::Member;

const STRANGE: [&str; 14] = [
    "TRACE",
    "TRACK",
    "CONNECT",
    "OPTIONS",
    "PROPFIND",
    "PROPPATCH",
    "MKCOL",
    "COPY",
    "MOVE",
    "LOCK",
    "PATCH",
    "PURGE",
    "DEBUG",
    "get",
];

#[tokio::test]
async fn no_route_takes_a_strange_method() {
    let ground = Ground::new().await;
    let ada = ground.signed_in(Member::Ada);
    let before = State::of(&ground);
    let paths: BTreeSet<&str> = ROUTES.iter().map(|route| route.path).collect();
    for path in paths {
        let address = path.replace("{plan}", &ground.site.plan.to_string()).replace(['{', '}'], "");
        for method in STRANGE {
            let method = Method::from_bytes(method.as_bytes()).expect("it is a word");
            let request = Request::builder()
                .method(method.clone())
                .uri(&address)
                .header(header::HOST, "localhost")
                .header("sec-fetch-site", "same-origin")
                .header("x-secret", "zq-echo");
            let answer = ada.raw(request.body(Body::from("name=zq")).expect("a request")).await;
            let page = Page::of(answer).await;
            page.is_clean(&format!("{method} {address}"));
            assert_eq!(page.status, StatusCode::METHOD_NOT_ALLOWED, "{method} {address}");
            assert!(!page.body.contains("zq-echo"), "{method} {address} sends back what was sent");
        }
    }
    assert_eq!(State::of(&ground), before);
}

/// A form that is asked for as if it were a page does nothing, and neither does a page that is asked for as if it were a form.
#[tokio::test]
async fn no_header_or_field_makes_a_method_another() {
    let ground = Ground::new().await;
    for form in FORMS {
        let open = ground.open(form).await;
        let before = State::of(&ground);
        let fields = encoded(&open.fields);
        for name in ["x-http-method-override", "x-http-method", "x-method-override"] {
            for method in ["GET", "HEAD"] {
                let request = Request::builder()
                    .method(method)
                    .uri(format!("{}?_method=POST&{fields}", open.address))
                    .header(header::HOST, "localhost")
                    .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
                    .header(name, "POST");
                let answer =
                    open.site.raw(request.body(Body::from(fields.clone())).expect("a request")).await;
                Page::of(answer).await.is_clean(form.path);
                assert_eq!(State::of(&ground), before, "{method} {}", form.path);
            }
            let request = Request::post(format!("/plans/{}/actions", ground.site.plan))
                .header(header::HOST, "localhost")
                .header("sec-fetch-site", "same-origin")
                .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
                .header(name, "DELETE");
            let answer = open.site.raw(request.body(Body::from("_method=DELETE")).expect("a request")).await;
            let refused = matches!(answer.status(), StatusCode::METHOD_NOT_ALLOWED | StatusCode::SEE_OTHER);
            assert!(refused, "{}", answer.status());
        }
    }
}
