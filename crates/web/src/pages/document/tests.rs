//! `GET /documents/new` and `POST /documents`.

use axum::http::StatusCode;

use crate::testing::{PLAN, Site, holds};

#[tokio::test]
async fn a_document_leads_to_its_draft() {
    let answer = Site::new().await.upload("plan.txt", PLAN.as_bytes()).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert!(answer.location.starts_with("/drafts/"), "{}", answer.location);
}

#[tokio::test]
async fn what_cannot_be_read_is_refused_at_its_field() {
    let site = Site::new().await;
    for (name, content, words) in [
        ("", &b""[..], "Choose the document to read"),
        ("plan.txt", b"", "plan.txt is empty"),
        ("plan.pdf", b"%PDF-1.7", "plan.pdf is damaged"),
        ("plan.png", b"\x89PNG", "looks like a picture"),
        ("a<b>.txt", b"", "a&lt;b&gt;.txt is empty"),
    ] {
        let answer = site.upload(name, content).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{name}");
        holds(&answer.body, &["There is a problem", "href=\"#document\"", words]);
    }
}

#[tokio::test]
async fn too_large_a_document_is_refused_in_words() {
    let answer = Site::new().await.upload("plan.txt", &vec![b'x'; 100_001]).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    holds(&answer.body, &["The file is too large", "larger than 97 kB", "Nothing was changed"]);
}

#[tokio::test]
async fn an_incomplete_form_is_refused_in_words() {
    let answer = Site::new().await.post("/documents", "document=x").await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    holds(&answer.body, &["That cannot be read"]);
}

#[tokio::test]
async fn the_address_of_a_refused_form_leads_back_to_the_form() {
    assert_eq!(Site::new().await.get("/documents").await.location, "/documents/new");
}
