use std::collections::HashMap;
use std::hash::Hash;

use jiff::{SignedDuration, Timestamp};

use super::pace::Pace;

/// Failures of one address, account or browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Count {
    failures: u32,
    last: Timestamp,
}

impl Count {
    /// How many of the failures still count.
    fn level(self, pace: Pace, now: Timestamp) -> u32 {
        let forgotten = self.since(now).as_secs() / pace.forgets_one_in.as_secs();
        self.failures.saturating_sub(u32::try_from(forgotten).unwrap_or(u32::MAX))
    }

    fn since(self, now: Timestamp) -> SignedDuration {
        now.duration_since(self.last).max(SignedDuration::ZERO)
    }
}

/// Counts failures by keys that go at one pace, of at most so many keys; for another one the oldest is dropped.
pub(crate) struct Tally<K> {
    counts: HashMap<K, Count>,
    pace: Pace,
    most: usize,
}

impl<K: Clone + Eq + Hash> Tally<K> {
    pub(crate) fn new(pace: Pace, most: usize) -> Self {
        Self { counts: HashMap::new(), pace, most }
    }

    /// How long until the next attempt is looked at.
    pub(crate) fn wait(&mut self, key: &K, now: Timestamp) -> SignedDuration {
        let Some(count) = self.counts.get_mut(key) else {
            return SignedDuration::ZERO;
        };
        // A clock that was set back makes nobody wait until it is where it was.
        count.last = count.last.min(now);
        let delay = self.pace.delay(count.failures);
        delay - count.since(now).min(delay)
    }

    /// Counts an attempt as failed; gives what stood there before, and what stands there now.
    pub(crate) fn add(&mut self, key: &K, now: Timestamp) -> (Option<Count>, Count) {
        let before = self.counts.get(key).copied();
        if before.is_none() && self.counts.len() >= self.most {
            self.drop_oldest();
        }
        let failures = before.map_or(0, |count| count.level(self.pace, now)).saturating_add(1);
        let after = Count { failures, last: now };
        self.counts.insert(key.clone(), after);
        (before, after)
    }

    /// The attempt had not failed.
    pub(crate) fn take_back(&mut self, key: &K, before: Option<Count>, after: Count) {
        match before {
            _ if self.counts.get(key) != Some(&after) => self.forget_one(key),
            Some(before) => drop(self.counts.insert(key.clone(), before)),
            None => self.forget(key),
        }
    }

    pub(crate) fn forget_one(&mut self, key: &K) {
        match self.counts.get_mut(key) {
            Some(count) if count.failures > 1 => count.failures -= 1,
            _ => self.forget(key),
        }
    }

    pub(crate) fn forget(&mut self, key: &K) {
        self.counts.remove(key);
    }

    fn drop_oldest(&mut self) {
        let oldest = self.counts.iter().min_by_key(|(_, count)| count.last).map(|(key, _)| key.clone());
        if let Some(oldest) = oldest {
            self.forget(&oldest);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::backoff::pace::{OF_MANY, OF_ONE};

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    #[test]
    fn the_wait_runs_from_the_last_failure() {
        let mut tally = Tally::new(OF_ONE, 10);
        for _ in 0..7 {
            tally.add(&"a", at(100));
        }
        let mut check =
            |now: i64, seconds: i64| assert_eq!(tally.wait(&"a", at(now)).as_secs(), seconds, "{now}");
        check(100, 4);
        check(103, 1);
        check(104, 0);
        check(1000, 0);
    }

    #[test]
    fn a_clock_that_was_set_back_makes_nobody_wait_longer() {
        let mut tally = Tally::new(OF_ONE, 10);
        for _ in 0..6 {
            tally.add(&"a", at(100_000));
        }
        assert_eq!(tally.wait(&"a", at(100)).as_secs(), 2);
        assert_eq!(tally.wait(&"a", at(102)).as_secs(), 0);
    }

    #[test]
    fn failures_are_forgotten_one_by_one() {
        let check = |pace: Pace, seconds: [i64; 7]| {
            let level = |now: i64| Count { failures: 3, last: at(0) }.level(pace, at(now));
            assert_eq!(seconds.map(level), [3, 3, 2, 2, 1, 0, 0], "{pace:?}");
        };
        check(OF_ONE, [0, 899, 900, 1799, 1800, 2700, 1_000_000_000]);
        check(OF_MANY, [0, 299, 300, 599, 600, 900, 1_000_000_000]);
    }

    #[test]
    fn what_is_taken_back_never_was() {
        let mut tally = Tally::new(OF_ONE, 10);
        for second in 0..5 {
            tally.add(&"a", at(second));
        }
        let (before, after) = tally.add(&"a", at(60));
        tally.take_back(&"a", before, after);
        assert_eq!(tally.counts["a"], Count { failures: 5, last: at(4) });
        let (before, after) = tally.add(&"a", at(60));
        tally.add(&"a", at(61));
        tally.take_back(&"a", before, after);
        assert_eq!(tally.counts["a"], Count { failures: 6, last: at(61) });
    }

    #[test]
    fn the_oldest_makes_room() {
        let mut tally = Tally::new(OF_ONE, 2);
        for (key, second) in [("a", 1), ("b", 2), ("a", 3), ("c", 4)] {
            tally.add(&key, at(second));
        }
        let mut keys: Vec<_> = tally.counts.keys().copied().collect();
        keys.sort_unstable();
        assert_eq!(keys, ["a", "c"]);
    }
}
