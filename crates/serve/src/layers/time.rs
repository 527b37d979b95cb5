//! How long a request may be worked on.

use std::task::{Context, Poll};
use std::time::Duration;

use http::{Request, Response, StatusCode};
use tokio::time::sleep_until;
use tower::{Layer, Service, ServiceExt as _};

use super::Answering;
use super::refusal::refusal;
use crate::exchange::Pulse;

/// Ends a request that takes too long (408). The time begins anew with each piece of its body, so that a large document over a poor
/// line is no slow page; a body that itself comes too slowly is answered with the same status, whatever the service makes of it.
#[derive(Debug, Clone, Copy)]
pub struct TimeLayer {
    time: Duration,
}

impl TimeLayer {
    /// So long may a request take.
    pub fn new(time: Duration) -> Self {
        Self { time }
    }
}

impl<S> Layer<S> for TimeLayer {
    type Service = Time<S>;

    fn layer(&self, inner: S) -> Self::Service {
        Time { inner, time: self.time }
    }
}

/// What [`TimeLayer`] makes of a service.
#[derive(Debug, Clone)]
pub struct Time<S> {
    inner: S,
    time: Duration,
}

impl<S, B, R> Service<Request<B>> for Time<S>
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
        let pulse = request.extensions().get().cloned().unwrap_or_else(Pulse::begin);
        let (inner, time) = (self.inner.clone(), self.time);
        Box::pin(async move {
            tokio::select! {
                answer = inner.oneshot(request) => match answer {
                    Ok(_) if pulse.is_too_slow() => Ok(refusal(StatusCode::REQUEST_TIMEOUT)),
                    answer => answer,
                },
                () = too_long(&pulse, time) => Ok(refusal(StatusCode::REQUEST_TIMEOUT)),
            }
        })
    }
}

/// Waits until nothing has come for so long.
async fn too_long(pulse: &Pulse, time: Duration) {
    let mut until = pulse.last() + time;
    loop {
        sleep_until(until).await;
        let next = pulse.last() + time;
        if next == until {
            return;
        }
        until = next;
    }
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use tower::service_fn;

    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_request_has_its_time_from_the_last_piece_of_its_body() {
        let check = async |beats: &'static [u64], expected: u16| {
            let pulse = Pulse::begin();
            let beating = pulse.clone();
            let page = service_fn(move |_: Request<()>| {
                let beating = beating.clone();
                async move {
                    for seconds in beats {
                        tokio::time::sleep(Duration::from_secs(*seconds)).await;
                        beating.beat();
                    }
                    Ok::<_, Infallible>(Response::new(()))
                }
            });
            let mut request = Request::new(());
            request.extensions_mut().insert(pulse);
            let answer = TimeLayer::new(Duration::from_secs(10)).layer(page).oneshot(request).await;
            assert_eq!(answer.expect("it cannot fail").status().as_u16(), expected, "{beats:?}");
        };
        check(&[], 200).await;
        check(&[9], 200).await;
        check(&[11], 408).await;
        check(&[9, 9, 9], 200).await;
        check(&[9, 9, 11], 408).await;
    }
}
