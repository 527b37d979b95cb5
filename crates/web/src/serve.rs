//! Binds the address and answers until it is told to stop.

use std::future::{Future, IntoFuture};
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::{Router, middleware};
use goldthread_ledger::{Authority, Clock, Ledger};
use tokio::net::TcpListener;
use tower::ServiceBuilder;
use tower_http::CompressionLevel;
use tower_http::compression::CompressionLayer;
use tower_http::timeout::TimeoutLayer;

use crate::app::App;
use crate::opener::{InProcess, Opener};
use crate::{cache, guard, headers, problem, routes};

/// What a deployment decides.
#[derive(Clone)]
pub struct ServeConfig {
    /// Where to listen; only a loopback address is taken.
    pub address: SocketAddr,
    /// Whose plans are served.
    pub authority: Authority,
    /// The name of the council or trust, as it stands at the head of every page.
    pub name: String,
    /// The largest document that is taken, in bytes.
    pub body_limit: usize,
    /// How long a page may take.
    pub patience: Duration,
    /// Tells what time it is.
    pub clock: Arc<dyn Clock>,
    /// Opens documents.
    pub opener: Arc<dyn Opener>,
    /// How many documents are read at once; the next wait.
    pub readers: usize,
}

impl ServeConfig {
    /// The default limit of a document: 50 MB.
    pub const BODY_LIMIT: usize = 50 * 1024 * 1024;

    /// A deployment with the defaults.
    pub fn new(
        address: SocketAddr,
        authority: Authority,
        name: impl Into<String>,
        clock: Arc<dyn Clock>,
    ) -> Self {
        let patience = Duration::from_mins(1);
        let opener = Arc::new(InProcess::default());
        let readers = std::thread::available_parallelism().map_or(1, usize::from);
        let (name, body_limit) = (name.into(), Self::BODY_LIMIT);
        Self { address, authority, name, body_limit, patience, clock, opener, readers }
    }
}

/// Why the pages are not served.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// Others could reach the address, and nobody is asked who they are yet.
    #[error(
        "{0} can be reached from other machines, and signing in comes in a later version of Goldthread; \
         use a loopback address such as 127.0.0.1:8080"
    )]
    NotLoopback(SocketAddr),
    /// Something else listens there, or the port is not ours to take.
    #[error("the address {address} cannot be opened; choose another port with --address")]
    Bind {
        /// The address that was asked for.
        address: SocketAddr,
        /// What the system says.
        source: std::io::Error,
    },
    /// The plans could not be read when starting.
    #[error("the plans in the ledger cannot be read; run `goldthread verify`")]
    Load(#[source] crate::store::StoreError),
    /// The server stopped by itself.
    #[error("the server stopped unexpectedly; start it again")]
    Run(#[source] std::io::Error),
}

/// How long open requests may take once the server was told to stop.
const FAREWELL: Duration = Duration::from_secs(10);

/// Serves the pages until SIGINT or SIGTERM.
///
/// `listening` is called once, with the address that was bound: port 0 asks the system for a free one.
///
/// # Errors
/// [`ServeError`] when the address is refused or taken, or the ledger cannot be read.
pub async fn serve(
    config: ServeConfig,
    ledger: Arc<dyn Ledger>,
    listening: impl FnOnce(SocketAddr),
) -> Result<(), ServeError> {
    serve_until(config, ledger, listening, told_to_stop()).await
}

/// Serves the pages until `stop` is done, then lets open requests finish.
///
/// # Errors
/// [`ServeError`] when the address is refused or taken, or the ledger cannot be read.
pub async fn serve_until(
    config: ServeConfig,
    ledger: Arc<dyn Ledger>,
    listening: impl FnOnce(SocketAddr),
    stop: impl Future<Output = ()> + Send + 'static,
) -> Result<(), ServeError> {
    let address = config.address;
    if !address.ip().is_loopback() {
        return Err(ServeError::NotLoopback(address));
    }
    let bind = |source| ServeError::Bind { address, source };
    let listener = TcpListener::bind(address).await.map_err(bind)?;
    let bound = listener.local_addr().map_err(bind)?;
    let app = App::open(config, ledger).await.map_err(ServeError::Load)?;
    listening(bound);
    let (told, stopping) = tokio::sync::oneshot::channel();
    let stop = async move {
        stop.await;
        let _ = told.send(());
    };
    let watch = tokio::spawn(watch(app.clone()));
    let server = axum::serve(listener, site(app)).with_graceful_shutdown(stop).into_future();
    let ended = tokio::select! {
        ended = server => ended.map_err(ServeError::Run),
        () = too_long_after(stopping) => Ok(()),
    };
    watch.abort();
    ended
}

/// How often the ledger is asked for what another program has written.
const GLANCE: Duration = Duration::from_secs(2);

/// Takes in what other programs write, such as an import at the command line.
async fn watch(app: App) {
    let mut failing = false;
    loop {
        tokio::time::sleep(GLANCE).await;
        let looked = app.catch_up().await;
        if let (Err(error), false) = (&looked, failing) {
            tracing::error!(error = error as &dyn std::error::Error, "the ledger cannot be followed");
        }
        failing = looked.is_err();
    }
}

/// The whole site: every route, and what stands around each answer.
pub fn site(app: App) -> Router {
    let around = ServiceBuilder::new()
        .layer(middleware::from_fn_with_state(app.clone(), cache::made_once))
        .layer(CompressionLayer::new().quality(CompressionLevel::Fastest))
        .layer(middleware::from_fn(headers::on_every_answer))
        .layer(middleware::from_fn_with_state(app.clone(), problem::as_page))
        .layer(middleware::from_fn(guard::own_requests_only))
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, app.config().patience))
        .layer(DefaultBodyLimit::max(64 * 1024));
    routes::router().layer(around).with_state(app)
}

