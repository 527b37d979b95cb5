//! Counts and times, in the text form of Prometheus: by route pattern, never by address or person.

mod access;
mod labels;
mod route;

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use prometheus_client::encoding::prometheus_text;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::{Metric, Registry};

pub use access::{MetricsAccess, TokenError};
pub use labels::{Class, RefusedLabels, RequestLabels, RouteLabels, method};
pub use route::RoutePattern;

/// Everything that is counted; a clone counts the same things.
#[derive(Clone)]
pub struct Measures(Arc<Inner>);

struct Inner {
    registry: Mutex<Registry>,
    counted: Counted,
}

/// What this crate counts itself.
#[derive(Clone)]
pub struct Counted {
    /// Requests that were answered, or whose client went away.
    pub requests: Family<RequestLabels, Counter>,
    /// Seconds until the head of an answer was there.
    pub durations: Family<RouteLabels, Histogram, fn() -> Histogram>,
    /// Requests that are open now.
    pub in_flight: Gauge,
    /// Bytes of the bodies of answers.
    pub bytes: Counter,
    /// Connections that are open now.
    pub connections: Gauge,
    /// Connections that were closed at once, by why.
    pub refused: Family<RefusedLabels, Counter>,
    /// Connections that ended with something that is no HTTP.
    pub malformed: Counter,
    /// Connections that asked too slowly, or took their answer too slowly.
    pub slow: Counter,
    /// Connections on which TLS was not agreed.
    pub handshakes_failed: Counter,
    /// Seconds since 1970 at which the certificate in use ends; 0 without one.
    pub certificate_ends: Gauge,
    /// Requests beyond what their address may make.
    pub rate_limited: Counter,
    /// Requests for which there was no place.
    pub queue_refused: Counter,
    /// Requests that wait for a place now.
    pub queued: Gauge,
}

/// Seconds that part fast pages from slow ones, and those from what people give up on.
const BUCKETS: [f64; 12] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0, 20.0];

fn durations() -> Histogram {
    Histogram::new(BUCKETS)
}

impl Measures {
    /// The media type of [`Measures::text`].
    pub const CONTENT_TYPE: &str = prometheus_text::CONTENT_TYPE;

    /// Nothing counted yet; the process is taken to start now.
    #[expect(clippy::new_without_default, reason = "it notes the time at which it is made")]
    pub fn new() -> Self {
        let mut registry = Registry::with_prefix("goldthread");
        let counted = Counted::registered(&mut registry);
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or(Duration::ZERO);
        let started = Gauge::<i64>::default();
        started.set(i64::try_from(now.as_secs()).unwrap_or(i64::MAX));
        registry.register(
            "process_start_time_seconds",
            "When the process started, in seconds since 1970",
            started,
        );
        Self(Arc::new(Inner { registry: Mutex::new(registry), counted }))
    }

    /// Counts something else as well. The name gets `goldthread_` before it, a counter's `_total` behind it.
    pub fn register(&self, name: &str, help: &str, metric: impl Metric) {
        self.registry().register(name, help.trim_end_matches('.'), metric);
    }

    /// A new counter under this name.
    pub fn counter(&self, name: &str, help: &str) -> Counter {
        let counter = Counter::default();
        self.register(name, help, counter.clone());
        counter
    }

    /// A new gauge under this name.
    pub fn gauge(&self, name: &str, help: &str) -> Gauge {
        let gauge = Gauge::default();
        self.register(name, help, gauge.clone());
        gauge
    }

    /// Everything, in the text form of Prometheus.
    pub fn text(&self) -> String {
        let mut text = String::new();
        prometheus_text::encode(&mut text, &self.registry()).expect("writing to a string cannot fail");
        text
    }

    pub(crate) fn counted(&self) -> &Counted {
        &self.0.counted
    }

    fn registry(&self) -> std::sync::MutexGuard<'_, Registry> {
        self.0.registry.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Counted {
    fn registered(registry: &mut Registry) -> Self {
        let counted = Self {
            requests: Family::default(),
            durations: Family::new_with_constructor(durations as fn() -> Histogram),
            in_flight: Gauge::default(),
            bytes: Counter::default(),
            connections: Gauge::default(),
            refused: Family::default(),
            malformed: Counter::default(),
            slow: Counter::default(),
            handshakes_failed: Counter::default(),
            certificate_ends: Gauge::default(),
            rate_limited: Counter::default(),
            queue_refused: Counter::default(),
            queued: Gauge::default(),
        };
        counted.register_requests(registry);
        counted.register_connections(registry);
        counted
    }

    fn register_requests(&self, registry: &mut Registry) {
        let Self { requests, durations, in_flight, bytes, rate_limited, queue_refused, queued, .. } =
            self.clone();
        registry.register("requests", "Requests that were answered", requests);
        registry.register("request_seconds", "Seconds until the head of an answer was there", durations);
        registry.register("requests_in_flight", "Requests that are open now", in_flight);
        registry.register("answer_bytes", "Bytes of the bodies of answers", bytes);
        registry.register("rate_limited", "Requests beyond what their address may make", rate_limited);
        registry.register("queue_refused", "Requests for which there was no place", queue_refused);
        registry.register("requests_queued", "Requests that wait for a place now", queued);
    }

    fn register_connections(&self, registry: &mut Registry) {
        let Self { connections, refused, malformed, slow, handshakes_failed, certificate_ends, .. } =
            self.clone();
        registry.register("connections_open", "Connections that are open now", connections);
        registry.register("connections_refused", "Connections that were closed at once", refused);
        registry.register("connections_malformed", "Connections that ended with what is no HTTP", malformed);
        registry.register("connections_slow", "Connections that were cut for being slow", slow);
        registry.register(
            "tls_handshakes_failed",
            "Connections on which TLS was not agreed",
            handshakes_failed,
        );
        registry.register(
            "certificate_ends_seconds",
            "When the certificate in use ends, in seconds since 1970; 0 without one",
            certificate_ends,
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_callers_count_is_told_too() {
        let measures = Measures::new();
        measures.counter("sign_ins", "Sign-ins that succeeded.").inc_by(2);
        measures.clone().gauge("ledger_entries", "Entries in the ledger").set(214);
        let text = measures.text();
        for line in [
            "# HELP goldthread_sign_ins_total Sign-ins that succeeded.",
            "# TYPE goldthread_sign_ins_total counter",
            "goldthread_sign_ins_total 2",
            "goldthread_ledger_entries 214",
            "goldthread_connections_open 0",
        ] {
            assert!(text.lines().any(|found| found == line), "{line} is not in\n{text}");
        }
    }

    #[test]
    fn the_start_is_told() {
        let text = Measures::new().text();
        let started =
            text.lines().find_map(|line| line.strip_prefix("goldthread_process_start_time_seconds "));
        assert!(
            started.and_then(|value| value.parse::<u64>().ok()).is_some_and(|value| value > 1_700_000_000)
        );
    }
}
