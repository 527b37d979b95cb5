//! A connection, from its acceptance to its end.

mod accept;
mod connection;
mod heard;
mod life;
mod seats;
mod sniff;
mod stage;
mod streams;

use std::sync::Arc;

pub use accept::{accept, tell};
pub use life::{Http, Life, Open};
pub use seats::Seats;
pub use stage::{Stage, Stages};

use crate::measures::Measures;
use crate::tls::Certificates;
use crate::{Limits, Network};

/// What every connection needs to know.
pub struct Door {
    /// What anybody may take.
    pub limits: Limits,
    /// Who is believed.
    pub proxies: Vec<Network>,
    /// With what to encrypt.
    pub certificates: Option<Arc<Certificates>>,
    /// Where to count.
    pub measures: Measures,
    /// Who is in.
    pub seats: Seats,
}
