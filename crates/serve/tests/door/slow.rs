//! Clients that take their time.

use std::time::{Duration, Instant};

use goldthread_serve::{AnswerPace, BodyPace, Limits, Measures, TimeLayer};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tower::Layer as _;
use tower::util::BoxCloneService;

use crate::support::client::{Raw, get, two};
use crate::support::{Doors, Running, config, in_time, serve, site};

const SHORT: Duration = Duration::from_millis(200);
const LONG: Duration = Duration::from_mins(5);

/// Sends a piece again and again until the connection is closed, and says what came back and how long that took.
async fn trickle(raw: &mut Raw, piece: &str) -> (String, Duration) {
    let start = Instant::now();
    let mut pieces = tokio::time::interval(Duration::from_millis(20));
    let mut read = Vec::new();
    let trickling = async {
        loop {
            tokio::select! {
                // A harsh end is an end as well.
                bytes = raw.0.read_buf(&mut read) => if bytes.unwrap_or(0) == 0 { break },
                _ = pieces.tick() => if raw.0.write_all(piece.as_bytes()).await.is_err() { break },
            }
        }
    };
    in_time("the connection to be closed", trickling).await;
    (String::from_utf8(read).expect("the small site speaks text"), start.elapsed())
}

fn check(waited: Duration) {
    assert!(waited >= SHORT && waited < LONG, "{waited:?}");
}

#[tokio::test]
async fn a_head_has_its_time_however_it_trickles() {
    let server = serve(Limits { header_time: SHORT, idle: LONG, ..Limits::default() }).await;
    let mut first = Raw::with(server.address, "GET / HTTP/1.1\r\nHost: localhost\r\n").await;
    let (answer, waited) = trickle(&mut first, "x-a: b\r\n").await;
    assert_eq!(answer, "");
    check(waited);
    let mut later = Raw::with(server.address, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n").await;
    later.until("hello").await;
    let (answer, waited) = trickle(&mut later, "GET / ").await;
    assert!(!answer.contains("200"), "{answer}");
    check(waited);
    server.until("goldthread_connections_open", 0.0).await;
    server.until("goldthread_connections_slow_total", 2.0).await;
}

#[tokio::test]
async fn a_preface_of_http_two_has_its_time_too() {
    let server = serve(Limits { header_time: SHORT, idle: LONG, ..Limits::default() }).await;
    let start = Instant::now();
    let mut raw = Raw::with(server.address, "PRI * HTTP/2").await;
    assert_eq!(raw.rest().await, "");
    check(start.elapsed());
}

#[tokio::test]
async fn a_connection_on_which_nothing_is_asked_is_closed() {
    let server = serve(Limits { header_time: SHORT, idle: SHORT, ..Limits::default() }).await;
    let start = Instant::now();
    assert_eq!(Raw::open(server.address).await.rest().await, "");
    check(start.elapsed());
    let start = Instant::now();
    let mut asked = Raw::with(server.address, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n").await;
    asked.until("hello").await;
    assert_eq!(asked.rest().await, "");
    check(start.elapsed());
    server.until("goldthread_connections_slow_total", 0.0).await;
}

#[tokio::test]
async fn an_idle_connection_of_http_two_is_bid_farewell() {
    let server = serve(Limits { header_time: LONG, idle: SHORT, ..Limits::default() }).await;
    let (mut client, moving) = two(Raw::open(server.address).await.0).await;
    let start = Instant::now();
    client.send_request(get("/")).await.expect("it is answered");
    in_time("the connection to end", moving).await.expect("no panic").expect("it ends in good order");
    check(start.elapsed());
}

/// The small site with the time of a request, as pages have it.
async fn timed(limits: Limits) -> Running {
    let layer = TimeLayer::new(limits.request_time);
    let site = BoxCloneService::new(layer.layer(site(&Doors::closed())));
    Running::start(config(limits), Measures::new(), site).await
}

const POST: &str = "POST /body HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\nsome";

#[tokio::test]
async fn a_body_that_stalls_is_answered_with_408_and_closed() {
    let body = BodyPace { stall: SHORT, ..Limits::default().body };
    let server = timed(Limits { body, ..Limits::default() }).await;
    let start = Instant::now();
    let answer = Raw::with(server.address, POST).await.rest().await;
    assert!(answer.starts_with("HTTP/1.1 408 "), "{answer}");
    assert!(answer.to_lowercase().contains("connection: close"), "{answer}");
    check(start.elapsed());
}

#[tokio::test]
async fn a_body_that_trickles_is_answered_with_408_and_closed() {
    let body = BodyPace { window: SHORT, least: 10_000, ..Limits::default().body };
    let server = timed(Limits { body, ..Limits::default() }).await;
    let mut raw = Raw::with(server.address, POST).await;
    let (answer, waited) = trickle(&mut raw, "x").await;
    assert!(answer.starts_with("HTTP/1.1 408 "), "{answer}");
    check(waited);
}

#[tokio::test]
async fn a_body_may_take_longer_than_a_page() {
    let page = Duration::from_millis(500);
    let server = timed(Limits { request_time: page, ..Limits::default() }).await;
    let mut raw =
        Raw::with(server.address, "POST /body HTTP/1.1\r\nHost: localhost\r\nContent-Length: 40\r\n\r\n")
            .await;
    let start = Instant::now();
    let mut pieces = tokio::time::interval(page / 20);
    for _ in 0..40 {
        pieces.tick().await;
        raw.send("x").await;
    }
    assert!(start.elapsed() > page);
    let answer = raw.until("\r\n\r\n40").await;
    assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
}

#[tokio::test]
async fn a_page_that_takes_too_long_is_answered_with_408() {
    let server = timed(Limits { request_time: SHORT, ..Limits::default() }).await;
    let answer =
        Raw::with(server.address, "GET /wait HTTP/1.1\r\nHost: localhost\r\n\r\n").await.rest().await;
    assert!(answer.starts_with("HTTP/1.1 408 "), "{answer}");
}

#[tokio::test]
async fn an_answer_that_nobody_takes_is_cut() {
    let answer = AnswerPace { stall: SHORT, ..Limits::default().answer };
    let server = serve(Limits { answer, ..Limits::default() }).await;
    let mut raw = Raw::with(server.address, "GET /large HTTP/1.1\r\nHost: localhost\r\n\r\n").await;
    server.until("goldthread_connections_slow_total", 1.0).await;
    server.until("goldthread_connections_open", 0.0).await;
    assert!(raw.rest().await.len() < 64 << 20, "it never came whole");
}
