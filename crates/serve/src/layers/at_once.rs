//! How many requests are worked on at the same time.

use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use http::{HeaderMap, Method, Request, Response, StatusCode};
use tower::{Layer, Service, ServiceExt as _};

use super::Answering;
use super::gate::Gate;
use super::refusal::later;
use crate::{Arrived, Measures};

/// Lets so many requests be worked on and so many wait, and refuses the rest (503). A place is held until the head of the answer is there.
#[derive(Clone)]
pub struct AtOnceLayer {
    gate: Arc<Gate>,
    whose: Whose,
}

/// Whether a request needs a place, by its method and headers.
type Whose = fn(&Method, &HeaderMap) -> bool;

/// When one who was refused may ask again.
const RESPITE: Duration = Duration::from_secs(5);

impl AtOnceLayer {
    /// All services that one layer makes share the places.
    pub fn new(limits: crate::AtOnce, measures: &Measures) -> Self {
        Self { gate: Gate::new(limits, measures.counted().clone()), whose: |_, _| true }
    }

    /// The same for some requests; the others need no place and pass.
    #[must_use]
    pub fn only(self, whose: Whose) -> Self {
        Self { whose, ..self }
    }
}

impl<S> Layer<S> for AtOnceLayer {
    type Service = AtOnce<S>;

    fn layer(&self, inner: S) -> Self::Service {
        AtOnce { inner, gate: Arc::clone(&self.gate), whose: self.whose }
    }
}

/// What [`AtOnceLayer`] makes of a service.
#[derive(Clone)]
pub struct AtOnce<S> {
    inner: S,
    gate: Arc<Gate>,
    whose: Whose,
}

impl<S, B, R> Service<Request<B>> for AtOnce<S>
where
    S: Service<Request<B>, Response = Response<R>, Future: Send + 'static> + Clone + Send + 'static,
    B: Send + 'static,
    R: Default + Send + 'static,
{
    type Response = S::Response;
    type Error = S::Error;
    type Future = Answering<S::Response, S::Error>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<B>) -> Self::Future {
        let address = request.extensions().get::<Arrived>().map(|arrived| arrived.address);
        let (gate, inner) = (Arc::clone(&self.gate), self.inner.clone());
        if !(self.whose)(request.method(), request.headers()) {
            return Box::pin(inner.oneshot(request));
        }
        Box::pin(async move {
            match gate.enter(address).await {
                Ok(_place) => inner.oneshot(request).await,
                Err(_) => Ok(later(StatusCode::SERVICE_UNAVAILABLE, RESPITE)),
            }
        })
    }
}
