//! What is written down of a request: a line in the log and a few counts. Nothing of it leads to a person.

use http::response::Parts;
use http::{Method, StatusCode};
use tokio::time::Instant;

use crate::measures::{Class, RequestLabels, RouteLabels, method};
use crate::{Measures, RequestId, RoutePattern};

/// What is known of a request so far. It is written down when this is dropped, however that comes about.
pub struct Record {
    measures: Measures,
    id: RequestId,
    method: &'static str,
    began: Instant,
    answer: Option<Answered>,
    bytes: u64,
}

struct Answered {
    status: StatusCode,
    route: RoutePattern,
    seconds: f64,
}

/// What the log shows as the status when the client did not wait for one, as other servers do.
const GONE: u16 = 499;

impl Record {
    /// A request that has just come.
    pub fn begin(measures: Measures, id: RequestId, sent: &Method) -> Self {
        measures.counted().in_flight.inc();
        Self { measures, id, method: method(sent), began: Instant::now(), answer: None, bytes: 0 }
    }

    /// The head of the answer is there.
    pub fn answer(&mut self, parts: &Parts) {
        let route = parts.extensions.get::<RoutePattern>().cloned().unwrap_or_default();
        let seconds = self.began.elapsed().as_secs_f64();
        self.answer = Some(Answered { status: parts.status, route, seconds });
    }

    /// So many bytes of its body go out.
    pub fn send(&mut self, bytes: usize) {
        self.bytes += bytes as u64;
    }
}

impl Drop for Record {
    fn drop(&mut self) {
        let Self { measures, id, method, bytes, .. } = self;
        let counted = measures.counted();
        let answer = self.answer.take();
        let seconds =
            answer.as_ref().map_or_else(|| self.began.elapsed().as_secs_f64(), |answer| answer.seconds);
        let status = answer.as_ref().map(|answer| answer.status);
        let route = answer.map(|answer| answer.route).unwrap_or_default();
        tracing::info!(
            %id,
            method,
            route = route.as_str(),
            status = status.map_or(GONE, |status| status.as_u16()),
            ms = (seconds * 1000.0).round(),
            bytes,
            "request"
        );
        counted.in_flight.dec();
        counted.bytes.inc_by(*bytes);
        counted.durations.get_or_create(&RouteLabels { route: route.clone() }).observe(seconds);
        counted.requests.get_or_create(&RequestLabels { method, route, status: Class::of(status) }).inc();
    }
}
