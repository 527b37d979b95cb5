//! How many requests one address may make over time.

use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use http::{Request, Response, StatusCode};
use tokio::time::Instant;
use tower::{Layer, Service, ServiceExt as _};

use super::Answering;
use super::bucket::Buckets;
use super::refusal::later;
use crate::{Arrived, Measures, Network};

/// Refuses the requests of an address beyond its rate (429), and says when the next may come. This machine itself is spared.
#[derive(Clone)]
pub struct RateLayer {
    buckets: Arc<Mutex<Buckets>>,
    measures: Measures,
}

impl RateLayer {
    /// Every address begins with a full bucket. All services that one layer makes share the buckets.
    pub fn new(rate: crate::Rate, measures: &Measures) -> Self {
        Self { buckets: Arc::new(Mutex::new(Buckets::new(rate))), measures: measures.clone() }
    }

    fn take(&self, arrived: Option<&Arrived>) -> Result<(), Duration> {
        let Some(arrived) = arrived.filter(|arrived| !arrived.is_this_machine()) else { return Ok(()) };
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        buckets.take(Network::of_one(arrived.address), Instant::now()).inspect_err(|_| {
            self.measures.counted().rate_limited.inc();
        })
    }
}

impl<S> Layer<S> for RateLayer {
    type Service = Rate<S>;

    fn layer(&self, inner: S) -> Self::Service {
        Rate { inner, layer: self.clone() }
    }
}

/// What [`RateLayer`] makes of a service.
#[derive(Clone)]
pub struct Rate<S> {
    inner: S,
    layer: RateLayer,
}

impl<S, B, R> Service<Request<B>> for Rate<S>
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
        let taken = self.layer.take(request.extensions().get());
        let inner = self.inner.clone();
        Box::pin(async move {
            match taken {
                Ok(()) => inner.oneshot(request).await,
                Err(missing) => Ok(later(StatusCode::TOO_MANY_REQUESTS, missing)),
            }
        })
    }
}
