//! More than anybody may have: connections, bytes of a head, requests at once and over time; and what is no HTTP.

use std::time::Duration;

use goldthread_serve::{AtOnce, AtOnceLayer, Config, Limits, Measures, NamesLayer, Rate, RateLayer};
use tower::Layer as _;
use tower::util::BoxCloneService;

use crate::support::client::{Raw, ask, get, two};
use crate::support::{Doors, Running, Site, config, in_time, serve, site};

const GET: &str = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";

/// Where this machine is a proxy, so that one client can be many.
async fn behind(limits: Limits, measures: Measures, site: Site) -> Running {
    let proxies = vec!["127.0.0.1".parse().expect("a network")];
    Running::start(Config { proxies, ..config(limits) }, measures, site).await
}

/// Waits until a connection is answered, trying again while there is no place.
async fn until_answered(server: &Running) {
    let asking = async { while !ask(server.address, "/", "").await.ends_with("hello") {} };
    in_time("a place", asking).await;
}

#[tokio::test]
async fn one_address_has_so_many_connections() {
    let server = serve(Limits { connections_of_one: 2, ..Limits::default() }).await;
    let (mut first, mut second) = (Raw::open(server.address).await, Raw::open(server.address).await);
    first.send(GET).await;
    second.send(GET).await;
    first.until("hello").await;
    second.until("hello").await;
    assert_eq!(Raw::open(server.address).await.rest().await, "");
    server.until("goldthread_connections_refused_total{why=\"too many of one address\"}", 1.0).await;
    drop(second);
    until_answered(&server).await;
    first.send(GET).await;
    first.until("hello").await;
}

#[tokio::test]
async fn there_are_so_many_connections_in_all_and_a_proxy_may_have_them() {
    let limits = Limits { connections: 2, connections_of_one: 1, ..Limits::default() };
    let server = behind(limits, Measures::new(), site(&Doors::closed())).await;
    let mut held = [Raw::open(server.address).await, Raw::open(server.address).await];
    for raw in &mut held {
        raw.send(GET).await;
        raw.until("hello").await;
    }
    assert_eq!(Raw::open(server.address).await.rest().await, "");
    server.until("goldthread_connections_refused_total{why=\"too many\"}", 1.0).await;
    drop(held);
    until_answered(&server).await;
}

#[tokio::test]
async fn a_head_that_is_too_long_is_answered_with_431_and_closed() {
    let server = serve(Limits { header_bytes: 1000, headers: 20, ..Limits::default() }).await;
    let check = async |headers: String, expected: &str| {
        let request = format!("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{headers}\r\n");
        let answer = Raw::with(server.address, &request).await.rest().await;
        assert!(answer.starts_with(expected), "{answer} for {headers}");
    };
    check(format!("x-a: {}\r\n", "b".repeat(800)), "HTTP/1.1 200 ").await;
    check(format!("x-a: {}\r\n", "b".repeat(1000)), "HTTP/1.1 431 ").await;
    check("x-a: b\r\n".repeat(18), "HTTP/1.1 200 ").await;
    check("x-a: b\r\n".repeat(19), "HTTP/1.1 431 ").await;
}

#[tokio::test]
async fn the_same_holds_for_http_two() {
    let server = serve(Limits { header_bytes: 2000, headers: 20, ..Limits::default() }).await;
    let (mut client, _moving) = two(Raw::open(server.address).await.0).await;
    let mut check = async |headers: usize, length: usize, expected: u16| {
        let mut request = get("/");
        for number in 1..headers {
            let name = http::HeaderName::try_from(format!("x-{number}")).expect("a name");
            request.headers_mut().insert(name, "b".repeat(length).parse().expect("a value"));
        }
        let answer = client.send_request(request).await.expect("it is answered");
        assert_eq!(answer.status().as_u16(), expected, "{headers} of {length}");
    };
    check(1, 1, 200).await;
    check(20, 1, 200).await;
    check(21, 1, 431).await;
    check(2, 1500, 200).await;
    check(2, 2500, 431).await;
}

#[tokio::test]
async fn what_is_no_http_is_answered_with_400_and_closed() {
    let server = serve(Limits::default()).await;
    let sent = [
        "hello\r\n\r\n",
        "GET / HTTP/9.9\r\n\r\n",
        "GET / HTTP/1.1\r\nno colon\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\0b\r\n\r\n",
        "GET /\u{1} HTTP/1.1\r\nHost: localhost\r\n\r\n",
    ];
    for sent in sent {
        let answer = Raw::with(server.address, sent).await.rest().await;
        assert!(answer.starts_with("HTTP/1.1 400 "), "{answer:?} for {sent:?}");
    }
    let count = f64::from(u8::try_from(sent.len()).expect("a few"));
    server.until("goldthread_connections_malformed_total", count).await;
    assert!(ask(server.address, "/", "").await.ends_with("hello"), "others are answered");
}

