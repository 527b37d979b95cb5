//! Binds the address and answers until it is told to stop.

use std::future::Future;
use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use axum::extract::{DefaultBodyLimit, MatchedPath, Request};
use axum::middleware::{self, Next};
use axum::response::Response;
use goldthread_accounts::Accounts;
use goldthread_ledger::{Authority, Clock, Ledger};
use goldthread_serve::{
    self as front, AtOnceLayer, Measures, NamesLayer, RateLayer, RoutePattern, Server, TimeLayer,
};
use tower::ServiceBuilder;
use tower_http::CompressionLevel;
use tower_http::compression::CompressionLayer;

use crate::deployment::Deployment;
use crate::factor::FactorOf;
use crate::hashing::HashingLimits;
use crate::headers::Subdomains;
use crate::monitor::Monitor;
use crate::opener::{InProcess, Opener};
use crate::reminders::{Letters, Writer};
use crate::routes::Route;
use crate::watch::Watch;
use crate::{access, arriving, cache, door, guard, headers, problem, routes};

/// What a deployment decides.
#[derive(Clone)]
pub struct ServeConfig {
    /// Where to listen, by which certificate, behind which proxy, and how much of what is taken.
    pub front: front::Config,
    /// The names that it is known by, beside those of this machine itself.
    pub names: Vec<String>,
    /// Whose plans are served, and the name of each council or trust, as it stands at the head of its pages.
    pub served: Vec<(Authority, String)>,
    /// The largest document that is taken, in bytes.
    pub body_limit: usize,
    /// Tells what time it is.
    pub clock: Arc<dyn Clock>,
    /// Opens documents.
    pub opener: Arc<dyn Opener>,
    /// How many documents are read at once; the next wait.
    pub readers: usize,
    /// How many passwords are hashed at once.
    pub hashing: HashingLimits,
    /// Of whom a second factor is asked.
    pub second_factor: FactorOf,
    /// Whether the names under ours are to be asked by TLS only, too.
    pub subdomains: Subdomains,
    /// Who may read the measures.
    pub metrics: front::MetricsAccess,
    /// Where letters wait; nothing where none are written and nobody's calendar is fed.
    pub letters: Option<Letters>,
}

impl ServeConfig {
    /// The default limit of a document: 50 MB.
    pub const BODY_LIMIT: usize = 50 * 1024 * 1024;

    /// A deployment with the defaults.
    pub fn new(address: SocketAddr, served: Vec<(Authority, String)>, clock: Arc<dyn Clock>) -> Self {
        Self {
            front: front::Config::new(address),
            names: Vec::new(),
            served,
            body_limit: Self::BODY_LIMIT,
            clock,
            opener: Arc::new(InProcess::default()),
            readers: std::thread::available_parallelism().map_or(1, usize::from),
            hashing: HashingLimits::default(),
            second_factor: FactorOf::default(),
            subdomains: Subdomains::default(),
            metrics: front::MetricsAccess::this_machine(),
            letters: None,
        }
    }
}

