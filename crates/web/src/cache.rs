//! Finished pages, kept until something changes.
//!
//! A page is a function of its address, of the last entry of the ledger that plans, people and boards are known to, of the day (who a lead is by the directory) and of
//! what whoever asks may see; no page names who asks or depends on the hour. So a page that was made once is given again as it is,
//! compressed as it was, until the next entry or day, to all who may see the same. What depends on more (forms, drafts, papers,
//! accounts) is not kept.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::app::App;
use crate::{routes, words};

const MOST_BYTES: usize = 64 * 1024 * 1024;

/// The pages that were made since the last entry.
#[derive(Debug, Default)]
pub struct Pages(Mutex<Made>);

#[derive(Debug, Default)]
struct Made {
    head: u64,
    bytes: usize,
    plain: HashMap<String, Arc<Page>>,
    compressed: HashMap<String, Arc<Page>>,
}

#[derive(Debug)]
struct Page {
    headers: HeaderMap,
    tag: HeaderValue,
    body: Bytes,
}

impl Pages {
    fn get(&self, head: u64, address: &str, compressed: bool) -> Option<Arc<Page>> {
        let mut made = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if made.head != head {
            *made = Made { head, ..Made::default() };
        }
        let pages = if compressed { &made.compressed } else { &made.plain };
        pages.get(address).cloned()
    }

    fn put(&self, head: u64, address: String, compressed: bool, page: Arc<Page>) {
        let mut made = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // An address may be longer than its page.
        let bytes = page.body.len() + address.len();
        if made.head != head || made.bytes + bytes > MOST_BYTES {
            *made = Made { head, ..Made::default() };
        }
        made.bytes += bytes;
        let pages = if compressed { &mut made.compressed } else { &mut made.plain };
        pages.insert(address, page);
    }
}

/// Gives a page that was made before, or makes it and keeps it.
pub async fn made_once(app: App, request: Request, next: Next) -> Response {
    let Some(address) = address_to_keep(&app, &request) else { return next.run(request).await };
    let compressed = accepts_gzip(request.headers());
    let known = request.headers().get(header::IF_NONE_MATCH).cloned();
    let head = app.shelf().head;
    let page = match app.house().pages().get(head, &address, compressed) {
        Some(page) => page,
        None => match make(&app, head, request, next).await {
            Ok(page) => {
                app.house().pages().put(head, address, compressed, Arc::clone(&page));
                page
            }
            Err(response) => return response,
        },
    };
    answer(&page, known.as_ref())
}

/// The address of a page that depends on nothing but the plans and who may see them, and the mark of those who may see the same.
fn address_to_keep(app: &App, request: &Request) -> Option<String> {
    let is_kept = request.method() == Method::GET && routes::of(request).is_some_and(|route| route.made_once);
    let address = request.uri().path_and_query().filter(|_| is_kept)?;
    Some(format!("{} {} {address}", app.visitor().mark(), known_on(app)))
}

/// The people and boards that a page was made with, and the day: a request that came before the last entry may end after it.
fn known_on(app: &App) -> String {
    format!("{}-{}-{}", app.directory().head, app.governance().head, words::today(app.now()))
}

fn accepts_gzip(headers: &HeaderMap) -> bool {
    let accepted =
        headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    accepted.split(',').any(|coding| coding.trim() == "gzip")
}

/// Makes the page; what is not a page to keep is the answer as it is.
async fn make(app: &App, head: u64, request: Request, next: Next) -> Result<Arc<Page>, Response> {
    let response = next.run(request).await;
    if response.status() != StatusCode::OK {
        return Err(response);
    }
    let (mut parts, body) = response.into_parts();
    let body =
        to_bytes(body, usize::MAX).await.map_err(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())?;
    parts.headers.remove(header::CONTENT_LENGTH);
    let coding = parts
        .headers
        .get(header::CONTENT_ENCODING)
        .and_then(|coding| coding.to_str().ok())
        .unwrap_or("plain");
    let (run, mark) = (app.deployment().run(), app.visitor().mark());
    let tag = format!("\"{run}-{head}-{}-{coding}-{mark}\"", known_on(app));
    let tag = HeaderValue::try_from(tag).map_err(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())?;
    parts.headers.insert(header::ETAG, tag.clone());
    Ok(Arc::new(Page { headers: parts.headers, tag, body }))
}

fn answer(page: &Page, known: Option<&HeaderValue>) -> Response {
    let mut response = if known == Some(&page.tag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        Body::from(page.body.clone()).into_response()
    };
    *response.headers_mut() = page.headers.clone();
    response
}

#[cfg(test)]
mod tests {
    use axum::http::Request;

    use super::*;
    use crate::testing::{PLAN, Site};

    fn ask(address: &str) -> axum::http::request::Builder {
        Request::get(address).header(header::HOST, "localhost")
    }

    #[tokio::test]
    async fn a_page_is_made_anew_when_something_was_kept() {
        let site = Site::new().await;
        assert!(
            !site.page("/plans").await.contains("other.txt") && !site.page("/").await.contains("Large Marsh")
        );
        let draft = site.upload("other.txt", PLAN.replace("Little", "Large").as_bytes()).await.location;
        site.post(&format!("{draft}/confirmation"), "by=Someone").await;
        assert!(site.page("/").await.contains("Large Marsh"));
    }

    #[tokio::test]
    async fn a_browser_that_has_the_page_is_told_so() {
        let site = Site::new().await;
        let first = site.raw(ask("/plans").body(Body::empty()).expect("a request")).await;
        let tag = first.headers().get(header::ETAG).cloned().expect("a page has a tag");
        let request = ask("/plans").header(header::IF_NONE_MATCH, tag);
        let second = site.raw(request.body(Body::empty()).expect("a request")).await;
        assert_eq!(second.status(), StatusCode::NOT_MODIFIED);
        assert!(second.headers().contains_key(header::CONTENT_SECURITY_POLICY));
    }

    #[tokio::test]
    async fn compressed_and_plain_pages_are_kept_apart_and_strangers_get_neither() {
        let site = Site::new().await;
        let coding = |response: &Response| response.headers().get(header::CONTENT_ENCODING).cloned();
        for _ in 0..2 {
            let plain = site.raw(ask("/rules").body(Body::empty()).expect("a request")).await;
            assert_eq!(coding(&plain), None);
            let request = ask("/rules").header(header::ACCEPT_ENCODING, "gzip, br");
            let compressed = site.raw(request.body(Body::empty()).expect("a request")).await;
            assert_eq!(coding(&compressed), Some(HeaderValue::from_static("gzip")));
        }
        let stranger = Request::get("/rules").header(header::HOST, "attacker.example");
        let answer = site.raw(stranger.body(Body::empty()).expect("a request")).await;
        assert_eq!(answer.status(), StatusCode::FORBIDDEN);
    }
}