#[tokio::test]
async fn an_address_that_asks_too_often_is_told_when_to_come_back() {
    let measures = Measures::new();
    let rate = RateLayer::new(Rate { per_minute: 600, burst: 2 }, &measures);
    let server =
        behind(Limits::default(), measures, BoxCloneService::new(rate.layer(site(&Doors::closed())))).await;
    let asked = async |by: &str| ask(server.address, "/", &format!("X-Forwarded-For: {by}\r\n")).await;
    let refused = async {
        loop {
            let answer = asked("192.0.2.1").await;
            if !answer.starts_with("HTTP/1.1 200 ") {
                return answer;
            }
        }
    };
    let refused = in_time("a refusal", refused).await;
    assert!(refused.starts_with("HTTP/1.1 429 ") && refused.contains("retry-after: 1\r\n"), "{refused}");
    assert!(asked("192.0.2.2").await.starts_with("HTTP/1.1 200 "), "another address has its own bucket");
    let again = async { while !asked("192.0.2.1").await.starts_with("HTTP/1.1 200 ") {} };
    in_time("the bucket to refill", again).await;
    assert!(server.measure("goldthread_rate_limited_total") >= 1.0);
}

#[tokio::test]
async fn this_machine_may_ask_as_often_as_it_likes() {
    let measures = Measures::new();
    let rate = RateLayer::new(Rate { per_minute: 1, burst: 1 }, &measures);
    let site = BoxCloneService::new(rate.layer(site(&Doors::closed())));
    let server = Running::start(config(Limits::default()), measures, site).await;
    for _ in 0..3 {
        assert!(ask(server.address, "/", "").await.starts_with("HTTP/1.1 200 "));
    }
    ask(server.address, "/", "X-Forwarded-For: 192.0.2.1\r\n").await;
    let answer = ask(server.address, "/", "X-Forwarded-For: 192.0.2.2\r\n").await;
    assert!(answer.starts_with("HTTP/1.1 429 "), "a proxy that nobody named is one address: {answer}");
}

#[tokio::test]
async fn a_request_for_which_there_is_no_place_is_told_to_come_back() {
    let (measures, doors) = (Measures::new(), Doors::closed());
    let limits = AtOnce { requests: 1, of_one: 1, queue: 1, patience: Duration::from_mins(1) };
    let site = BoxCloneService::new(AtOnceLayer::new(limits, &measures).layer(site(&doors)));
    let server = behind(Limits::default(), measures, site).await;
    let wait = "GET /wait HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    let mut first = Raw::with(server.address, wait).await;
    doors.reached().await;
    let mut second = Raw::with(server.address, wait).await;
    server.until("goldthread_requests_queued", 1.0).await;
    let refused = ask(server.address, "/", "").await;
    assert!(refused.starts_with("HTTP/1.1 503 ") && refused.contains("retry-after: 5\r\n"), "{refused}");
    server.until("goldthread_queue_refused_total", 1.0).await;
    doors.open(2);
    assert!(first.rest().await.ends_with("waited"));
    assert!(second.rest().await.ends_with("waited"), "who waited in line is answered");
}

#[tokio::test]
async fn a_name_that_is_not_ours_is_refused() {
    let site =
        BoxCloneService::new(NamesLayer::new(&["plans.council.example"]).layer(site(&Doors::closed())));
    let server = Running::start(config(Limits::default()), Measures::new(), site).await;
    let check = async |target: &str, host: &str, expected: &str| {
        let request = format!("GET {target} HTTP/1.1\r\n{host}Connection: close\r\n\r\n");
        let answer = Raw::with(server.address, &request).await.rest().await;
        assert!(answer.starts_with(expected), "{answer} for {target} {host}");
    };
    check("/", "Host: plans.council.example\r\n", "HTTP/1.1 200 ").await;
    check("/", "Host: elsewhere.example\r\n", "HTTP/1.1 421 ").await;
    check("http://elsewhere.example/", "Host: plans.council.example\r\n", "HTTP/1.1 421 ").await;
    check("/", "", "HTTP/1.1 400 ").await;
}