/// Why the pages are not served.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// Others could reach the address, and nobody is asked who they are yet.
    #[error(
        "{0} can be reached from other machines, and there is no administrator yet; make the first one with \
         `goldthread user add`, or serve a loopback address such as 127.0.0.1:8080 and open the link that is shown there"
    )]
    NoAdministrator(SocketAddr),
    /// Nobody is asked who they are yet, so only one authority can be served.
    #[error(
        "the ledger serves several authorities, and there is no administrator yet who could let people in to each; add --authority with one of them"
    )]
    SeveralAuthorities,
    /// The address is refused or taken, or the certificate cannot be used.
    #[error(transparent)]
    Front(#[from] front::ServeError),
    /// The plans could not be read when starting.
    #[error("the plans in the ledger cannot be read; run `goldthread verify`")]
    Load(#[source] crate::store::StoreError),
    /// The accounts cannot be read or written.
    #[error(transparent)]
    Accounts(#[from] goldthread_accounts::Fault),
}

/// What is known once the server listens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listening {
    /// Where; port 0 asks the system for a free one.
    pub address: SocketAddr,
    /// The path of the link that makes the first administrator, where there is none yet.
    pub first_link: Option<String>,
}

/// Serves the pages until SIGINT or SIGTERM.
///
/// `listening` is called once, when the server listens.
///
/// # Errors
/// [`ServeError`] when the address is refused or taken, or what is kept cannot be read.
pub async fn serve(
    config: ServeConfig,
    ledger: Arc<dyn Ledger>,
    accounts: Arc<Accounts>,
    listening: impl FnOnce(Listening),
) -> Result<(), ServeError> {
    serve_until(config, ledger, accounts, listening, front::told_to_stop()).await
}

/// Serves the pages until `stop` is done, then lets open requests finish.
///
/// # Errors
/// [`ServeError`] when the address is refused or taken, or what is kept cannot be read.
pub async fn serve_until(
    config: ServeConfig,
    ledger: Arc<dyn Ledger>,
    accounts: Arc<Accounts>,
    listening: impl FnOnce(Listening),
    stop: impl Future<Output = ()> + Send + 'static,
) -> Result<(), ServeError> {
    let measures = Measures::new();
    let server = Server::bind(config.front.clone(), measures.clone()).await?;
    let address = server.address();
    let monitor = Monitor::new(measures, server.readiness());
    let deployment = Deployment::open(config, ledger, accounts, monitor).await.map_err(ServeError::Load)?;
    if deployment.is_open() && !address.ip().is_loopback() {
        return Err(ServeError::NoAdministrator(address));
    }
    if deployment.is_open() && deployment.only_house().is_none() {
        return Err(ServeError::SeveralAuthorities);
    }
    let first_link = deployment.first_link()?;
    listening(Listening { address, first_link });
    let _watch = Watch::start(Arc::clone(&deployment));
    let _writer = Writer::start(&deployment);
    server.run(site(&deployment), stop).await;
    Ok(())
}

/// The whole site: every route, and what stands around each answer, the outermost first.
pub fn site(deployment: &Arc<Deployment>) -> Router {
    let measures = &deployment.monitor().measures;
    let (limits, names) = (deployment.config().front.limits.clone(), deployment.config().names.clone());
    let answered = ServiceBuilder::new()
        .layer(middleware::from_fn(by_pattern))
        .layer(middleware::from_fn_with_state(Arc::clone(deployment), headers::on_every_answer));
    let limited = ServiceBuilder::new()
        .layer(middleware::from_fn_with_state(Arc::clone(deployment), problem::as_page))
        .layer(NamesLayer::new(&names))
        .layer(middleware::from_fn(guard::unread_only))
        .layer(middleware::from_fn(guard::own_forms_only))
        .layer(RateLayer::new(limits.rate, measures))
        .layer(AtOnceLayer::new(arriving::small(&limits), measures).only(arriving::is_small))
        .layer(middleware::from_fn(arriving::whole))
        .layer(AtOnceLayer::new(arriving::large(&limits), measures).only(arriving::is_large))
        .layer(AtOnceLayer::new(limits.at_once, measures));
    let inside = ServiceBuilder::new()
        .layer(middleware::from_fn_with_state(Arc::clone(deployment), door::enter))
        .layer(middleware::from_fn(guard::for_this_authority_only))
        .layer(middleware::from_fn(access::check))
        .layer(middleware::from_fn(cache::made_once))
        .layer(CompressionLayer::new().quality(CompressionLevel::Fastest))
        .layer(TimeLayer::new(limits.request_time))
        .layer(DefaultBodyLimit::max(64 * 1024));
    // Whatever watches the server is answered also when it is full, by whatever name it is asked, and in no page.
    let watched = routes::router(Route::is_for_machines).layer(inside.clone());
    let pages = routes::router(|route| !route.is_for_machines()).layer(inside).layer(limited);
    // What is at no address is answered as pages are: of two routers that say nothing of it, the one that is merged in decides.
    watched.merge(pages).layer(answered)
}

/// Tells the log and the measures which route it was.
async fn by_pattern(request: Request, next: Next) -> Response {
    let pattern = request.extensions().get::<MatchedPath>().map(|path| RoutePattern::from(path.as_str()));
    let mut response = next.run(request).await;
    if let Some(pattern) = pattern {
        response.extensions_mut().insert(pattern);
    }
    response
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use goldthread_accounts::{Cost, Settings as AccountSettings};
    use goldthread_ledger_sqlite::{Settings, SqliteLedger};
    use tempfile::TempDir;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::TcpListener;

    use super::*;
    use crate::testing::moment;

    /// Serves an empty ledger at `address`, asks it once for `path`, and stops it.
    async fn served(address: &str, names: &[&str], path: &str) -> Result<String, ServeError> {
        let folder = TempDir::new().expect("a folder can be made");
        let ledger =
            SqliteLedger::open_or_create(folder.path(), Settings::new(moment)).expect("a ledger can be made");
        let settings = AccountSettings::default().with_cost(Cost::weak_for_tests());
        let accounts = Accounts::open_or_create(folder.path(), settings).expect("accounts can be made");
        let served =
            names.iter().map(|name| (name.parse().expect("a short name"), (*name).to_owned())).collect();
        let mut config = ServeConfig::new(address.parse().expect("an address"), served, Arc::new(moment));
        config.front.proxies = vec!["192.0.2.1".parse().expect("an address")];
        let (asked, stop) = tokio::sync::oneshot::channel::<()>();
        let answer = Arc::new(Mutex::new(None));
        let (task, path) = (Arc::clone(&answer), path.to_owned());
        let listening = move |listening: Listening| {
            let asking = tokio::spawn(async move {
                let path =
                    if path == "first link" { listening.first_link.expect("there is one") } else { path };
                let said = ask(listening.address, &path).await;
                let _ = asked.send(());
                said
            });
            *task.lock().expect("nobody else holds it") = Some(asking);
        };
        let stopped = async {
            let _ = stop.await;
        };
        serve_until(config, Arc::new(ledger), Arc::new(accounts), listening, stopped).await?;
        let asking = answer.lock().expect("nobody else holds it").take().expect("it listened");
        Ok(asking.await.expect("the question was asked"))
    }

    async fn ask(address: SocketAddr, path: &str) -> String {
        let mut connection = tokio::net::TcpStream::connect(address).await.expect("it listens");
        let request = format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
        connection.write_all(request.as_bytes()).await.expect("it can be asked");
        let mut answer = String::new();
        connection.read_to_string(&mut answer).await.expect("it answers");
        answer
    }

    #[tokio::test]
    async fn it_answers_until_it_is_told_to_stop() {
        for address in ["127.0.0.1:0", "[::1]:0"] {
            for (path, end) in [("/health", "ok\n"), ("/ready", "ready\n")] {
                let answer = served(address, &["little-marsh"], path).await.expect("it serves");
                assert!(answer.starts_with("HTTP/1.1 200") && answer.ends_with(end), "{answer}");
            }
        }
    }

    #[tokio::test]
    async fn the_first_start_gives_a_link_that_makes_the_first_administrator() {
        let answer = served("127.0.0.1:0", &["little-marsh"], "first link").await.expect("it serves");
        assert!(
            answer.starts_with("HTTP/1.1 200") && answer.contains("Make the first administrator"),
            "{answer}"
        );
    }

    #[tokio::test]
    async fn this_machine_may_read_the_measures() {
        let answer = served("127.0.0.1:0", &["little-marsh"], "/metrics").await.expect("it serves");
        assert!(answer.starts_with("HTTP/1.1 200") && answer.contains("goldthread_plans 0"), "{answer}");
    }

    #[tokio::test]
    async fn without_an_administrator_only_this_machine_is_served_and_one_authority() {
        for address in ["0.0.0.0:0", "[::]:0"] {
            let error = served(address, &["little-marsh"], "/").await.expect_err("it is refused");
            assert!(error.to_string().contains("there is no administrator yet"), "{error}");
        }
        let error =
            served("127.0.0.1:0", &["little-marsh", "great-marsh"], "/").await.expect_err("it is refused");
        assert!(error.to_string().contains("several authorities"), "{error}");
    }

    #[tokio::test]
    async fn an_address_that_is_taken_is_named() {
        let taken = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = taken.local_addr().expect("it has an address").to_string();
        let error = served(&address, &["little-marsh"], "/").await.expect_err("it is taken");
        assert!(error.to_string().contains(&address), "{error}");
    }
}
