//! When the last piece of a request's body came, for those who have to tell a slow client from a slow page.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::time::Instant;

/// How the body of a request comes in.
#[derive(Debug, Clone)]
pub struct Pulse(Arc<Mutex<Beat>>);

#[derive(Debug)]
struct Beat {
    last: Instant,
    is_too_slow: bool,
}

impl Pulse {
    /// The request has just come.
    pub fn begin() -> Self {
        Self(Arc::new(Mutex::new(Beat { last: Instant::now(), is_too_slow: false })))
    }

    /// A piece has come.
    pub fn beat(&self) {
        self.lock().last = Instant::now();
    }

    /// The rest is not waited for.
    pub fn give_up(&self) {
        self.lock().is_too_slow = true;
    }

    /// When the last piece came.
    pub fn last(&self) -> Instant {
        self.lock().last
    }

    /// Whether the rest was not waited for.
    pub fn is_too_slow(&self) -> bool {
        self.lock().is_too_slow
    }

    fn lock(&self) -> MutexGuard<'_, Beat> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
