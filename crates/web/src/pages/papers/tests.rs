//! `GET /plans/{plan}/papers` and the papers.

use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};

use crate::testing::{Site, holds};

#[tokio::test]
async fn the_papers_are_listed_with_what_they_are_made_from() {
    let page = Site::new().await.page("/plans/{plan}/papers").await;
    holds(
        &page,
        &["Progress report", "progress.pdf", "Made from entry 8 of the ledger, judged as at 31 March 2026"],
    );
}

#[tokio::test]
async fn a_paper_is_shown_on_a_page_under_its_own_style() {
    let page = Site::new().await.page("/plans/{plan}/papers/progress").await;
    holds(&page, &["class=\"paper\"", "/assets/paper-", "As at entry 8 of the ledger, 31 March 2026"]);
    assert!(!page.contains("style="), "the content security policy forbids style in a page");
}

#[tokio::test]
async fn a_paper_is_judged_on_the_day_that_is_asked_for() {
    let page = Site::new().await.page("/plans/{plan}/papers/progress?at=2026-12-31").await;
    holds(&page, &["As at entry 8 of the ledger, 31 December 2026"]);
}

#[tokio::test]
async fn a_paper_can_be_had_as_a_file_the_same_each_time() {
    let site = Site::new().await;
    for (name, kind, begins) in [
        ("progress.pdf", "application/pdf", "%PDF-"),
        ("progress.html", "text/html; charset=utf-8", "<!DOCTYPE html>"),
        ("progress.md", "text/markdown; charset=utf-8", "# "),
    ] {
        let mut files = Vec::new();
        for _ in 0..2 {
            let request =
                Request::get(format!("/plans/{}/papers/{name}", site.plan)).header(header::HOST, "localhost");
            let response = site.raw(request.body(Body::empty()).expect("a request")).await;
            assert_eq!(response.status(), StatusCode::OK, "{name}");
            assert_eq!(response.headers()[header::CONTENT_TYPE], kind);
            files.push(to_bytes(response.into_body(), usize::MAX).await.expect("the file can be read"));
        }
        assert!(files[0].starts_with(begins.as_bytes()), "{name}");
        assert_eq!(files[0], files[1], "{name}");
    }
    assert_eq!(site.get("/plans/{plan}/papers/secret.pdf").await.status, StatusCode::NOT_FOUND);
}
