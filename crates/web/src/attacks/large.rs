//! Forms that are too large, have too much in them or have no end: they are refused for what has come of them, and are not waited for.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use axum::body::{Body, Bytes, HttpBody};
use axum::http::{Request, StatusCode, header};
use http_body::Frame;

use super::clean::Page;
use super::form::Form;
use super::forms::FORMS;
use super::ground::{Ground, encoded};

/// A body that comes piece by piece, and tells how much of it was taken.
struct Pieces {
    first: Option<Bytes>,
    piece: Bytes,
    left: usize,
    taken: Arc<AtomicUsize>,
}

impl HttpBody for Pieces {
    type Data = Bytes;
    type Error = std::convert::Infallible;

    fn poll_frame(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        let own = self.get_mut();
        let next = own.first.take().or_else(|| {
            own.left = own.left.checked_sub(1)?;
            Some(own.piece.clone())
        });
        let Some(next) = next else { return Poll::Ready(None) };
        own.taken.fetch_add(next.len(), Ordering::Relaxed);
        Poll::Ready(Some(Ok(Frame::data(next))))
    }
}

const PIECE: usize = 16 * 1024;
const TEN_MEGABYTES: usize = 10 * 1024 * 1024;

/// Sends ten megabytes that begin so to where a form goes, and gives the answer and how much of it was taken.
async fn send(ground: &Ground, form: &Form, kind: &str, first: &str, filling: u8) -> (Page, usize) {
    let open = ground.open(form).await;
    let taken = Arc::new(AtomicUsize::new(0));
    let body = Pieces {
        first: Some(Bytes::from(first.to_owned())),
        piece: Bytes::from(vec![filling; PIECE]),
        left: TEN_MEGABYTES / PIECE,
        taken: Arc::clone(&taken),
    };
    let request = Request::post(&open.address)
        .header(header::HOST, "127.0.0.1:8080")
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, kind);
    let answer = open.site.raw(request.body(Body::new(body)).expect("a request")).await;
    (Page::of(answer).await, taken.load(Ordering::Relaxed))
}

/// What a form may carry at most: the largest row of the table of routes, and what comes with it at a time.
const MOST: usize = 2 * 1024 * 1024 + 2 * PIECE;

#[tokio::test]
async fn a_form_that_is_too_large_is_not_read_to_its_end() {
    let ground = Ground::new().await;
    for form in FORMS.iter().filter(|form| form.file.is_none()) {
        let (page, taken) = send(&ground, form, "application/x-www-form-urlencoded", "name=", b'a').await;
        page.is_clean(form.path);
        assert!(taken <= MOST, "{}: {taken} bytes were taken", form.path);
        // What takes no fields looks at none.
        let is_ignored = form.fields.is_empty() && taken == 0;
        assert!(is_ignored || page.status == StatusCode::PAYLOAD_TOO_LARGE, "{}: {}", form.path, page.status);
    }
}

/// As the test site takes documents, with what is read beyond so that a browser shows the answer.
const MOST_OF_A_FILE: usize = 100_000 * 10 + 2 * PIECE;

#[tokio::test]
async fn a_document_that_is_too_large_is_not_read_to_its_end() {
    let ground = Ground::new().await;
    let head = "--xyz\r\nContent-Disposition: form-data; name=\"document\"; filename=\"plan.txt\"\r\n\r\n";
    for form in FORMS.iter().filter(|form| form.file.is_some()) {
        let (page, taken) = send(&ground, form, "multipart/form-data; boundary=xyz", head, b'a').await;
        page.is_clean(form.path);
        assert_eq!(page.status, StatusCode::PAYLOAD_TOO_LARGE, "{}", form.path);
        assert!(taken <= MOST_OF_A_FILE, "{}: {taken} bytes were taken", form.path);
    }
}

/// What is no document, or has a head without end, is given up early: until it is known what it is, all of it is held.
#[tokio::test]
async fn what_comes_before_a_document_is_little() {
    let ground = Ground::new().await;
    for form in FORMS.iter().filter(|form| form.file.is_some()) {
        for (head, filling) in [
            ("", b'a'),
            ("--xyz\r\n", b'a'),
            ("--xyz\r\nContent-Disposition: form-data; name=\"document\"; filename=\"", b'a'),
            ("--xyz\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\n", b'a'),
            ("--xyz", b' '),
            ("--xyz\r\n", b'\n'),
        ] {
            let (page, taken) = send(&ground, form, "multipart/form-data; boundary=xyz", head, filling).await;
            page.is_clean(form.path);
            assert!(page.status.is_client_error(), "{} {head:?}: {}", form.path, page.status);
            assert!(taken <= 64 * 1024, "{} {head:?}: {taken} bytes were taken", form.path);
        }
    }
}

/// As many fields as fit into the largest form of each route, of the kinds that its handler looks for.
#[tokio::test]
async fn many_fields_take_little_time() {
    let ground = Ground::new().await;
    for form in FORMS.iter().filter(|form| form.file.is_none()) {
        for size in [60 * 1024, 120 * 1024, 2 * 1024 * 1024 - 1024] {
            let open = ground.open(form).await;
            let names = form.fields.iter().map(|(name, _)| *name).chain(["column-1", "was-1", "a"]);
            for name in names {
                let mut fields = encoded(&open.fields);
                let more = format!("&{name}=");
                fields.push_str(&more.repeat((size - fields.len()) / more.len()));
                let request = Request::post(&open.address)
                    .header(header::HOST, "127.0.0.1:8080")
                    .header("sec-fetch-site", "same-origin")
                    .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
                let start = Instant::now();
                let answer = open.site.raw(request.body(Body::from(fields)).expect("a request")).await;
                let took = start.elapsed();
                assert!(!answer.status().is_server_error(), "{} {name}", form.path);
                assert!(
                    took < Duration::from_secs(5),
                    "{} with {size} bytes of {name} took {took:?}",
                    form.path
                );
            }
        }
    }
}