async fn too_long_after(stopping: tokio::sync::oneshot::Receiver<()>) {
    if stopping.await.is_err() {
        std::future::pending::<()>().await;
    }
    tokio::time::sleep(FAREWELL).await;
}

async fn told_to_stop() {
    let interrupted = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    tokio::select! {
        () = interrupted => {}
        () = terminated() => {}
    }
}

#[cfg(unix)]
async fn terminated() {
    match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        Ok(mut signal) => {
            signal.recv().await;
        }
        Err(_) => std::future::pending().await,
    }
}

#[cfg(not(unix))]
async fn terminated() {
    std::future::pending().await
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use goldthread_ledger_sqlite::{Settings, SqliteLedger};
    use tempfile::TempDir;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    use super::*;
    use crate::testing::moment;

    /// Serves an empty ledger at `address`, asks it once for `/health`, and stops it.
    async fn served(address: &str) -> Result<String, ServeError> {
        let folder = TempDir::new().expect("a folder can be made");
        let ledger =
            SqliteLedger::open_or_create(folder.path(), Settings::new(moment)).expect("a ledger can be made");
        let authority = "little-marsh".parse().expect("a short name");
        let address = address.parse().expect("an address");
        let config = ServeConfig::new(address, authority, "Little Marsh Council", Arc::new(moment));
        let (asked, stop) = tokio::sync::oneshot::channel::<()>();
        let answer = Arc::new(Mutex::new(None));
        let task = Arc::clone(&answer);
        let listening = move |bound| {
            let asking = tokio::spawn(async move {
                let said = health(bound).await;
                let _ = asked.send(());
                said
            });
            *task.lock().expect("nobody else holds it") = Some(asking);
        };
        let stopped = async {
            let _ = stop.await;
        };
        serve_until(config, Arc::new(ledger), listening, stopped).await?;
        let asking = answer.lock().expect("nobody else holds it").take().expect("it listened");
        Ok(asking.await.expect("the question was asked"))
    }

    async fn health(address: SocketAddr) -> String {
        let mut connection = tokio::net::TcpStream::connect(address).await.expect("it listens");
        let request = format!("GET /health HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
        connection.write_all(request.as_bytes()).await.expect("it can be asked");
        let mut answer = String::new();
        connection.read_to_string(&mut answer).await.expect("it answers");
        answer
    }

    #[tokio::test]
    async fn it_answers_until_it_is_told_to_stop() {
        for address in ["127.0.0.1:0", "[::1]:0"] {
            let answer = served(address).await.expect("it serves");
            assert!(answer.starts_with("HTTP/1.1 200") && answer.ends_with("ok\n"), "{answer}");
        }
    }

    #[tokio::test]
    async fn an_address_that_others_could_reach_is_refused() {
        for address in ["0.0.0.0:0", "192.0.2.1:8080", "[::]:0"] {
            let error = served(address).await.expect_err("it is refused");
            assert!(error.to_string().contains("signing in comes in a later version"), "{error}");
        }
    }

    #[tokio::test]
    async fn an_address_that_is_taken_is_named() {
        let taken = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = taken.local_addr().expect("it has an address").to_string();
        let error = served(&address).await.expect_err("it is taken");
        assert_eq!(
            error.to_string(),
            format!("the address {address} cannot be opened; choose another port with --address")
        );
    }
}
