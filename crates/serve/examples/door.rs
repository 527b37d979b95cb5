//! The front door with next to nothing behind it, to be shaken by tools that attack or measure servers:
//! `cargo run -p goldthread-serve --example door -- 127.0.0.1:8080 [CERTIFICATE KEY] [PROXY...]`. Its measures are at
//! `/metrics`, and `/arrived` says who asks.

use std::error::Error;
use std::net::SocketAddr;

use axum::routing::get;
use axum::{Extension, Router};
use goldthread_serve::{
    Arrived, AtOnceLayer, Config, Limits, Measures, NamesLayer, Network, RateLayer, Server, TimeLayer,
    TlsFiles, told_to_stop,
};
use tower::ServiceBuilder;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let address: SocketAddr =
        arguments.next().ok_or("say where to listen, such as 127.0.0.1:8080")?.parse()?;
    let mut config = Config::new(address);
    let (proxies, files): (Vec<_>, Vec<_>) =
        arguments.partition(|argument| argument.parse::<Network>().is_ok());
    config.proxies = proxies.iter().flat_map(|proxy| proxy.parse()).collect();
    if let [certificate, key] = &files[..] {
        config.tls = Some(TlsFiles { certificate: certificate.into(), key: key.into() });
    }
    let measures = Measures::new();
    let site = site(&config.limits, &measures);
    let server = Server::bind(config, measures).await?;
    println!("listening on {}", server.address());
    server.run(site, told_to_stop()).await;
    Ok(())
}

fn site(limits: &Limits, measures: &Measures) -> Router {
    let told = measures.clone();
    let around = ServiceBuilder::new()
        .layer(NamesLayer::new(&["goldthread.council.example"]))
        .layer(RateLayer::new(limits.rate, measures))
        .layer(AtOnceLayer::new(limits.at_once, measures))
        .layer(TimeLayer::new(limits.request_time));
    Router::new()
        .route("/", get(async || "hello").post(async |body: String| body.len().to_string()))
        .route("/arrived", get(async |Extension(arrived): Extension<Arrived>| format!("{arrived:?}\n")))
        .route("/large", get(async || "x".repeat(16 << 20)))
        .layer(around)
        .route("/metrics", get(move || async move { told.text() }))
}
