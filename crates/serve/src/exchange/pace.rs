//! Whether a body comes fast enough.

use std::time::Duration;

use crate::BodyPace;

/// What has come, and how long it was waited for.
#[derive(Debug)]
pub struct Pace {
    limits: BodyPace,
    /// Waited for, in all.
    total: Duration,
    /// Waited for in this window, and the bytes that came in it.
    window: (Duration, u64),
}

impl Pace {
    /// Nothing has come, and nothing was waited for.
    pub fn new(limits: BodyPace) -> Self {
        Self { limits, total: Duration::ZERO, window: (Duration::ZERO, 0) }
    }

    /// How long the next piece may take at most.
    pub fn patience(&self) -> Duration {
        self.limits.stall.min(self.limits.total.saturating_sub(self.total))
    }

    /// A piece came after it was waited for so long. Says whether that is fast enough.
    pub fn came(&mut self, bytes: usize, waited: Duration) -> bool {
        self.total += waited;
        let (span, sum) = &mut self.window;
        *span += waited;
        *sum += bytes as u64;
        if *span < self.limits.window {
            return self.total < self.limits.total;
        }
        let is_fast = u128::from(*sum) * 1000 >= u128::from(self.limits.least) * span.as_millis();
        self.window = (Duration::ZERO, 0);
        is_fast && self.total < self.limits.total
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMITS: BodyPace = BodyPace {
        stall: Duration::from_secs(15),
        window: Duration::from_secs(30),
        least: 500,
        total: Duration::from_secs(100),
    };

    #[test]
    fn a_body_has_to_keep_its_pace() {
        let check = |pieces: &[(usize, u64)], expected: bool| {
            let mut pace = Pace::new(LIMITS);
            let found =
                pieces.iter().all(|(bytes, seconds)| pace.came(*bytes, Duration::from_secs(*seconds)));
            assert_eq!(found, expected, "{pieces:?}");
        };
        check(&[(1, 10), (1, 10), (1, 9)], true);
        check(&[(1, 10), (1, 10), (1, 10)], false);
        check(&[(5000, 10), (5000, 10), (5000, 10)], true);
        check(&[(5000, 10), (5000, 10), (4999, 10)], false);
        check(&[(15_000, 0), (0, 10), (0, 10), (0, 10)], true);
        check(&[(1_000_000, 30), (1, 10), (1, 10), (1, 10)], false);
        check(&[(1_000_000, 30), (1_000_000, 30), (1_000_000, 30), (1_000_000, 9)], true);
        check(&[(1_000_000, 30), (1_000_000, 30), (1_000_000, 30), (1_000_000, 10)], false);
    }

    #[test]
    fn the_last_piece_may_take_what_is_left() {
        let mut pace = Pace::new(LIMITS);
        assert_eq!(pace.patience(), LIMITS.stall);
        assert!(pace.came(1_000_000, Duration::from_secs(95)));
        assert_eq!(pace.patience(), Duration::from_secs(5));
    }
}
