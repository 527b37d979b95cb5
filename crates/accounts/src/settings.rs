use std::time::Duration;

use jiff::SignedDuration;

use crate::Cost;

/// How accounts are to be kept.
#[derive(Clone, Debug)]
pub struct Settings {
    pub(crate) lifetimes: Lifetimes,
    pub(crate) cost: Cost,
    pub(crate) patience: Duration,
}

/// How long things last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lifetimes {
    /// A session without a request.
    pub idle: SignedDuration,
    /// A session in any case.
    pub longest: SignedDuration,
    /// A session that waits for its second factor.
    pub waiting: SignedDuration,
    /// A link by which a new account sets its first password.
    pub set_password: SignedDuration,
    /// A link for a password that was forgotten.
    pub reset: SignedDuration,
    /// The link that makes the first administrator.
    pub first: SignedDuration,
    /// The record, and who looked at what.
    pub record: SignedDuration,
}

impl Default for Lifetimes {
    fn default() -> Self {
        Self {
            idle: SignedDuration::from_hours(2),
            longest: SignedDuration::from_hours(12),
            waiting: SignedDuration::from_mins(10),
            set_password: SignedDuration::from_hours(7 * 24),
            reset: SignedDuration::from_hours(24),
            first: SignedDuration::from_hours(24),
            record: SignedDuration::from_hours(400 * 24),
        }
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self { lifetimes: Lifetimes::default(), cost: Cost::OWASP, patience: Duration::from_secs(5) }
    }
}

impl Settings {
    /// With other times; see [`Lifetimes`] for the usual ones.
    #[must_use]
    pub fn with_lifetimes(mut self, lifetimes: Lifetimes) -> Self {
        self.lifetimes = lifetimes;
        self
    }

    /// With passwords that cost more to hash than [`Cost::OWASP`].
    #[must_use]
    pub fn with_cost(mut self, cost: Cost) -> Self {
        self.cost = cost;
        self
    }

    /// How long to wait while another program writes; 5 seconds unless set.
    #[must_use]
    pub fn with_patience(mut self, patience: Duration) -> Self {
        self.patience = patience;
        self
    }
}
