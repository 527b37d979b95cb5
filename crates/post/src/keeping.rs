use std::time::Duration;

use jiff::SignedDuration;

/// How letters are to be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Keeping {
    /// How long after its end a letter's address, subject and text are kept.
    pub content: SignedDuration,
    /// How long after its end it is known that there was this letter, so that it is not written again.
    pub record: SignedDuration,
    /// How long to wait while another program writes.
    pub patience: Duration,
}

impl Default for Keeping {
    /// 30 days, 400 days, 5 seconds.
    fn default() -> Self {
        Self {
            content: SignedDuration::from_hours(30 * 24),
            record: SignedDuration::from_hours(400 * 24),
            patience: Duration::from_secs(5),
        }
    }
}
