use std::sync::Arc;
use std::time::Duration;

use goldthread_ledger::{Clock, PlanList, Projection};

/// How a ledger is to be kept.
#[derive(Clone)]
pub struct Settings {
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) projection: Arc<dyn Projection>,
    pub(crate) patience: Duration,
    pub(crate) group: usize,
    pub(crate) most_pages: Option<u32>,
}

impl Settings {
    /// The usual settings, with the clock that tells when entries are recorded.
    pub fn new(clock: impl Clock + 'static) -> Self {
        Self {
            clock: Arc::new(clock),
            projection: Arc::new(PlanList),
            patience: Duration::from_secs(5),
            group: 256,
            most_pages: None,
        }
    }

    /// How long to wait while another program writes; 5 seconds unless set.
    #[must_use]
    pub fn with_patience(mut self, patience: Duration) -> Self {
        self.patience = patience;
        self
    }

    /// How many batches may share one commit, at least 1; 256 unless set.
    #[must_use]
    pub fn with_group(mut self, group: usize) -> Self {
        self.group = group.max(1);
        self
    }

    /// How many pages of 4,096 bytes the file may grow to; no limit unless set.
    #[must_use]
    pub fn with_most_pages(mut self, pages: u32) -> Self {
        self.most_pages = Some(pages);
        self
    }

    /// Another function for the list of plans.
    #[must_use]
    pub fn with_projection(mut self, projection: impl Projection + 'static) -> Self {
        self.projection = Arc::new(projection);
        self
    }
}
