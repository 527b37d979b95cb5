//! Buckets that refill: each address may make so many requests at one stroke, and as many more as time gives back.

use std::collections::HashMap;
use std::time::Duration;

use tokio::time::Instant;

use crate::{Network, Rate};

/// A bucket for each address that was here lately.
#[derive(Debug)]
pub struct Buckets {
    /// How long one request takes to come back.
    each: Duration,
    /// How long an empty bucket takes to be full.
    whole: Duration,
    /// When the bucket of an address will be full again.
    full_at: HashMap<Network, Instant>,
    /// The same for all addresses for which there is no room.
    others: Option<Instant>,
    swept: Option<Instant>,
    room: usize,
}

/// Addresses that are kept apart; more share one bucket, so that inventing addresses costs no memory.
const ROOM: usize = 50_000;
/// How often, at most, the full ones are looked for.
const SWEEP: Duration = Duration::from_secs(1);

impl Buckets {
    /// Every bucket is full.
    pub fn new(rate: Rate) -> Self {
        let each = Duration::from_mins(1) / rate.per_minute.max(1);
        let whole = each * rate.burst.max(1);
        Self { each, whole, full_at: HashMap::new(), others: None, swept: None, room: ROOM }
    }

    /// Takes a request out of an address's bucket.
    ///
    /// # Errors
    /// How long it takes until there is one, when it is empty.
    pub fn take(&mut self, network: Network, now: Instant) -> Result<(), Duration> {
        let is_known = self.full_at.contains_key(&network);
        if !is_known && self.full_at.len() >= self.room {
            self.sweep(now);
        }
        let is_kept = is_known || self.full_at.len() < self.room;
        let full_at = if is_kept { self.full_at.get(&network).copied() } else { self.others };
        let after = full_at.unwrap_or(now).max(now) + self.each;
        let missing = (after - now).saturating_sub(self.whole);
        if !missing.is_zero() {
            return Err(missing);
        }
        if is_kept {
            self.full_at.insert(network, after);
        } else {
            self.others = Some(after);
        }
        Ok(())
    }

    /// Forgets the buckets that are full: they are like new.
    fn sweep(&mut self, now: Instant) {
        if self.swept.is_none_or(|swept| now.duration_since(swept) >= SWEEP) {
            self.full_at.retain(|_, full_at| *full_at > now);
            self.swept = Some(now);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn network(last: u8) -> Network {
        Network::of_one([192, 0, 2, last].into())
    }

    /// One bucket of three that gets one back every two seconds, and when it is asked, in milliseconds.
    fn check(asked: &[u64], expected: &[Option<u64>]) {
        let start = Instant::now();
        let mut buckets = Buckets::new(Rate { per_minute: 30, burst: 3 });
        let found: Vec<_> = asked
            .iter()
            .map(|at| buckets.take(network(1), start + Duration::from_millis(*at)))
            .map(|taken| taken.err().map(|missing| u64::try_from(missing.as_millis()).expect("a short time")))
            .collect();
        assert_eq!(found, expected, "{asked:?}");
    }

    #[test]
    fn a_bucket_empties_and_refills() {
        check(&[0, 0, 0], &[None, None, None]);
        check(&[0, 0, 0, 0], &[None, None, None, Some(2000)]);
        check(&[0, 0, 0, 1500, 1999, 2000, 2000], &[None, None, None, Some(500), Some(1), None, Some(2000)]);
        check(&[0, 0, 0, 60_000, 60_000, 60_000, 60_000], &[None, None, None, None, None, None, Some(2000)]);
        check(&[0, 2000, 4000, 6000, 6000, 6000, 6000], &[None, None, None, None, None, None, Some(2000)]);
    }

    #[test]
    fn addresses_do_not_pay_for_each_other() {
        let now = Instant::now();
        let mut buckets = Buckets::new(Rate { per_minute: 60, burst: 1 });
        assert_eq!(buckets.take(network(1), now), Ok(()));
        assert_eq!(buckets.take(network(1), now), Err(Duration::from_secs(1)));
        assert_eq!(buckets.take(network(2), now), Ok(()));
    }

    #[test]
    fn addresses_without_room_share_a_bucket_until_there_is_room() {
        let now = Instant::now();
        let mut buckets = Buckets { room: 2, ..Buckets::new(Rate { per_minute: 60, burst: 1 }) };
        for last in 1..=3 {
            assert_eq!(buckets.take(network(last), now), Ok(()), "{last}");
        }
        assert_eq!(buckets.take(network(4), now), Err(Duration::from_secs(1)));
        assert_eq!(buckets.full_at.len(), 2);
        let later = now + Duration::from_secs(2);
        assert_eq!(buckets.take(network(4), later), Ok(()));
        assert_eq!(buckets.take(network(5), later), Ok(()));
        assert_eq!(buckets.full_at.len(), 2, "the full ones were forgotten");
    }
}
