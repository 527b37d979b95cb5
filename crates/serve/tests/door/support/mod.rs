//! A running server, the small site that it serves, and clients that speak to it.

pub mod client;
pub mod pems;

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use goldthread_serve::{Arrived, Config, Limits, Measures, Readiness, RequestBody, RoutePattern, Server};
use http::{Request, Response, StatusCode};
use http_body_util::{BodyExt as _, Full};
use hyper::body::Bytes;
use tokio::sync::{Semaphore, oneshot};
use tokio::task::JoinHandle;
use tower::util::BoxCloneService;

/// What answers in these tests.
pub type Site = BoxCloneService<Request<RequestBody>, Response<Full<Bytes>>, Infallible>;

/// A server that runs until it is told to stop, or dropped.
pub struct Running {
    pub address: SocketAddr,
    pub measures: Measures,
    pub readiness: Readiness,
    stop: oneshot::Sender<()>,
    ran: JoinHandle<()>,
}

impl Running {
    /// Starts it on a free port.
    pub async fn start(config: Config, measures: Measures, site: Site) -> Self {
        let server = Server::bind(config, measures.clone()).await.expect("a free port");
        let (address, readiness) = (server.address(), server.readiness());
        let (stop, stopped) = oneshot::channel();
        let ran = tokio::spawn(server.run(site, async {
            let _ = stopped.await;
        }));
        Self { address, measures, readiness, stop, ran }
    }

    /// Tells it to stop, and gives what ends when it has.
    pub fn stop(self) -> JoinHandle<()> {
        self.stop.send(()).expect("it runs");
        self.ran
    }

    /// The value of a measure, by its whole name with its labels.
    pub fn measure(&self, name: &str) -> f64 {
        let text = self.measures.text();
        let found = text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
        found.map_or(0.0, |value| value.parse().expect("a number"))
    }

    /// Waits until a measure has this value.
    pub async fn until(&self, name: &str, expected: f64) {
        let what = format!("{name} to be {expected}");
        until(&what, || (self.measure(name) - expected).abs() < f64::EPSILON).await;
    }
}

/// Where the tests listen.
pub fn config(limits: Limits) -> Config {
    Config { limits, ..Config::new(SocketAddr::from(([127, 0, 0, 1], 0))) }
}

/// The small site on a free port, with these limits.
pub async fn serve(limits: Limits) -> Running {
    Running::start(config(limits), Measures::new(), site(&Doors::closed())).await
}

/// Behind which `/wait` waits, until they are opened; and how many wait.
#[derive(Clone)]
pub struct Doors {
    open: Arc<Semaphore>,
    waiting: Arc<Semaphore>,
}

impl Doors {
    pub fn closed() -> Self {
        Self { open: Arc::new(Semaphore::new(0)), waiting: Arc::new(Semaphore::new(0)) }
    }

    /// Lets so many through.
    pub fn open(&self, requests: usize) {
        self.open.add_permits(requests);
    }

    /// Waits until a request has come to the doors.
    pub async fn reached(&self) {
        self.waiting.acquire().await.expect("nobody closes it").forget();
    }

    async fn wait(&self) {
        self.waiting.add_permits(1);
        self.open.acquire().await.expect("nobody closes it").forget();
    }
}

/// The small site.
pub fn site(doors: &Doors) -> Site {
    let doors = doors.clone();
    BoxCloneService::new(tower::service_fn(move |request| {
        let doors = doors.clone();
        async move { Ok(answer(&doors, request).await) }
    }))
}

async fn answer(doors: &Doors, request: Request<RequestBody>) -> Response<Full<Bytes>> {
    let path = request.uri().path().to_owned();
    let mut answer = match path.as_str() {
        "/" => text("hello"),
        "/arrived" => text(&arrived(&request)),
        "/wait" => {
            doors.wait().await;
            text("waited")
        }
        "/body" => match request.into_body().collect().await {
            Ok(body) => text(&body.to_bytes().len().to_string()),
            Err(error) => status(StatusCode::BAD_REQUEST, &error.to_string()),
        },
        "/large" => Response::new(Full::new(Bytes::from(vec![b'x'; 64 << 20]))),
        path if path.starts_with("/plans/") => text("a plan"),
        _ => status(StatusCode::NOT_FOUND, "nothing"),
    };
    if path.starts_with("/plans/") {
        answer.extensions_mut().insert(RoutePattern::from("/plans/{plan}"));
    }
    answer
}

/// Who asks, and what is left of the head that only proxies may say.
fn arrived(request: &Request<RequestBody>) -> String {
    let Arrived { address, secure, id, via } = request.extensions().get().expect("it came through the door");
    let left: Vec<_> = request.headers().keys().filter(|name| name.as_str().starts_with("x-")).collect();
    format!("{address} {secure} {via:?} {id} {left:?}")
}

fn text(text: &str) -> Response<Full<Bytes>> {
    status(StatusCode::OK, text)
}

fn status(status: StatusCode, text: &str) -> Response<Full<Bytes>> {
    let mut answer = Response::new(Full::new(Bytes::from(text.to_owned())));
    *answer.status_mut() = status;
    answer
}

/// Sends SIGHUP to this process.
#[cfg(unix)]
pub fn hang_up() {
    let hangup = format!("kill -HUP {}", std::process::id());
    let sent = std::process::Command::new("sh").args(["-c", &hangup]).status().expect("a shell runs");
    assert!(sent.success());
}

/// Waits until something holds; the wait itself has an end, so that a test that fails says for what it waited.
pub async fn until(what: &str, holds: impl Fn() -> bool) {
    let mut looks = tokio::time::interval(Duration::from_millis(2));
    let waiting = async {
        while !holds() {
            looks.tick().await;
        }
    };
    in_time(what, waiting).await;
}

/// What is awaited, which must come before long.
pub async fn in_time<T>(what: &str, awaited: impl Future<Output = T>) -> T {
    let awaited = tokio::time::timeout(Duration::from_secs(20), awaited).await;
    awaited.unwrap_or_else(|_| panic!("waited in vain for {what}"))
}
