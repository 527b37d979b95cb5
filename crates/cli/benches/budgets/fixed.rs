//! A page that never changes, served by the same web framework: what the pages of plans are held against.

use std::io::Read;

use axum::Router;
use axum::response::Html;
use axum::routing::get;
use tokio::net::TcpListener;

use crate::Done;

/// Serves `bytes` bytes of HTML at `/` until standard input ends.
pub fn serve(bytes: usize) -> Done {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let page: &'static str = String::leak("x".repeat(bytes));
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        println!("{}", listener.local_addr()?);
        let site = Router::new().route("/", get(move || async move { Html(page) }));
        let ended = tokio::task::spawn_blocking(|| std::io::stdin().read_to_end(&mut Vec::new()));
        axum::serve(listener, site)
            .with_graceful_shutdown(async {
                let _ = ended.await;
            })
            .await?;
        Ok(())
    })
}
