//! How a request gets in, and an answer out: connections, TLS, limits, measures, and a line in the log for each request.
//!
//! What this crate may not do: know of pages, people or plans, print, or read the environment. It gives each request to a
//! `tower` service, which may be `axum`'s `Router`, and knows no more of it.
//!
//! Where to start: [`Config`] is what a deployment decides and [`Limits`] what anybody may take; [`Server`] listens and answers.
//! `door/` is a connection from its acceptance to its end, `exchange/` one request and its answer on it, `layers/` what stands
//! inside the service's own stack, so that its pages can say why a request was refused.

mod arrived;
mod config;
mod door;
mod error;
mod exchange;
mod layers;
mod limits;
mod measures;
mod network;
mod notify;
mod readiness;
mod server;
mod stop;
mod tls;

pub use prometheus_client;

pub use arrived::{Arrived, RequestId, Via};
pub use config::{Config, TlsFiles};
pub use error::ServeError;
pub use exchange::{BodyError, RequestBody};
pub use layers::{AtOnceLayer, NamesLayer, RateLayer, TimeLayer};
pub use limits::{AnswerPace, AtOnce, BodyPace, Limits, Rate};
pub use measures::{Measures, MetricsAccess, RoutePattern, TokenError};
pub use network::{BadNetwork, Network};
pub use readiness::Readiness;
pub use server::Server;
pub use stop::told_to_stop;
pub use tls::TlsError;

/// What any error becomes on its way out.
type BoxError = Box<dyn std::error::Error + Send + Sync>;
