//! Listens, answers until it is told to stop, and lets what is open end.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use http::{Request, Response};
use tokio::net::TcpListener;
use tokio::task::{JoinHandle, JoinSet};
use tower::Service;

use crate::door::{Door, Seats, Stage, Stages, accept, tell};
use crate::notify::Notifier;
use crate::stop::Hangups;
use crate::tls::{self, Certificates};
use crate::{BoxError, Config, Measures, Readiness, RequestBody, ServeError};

/// A server that listens, and answers once it is run.
pub struct Server {
    listener: TcpListener,
    bound: SocketAddr,
    door: Arc<Door>,
    readiness: Readiness,
    notifier: Notifier,
}

impl Server {
    /// Checks what was decided, reads the certificate, and takes the address.
    ///
    /// # Errors
    /// [`ServeError`] when the address is refused or taken, or the certificate cannot be used.
    pub async fn bind(config: Config, measures: Measures) -> Result<Self, ServeError> {
        config.check()?;
        let Config { address, tls, proxies, limits, notify } = config;
        let load = |files| Certificates::load(files, measures.counted().clone()).map(Arc::new);
        let certificates = tls.map(load).transpose()?;
        let bind = |source| ServeError::Bind { address, source };
        let listener = TcpListener::bind(address).await.map_err(bind)?;
        let bound = listener.local_addr().map_err(bind)?;
        let door = Arc::new(Door { limits, proxies, certificates, measures, seats: Seats::default() });
        Ok(Self { listener, bound, door, readiness: Readiness::default(), notifier: Notifier::new(notify) })
    }

    /// The address that was taken, with the port that the system chose.
    pub fn address(&self) -> SocketAddr {
        self.bound
    }

    /// Tells whether requests are taken.
    pub fn readiness(&self) -> Readiness {
        self.readiness.clone()
    }

    /// Answers until `stop` is done; then closes the listener, and gives what is open the time of a farewell.
    ///
    /// How long a request may be worked on is not decided here: see [`TimeLayer`](crate::TimeLayer).
    pub async fn run<S, B>(self, site: S, stop: impl Future<Output = ()> + Send)
    where
        S: Service<Request<RequestBody>, Response = Response<B>> + Clone + Send + 'static,
        S::Error: Into<BoxError>,
        S::Future: Send + 'static,
        B: http_body::Body + Unpin + Send + 'static,
        B::Data: Send,
        B::Error: Into<BoxError>,
    {
        let Self { listener, door, readiness, notifier, .. } = self;
        let looking = Looking::begin(&door, &notifier);
        let (stage, stages) = Stages::new();
        let mut connections = JoinSet::new();
        readiness.set(true);
        notifier.say("READY=1");
        tokio::select! {
            () = accept(&door, &listener, site, &stages, &mut connections) => {}
            () = stop => {}
        }
        readiness.set(false);
        notifier.say("STOPPING=1");
        drop((listener, looking));
        // That nobody is left to be told is what is wanted.
        let _ = stage.send(Stage::Leaving);
        part(&mut connections, door.limits.farewell).await;
        let _ = stage.send(Stage::Gone);
        while let Some(ended) = connections.join_next().await {
            tell(ended);
        }
    }
}

/// Waits until every connection has ended, or the time is over.
async fn part(connections: &mut JoinSet<()>, farewell: Duration) {
    let all_ended = async {
        while let Some(ended) = connections.join_next().await {
            tell(ended);
        }
    };
    if tokio::time::timeout(farewell, all_ended).await.is_err() {
        tracing::warn!(connections = connections.len(), "connections that did not end in time are cut");
    }
}

/// The task that looks at the certificate, which ends when this is dropped.
struct Looking(Option<JoinHandle<()>>);

impl Looking {
    /// SIGHUP is listened for from now on; before, it would end the process. A server without a certificate that no service
    /// manager tends is somebody's at a terminal, and ends with it.
    fn begin(door: &Door, notifier: &Notifier) -> Self {
        let (certificates, every) = (door.certificates.clone(), door.limits.certificate_look);
        let is_tended = certificates.is_some() || notifier.is_heard();
        Self(is_tended.then(|| tokio::spawn(tls::watch(certificates, every, Hangups::listen()))))
    }
}

impl Drop for Looking {
    fn drop(&mut self) {
        if let Some(task) = &self.0 {
            task.abort();
        }
    }
}
