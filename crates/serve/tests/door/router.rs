//! The layers in the stack of `axum`'s `Router`, and the router behind the door.

use std::time::Duration;

use axum::extract::{MatchedPath, Request};
use axum::http::StatusCode;
use axum::middleware::{self, Next};
use axum::response::Response;
use axum::routing::{get, post};
use axum::{Extension, Router};
use goldthread_serve::{
    Arrived, AtOnceLayer, BodyPace, Limits, Measures, MetricsAccess, NamesLayer, Rate, RateLayer,
    RoutePattern, Server, TimeLayer,
};
use http_body_util::BodyExt as _;
use tokio::sync::oneshot;
use tower::ServiceBuilder;

use crate::support::client::Raw;
use crate::support::{config, in_time};

/// A page for each bare status, as pages have it.
async fn as_page(request: Request, next: Next) -> Response {
    let answer = next.run(request).await;
    let status = answer.status();
    if status.is_success() {
        return answer;
    }
    let (mut parts, _) = answer.into_parts();
    parts.headers.remove("content-length");
    Response::from_parts(parts, format!("a page about {}", status.as_u16()).into())
}

async fn with_pattern(pattern: Option<MatchedPath>, request: Request, next: Next) -> Response {
    let mut answer = next.run(request).await;
    if let Some(pattern) = pattern {
        answer.extensions_mut().insert(RoutePattern::from(pattern.as_str()));
    }
    answer
}

/// A site as the pages build it, with every layer.
fn router(limits: &Limits, measures: &Measures) -> Router {
    let told = measures.clone();
    let metrics = move |Extension(arrived): Extension<Arrived>, request: Request| async move {
        let may_read = MetricsAccess::this_machine().allows(&arrived, request.headers());
        if may_read { Ok(told.text()) } else { Err(StatusCode::NOT_FOUND) }
    };
    let around = ServiceBuilder::new()
        .layer(middleware::from_fn(as_page))
        .layer(middleware::from_fn(with_pattern))
        .layer(NamesLayer::new(&["plans.council.example"]))
        .layer(RateLayer::new(limits.rate, measures))
        .layer(AtOnceLayer::new(limits.at_once, measures))
        .layer(TimeLayer::new(limits.request_time));
    Router::new()
        .route("/plans/{plan}", get(async || "a plan"))
        .route("/body", post(async |body: String| body))
        .route("/never", get(std::future::pending::<()>))
        .route("/metrics", get(metrics))
        .layer(around)
}

#[tokio::test]
async fn a_router_is_served_with_all_that_stands_around_it() {
    let body = BodyPace { stall: Duration::from_millis(100), ..Limits::default().body };
    let rate = Rate { per_minute: 1, burst: 2 };
    let limits = Limits { body, rate, request_time: Duration::from_millis(500), ..Limits::default() };
    let measures = Measures::new();
    let site = router(&limits, &measures);
    let server = Server::bind(config(limits), measures).await.expect("a free port");
    let address = server.address();
    let (stop, stopped) = oneshot::channel::<()>();
    let ran = tokio::spawn(server.run(site, async {
        let _ = stopped.await;
    }));
    let check = async |request: &str, expected: &[&str]| {
        let answer = Raw::with(address, request).await.rest().await;
        assert!(expected.iter().all(|part| answer.contains(part)), "{answer} for {request}");
    };
    let tail = "Host: localhost\r\nConnection: close";
    check(
        &format!("GET /plans/1 HTTP/1.1\r\n{tail}\r\n\r\n"),
        &["HTTP/1.1 200 ", "x-request-id: ", "a plan"],
    )
    .await;
    check(&format!("GET /never HTTP/1.1\r\n{tail}\r\n\r\n"), &["HTTP/1.1 408 ", "a page about 408"]).await;
    check(
        &format!("POST /body HTTP/1.1\r\n{tail}\r\nContent-Length: 9\r\n\r\nslow"),
        &["HTTP/1.1 408 ", "a page about 408"],
    )
    .await;
    check("GET /plans/1 HTTP/1.1\r\nHost: elsewhere\r\nConnection: close\r\n\r\n", &["a page about 421"])
        .await;
    let lines = ["route=\"/plans/{plan}\",status=\"2xx\"} 1", "HTTP/1.1 200 "];
    check(&format!("GET /metrics HTTP/1.1\r\n{tail}\r\n\r\n"), &lines).await;
    check(&format!("GET /metrics HTTP/1.1\r\nVia: 1.1 x\r\n{tail}\r\n\r\n"), &["a page about 404"]).await;
    let forwarded = format!("GET /plans/1 HTTP/1.1\r\nX-Forwarded-For: 1.2.3.4\r\n{tail}\r\n\r\n");
    check(&forwarded, &["HTTP/1.1 200 "]).await;
    check(&forwarded, &["HTTP/1.1 429 ", "retry-after: ", "a page about 429"]).await;
    stop.send(()).expect("it runs");
    in_time("the server to stop", ran).await.expect("no panic");
}

#[tokio::test]
async fn a_router_without_a_door_is_answered_too() {
    use tower::ServiceExt as _;
    let measures = Measures::new();
    let limits = Limits { rate: Rate { per_minute: 1, burst: 1 }, ..Limits::default() };
    let site = router(&limits, &measures);
    for _ in 0..3 {
        let request =
            Request::get("/plans/1").header("host", "localhost").body(String::new()).expect("a request");
        let answer = site.clone().oneshot(request.map(axum::body::Body::from)).await.expect("it cannot fail");
        let body = answer.into_body().collect().await.expect("the answer comes whole").to_bytes();
        assert_eq!(body, "a plan");
    }
}
