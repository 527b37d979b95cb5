//! What is shown instead of a page.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};

use crate::testing::{Site, holds};

#[tokio::test]
async fn an_unknown_address_says_what_to_do() {
    let answer = Site::new().await.get("/nothing/here").await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    holds(
        &answer.body,
        &["Page not found", "Nothing was changed", "Go to the list of plans", "Little Marsh Council"],
    );
}

#[tokio::test]
async fn a_page_takes_no_form() {
    let answer = Site::new().await.post("/plans", "").await;
    assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED);
    holds(&answer.body, &["This page cannot do that"]);
}

#[tokio::test]
async fn strangers_are_refused() {
    let site = Site::new().await;
    for (host, fetch_site, words) in [
        ("attacker.example", "same-origin", "names another machine"),
        ("127.0.0.1:8080", "cross-site", "from a page of another site"),
    ] {
        let request =
            Request::post("/documents").header(header::HOST, host).header("sec-fetch-site", fetch_site);
        let answer = site.send(request.body(Body::empty()).expect("a request")).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{host}");
        holds(&answer.body, &["Not allowed from there", words]);
    }
}
