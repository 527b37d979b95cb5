//! Forms that never come: whoever sends hundreds of them holds up nobody else.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody};
use axum::http::{Request, StatusCode, header};
use http_body::Frame;

use super::addresses::look;
use super::ground::Ground;
use crate::testing::people::{Member, PASSWORD};

/// A body that is waited for in vain; it tells once that it is.
struct Never {
    waited_for: Arc<AtomicUsize>,
    is_known: bool,
}

impl HttpBody for Never {
    type Data = Bytes;
    type Error = std::convert::Infallible;

    fn poll_frame(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        let own = self.get_mut();
        if !std::mem::replace(&mut own.is_known, true) {
            own.waited_for.fetch_add(1, Ordering::Relaxed);
        }
        Poll::Pending
    }
}

/// Sends so many forms that never come, until so many of them are waited for.
async fn flood(ground: &Ground, length: Option<&str>, sent: usize, waited_for: usize) {
    let count = Arc::new(AtomicUsize::new(0));
    for _ in 0..sent {
        let body = Never { waited_for: Arc::clone(&count), is_known: false };
        let mut request = Request::post("/sign-in")
            .header(header::HOST, "127.0.0.1:8080")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        if let Some(length) = length {
            request = request.header(header::CONTENT_LENGTH, length);
        }
        let (site, request) = (ground.site.clone(), request.body(Body::new(body)).expect("a request"));
        tokio::spawn(async move { site.raw(request).await.status() });
    }
    let arrive = async {
        while count.load(Ordering::Relaxed) < waited_for {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(10), arrive)
        .await
        .expect("they are waited for, and take no place");
}

#[tokio::test]
async fn forms_that_never_come_hold_up_nobody() {
    let ground = Ground::new().await;
    let limits = ground.site.deployment.config().front.limits.at_once;
    flood(&ground, Some("8000"), limits.requests * 2, limits.requests * 2).await;
    flood(&ground, None, limits.requests, limits.requests / 4).await;
    flood(&ground, Some("100000"), limits.requests / 8, 0).await;
    let rae = ground.signed_in(Member::Rae);
    for address in ["/plans", "/account", "/sign-in", "/nothing"] {
        let page = look(&rae, address).await;
        assert_ne!(page.status, StatusCode::SERVICE_UNAVAILABLE, "{address}");
    }
    let password = PASSWORD.replace(' ', "+");
    let form = format!("login={}&password={password}", Member::Rae.login(0));
    let request = Request::post("/sign-in")
        .header(header::HOST, "127.0.0.1:8080")
        .header(header::CONTENT_LENGTH, form.len())
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    let answer = ground.site.send(request.body(Body::from(form)).expect("a request")).await;
    assert_eq!((answer.status, answer.location.as_str()), (StatusCode::SEE_OTHER, "/"), "{}", answer.body);
}
