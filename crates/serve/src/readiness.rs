//! Whether the server takes requests.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Tells whether requests are taken: no before the first can be answered, and no once the server was told to stop.
#[derive(Debug, Clone, Default)]
pub struct Readiness(Arc<AtomicBool>);

impl Readiness {
    /// Whether requests are taken.
    pub fn is_ready(&self) -> bool {
        self.0.load(Ordering::Acquire)
    }

    pub(crate) fn set(&self, ready: bool) {
        self.0.store(ready, Ordering::Release);
    }
}
