//! What is measured of a server beside its requests.

use goldthread_serve::prometheus_client::metrics::counter::Counter;
use goldthread_serve::prometheus_client::metrics::gauge::Gauge;
use goldthread_serve::{Measures, Readiness};

use crate::deployment::Deployment;

/// The measures of a server, and whether it takes requests.
pub struct Monitor {
    /// All that is measured.
    pub measures: Measures,
    /// Whether requests are taken.
    pub readiness: Readiness,
    /// Sign-ins that fitted.
    pub sign_ins: Counter,
    /// Sign-ins that did not fit, or had to wait.
    pub refused_sign_ins: Counter,
    entries: Gauge,
    plans: Gauge,
    hashing: Gauge,
}

impl Monitor {
    /// Nothing measured yet.
    pub fn new(measures: Measures, readiness: Readiness) -> Self {
        Self {
            sign_ins: measures.counter("sign_ins", "Passwords that fitted."),
            refused_sign_ins: measures
                .counter("refused_sign_ins", "Passwords that did not fit, or that came too often."),
            entries: measures
                .gauge("ledger_entries", "Entries in the ledger, of all authorities that are served."),
            plans: measures.gauge("plans", "Plans that are kept, of all authorities that are served."),
            hashing: measures.gauge("passwords_waiting", "Passwords that are being compared, or wait to be."),
            measures,
            readiness,
        }
    }

    /// Takes down what is counted elsewhere.
    pub fn look_at(&self, deployment: &Deployment) {
        let shelves = || deployment.houses().map(|house| house.shelf());
        let entries: u64 = shelves().map(|shelf| shelf.head).sum();
        let plans: usize = shelves().map(|shelf| shelf.plans().count()).sum();
        self.entries.set(i64::try_from(entries).unwrap_or(i64::MAX));
        self.plans.set(i64::try_from(plans).unwrap_or(i64::MAX));
        self.hashing.set(i64::try_from(deployment.hashing().inside()).unwrap_or(i64::MAX));
    }
}
