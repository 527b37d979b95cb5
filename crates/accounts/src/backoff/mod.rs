//! Guessing is slowed, and nobody is locked out: who fails waits, longer each time, before anything of theirs is looked at.
//!
//! A browser that has signed in to the account before is counted by itself. All others are counted by their address and by the
//! account that they try, so a stranger who fails a thousand times slows down strangers, not the person. It is kept in memory,
//! in a space that does not grow; attempts are counted before they are looked at, so that many at once are no way around it.

mod pace;
mod tally;

use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Mutex, MutexGuard, PoisonError};

use jiff::{SignedDuration, Timestamp};
use pace::{OF_MANY, OF_ONE};
use tally::{Count, Tally};

use crate::AccountId;
use crate::secret::SecretHash;

/// How many addresses, accounts, unknown logins and browsers are each counted at most.
const MOST: usize = 10_000;

/// What failures are counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Key {
    /// An address; of version 6 the network that one subscriber has.
    Address(IpAddr),
    /// An account that strangers try.
    Account(AccountId),
    /// A login that no account has: it is slowed as those are that have one.
    Unknown(SecretHash),
    /// A browser that has signed in to the account before.
    Device(AccountId, SecretHash),
}

impl Key {
    pub(crate) fn address(address: IpAddr) -> Self {
        Self::Address(match address.to_canonical() {
            IpAddr::V6(address) => Ipv6Addr::from_bits(address.to_bits() & !u128::from(u64::MAX)).into(),
            address @ IpAddr::V4(_) => address,
        })
    }
}

/// How many seconds to wait, at least 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Wait(pub(crate) u64);

pub(crate) struct Backoff(Mutex<Tallies>);

struct Tallies {
    addresses: Tally<Key>,
    accounts: Tally<Key>,
    unknown: Tally<Key>,
    devices: Tally<Key>,
}

/// An attempt that is counted as failed, unless it is taken back.
#[must_use]
pub(crate) struct Reserved<'a> {
    backoff: &'a Backoff,
    counts: Vec<(Key, Option<Count>, Count)>,
}

impl Backoff {
    pub(crate) fn new() -> Self {
        let tally = |pace| Tally::new(pace, MOST);
        let tallies = Tallies {
            addresses: tally(OF_MANY),
            accounts: tally(OF_ONE),
            unknown: tally(OF_ONE),
            devices: tally(OF_ONE),
        };
        Self(Mutex::new(tallies))
    }

    fn tallies(&self) -> MutexGuard<'_, Tallies> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Lets an attempt through, or says how long to wait; one that has to wait is not counted.
    pub(crate) fn reserve(&self, keys: &[Key], now: Timestamp) -> Result<Reserved<'_>, Wait> {
        let mut tallies = self.tallies();
        let waits = keys.iter().map(|key| tallies.of(key).wait(key, now));
        let wait = waits.max().unwrap_or_default();
        if wait > SignedDuration::ZERO {
            return Err(Wait(whole_seconds(wait)));
        }
        let counts = keys.iter().map(|key| {
            let (before, after) = tallies.of(key).add(key, now);
            (*key, before, after)
        });
        Ok(Reserved { backoff: self, counts: counts.collect() })
    }

    /// Somebody has signed in: their browser begins anew, and what it shares with strangers is one failure better off.
    pub(crate) fn signed_in(&self, keys: &[Key]) {
        let mut tallies = self.tallies();
        for key in keys {
            match key {
                Key::Device(..) => tallies.of(key).forget(key),
                Key::Address(_) | Key::Account(_) | Key::Unknown(_) => tallies.of(key).forget_one(key),
            }
        }
    }
}

impl Tallies {
    fn of(&mut self, key: &Key) -> &mut Tally<Key> {
        match key {
            Key::Address(_) => &mut self.addresses,
            Key::Account(_) => &mut self.accounts,
            Key::Unknown(_) => &mut self.unknown,
            Key::Device(..) => &mut self.devices,
        }
    }
}

impl Reserved<'_> {
    /// It has not failed.
    pub(crate) fn take_back(self) {
        let mut tallies = self.backoff.tallies();
        for (key, before, after) in self.counts {
            tallies.of(&key).take_back(&key, before, after);
        }
    }
}

fn whole_seconds(wait: SignedDuration) -> u64 {
    let more = i64::from(wait.subsec_nanos() > 0);
    u64::try_from(wait.as_secs() + more).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::UNIX_EPOCH;

    fn address(text: &str) -> Key {
        Key::address(text.parse().unwrap())
    }

    #[test]
    fn addresses_are_counted_by_subscriber() {
        let check = |one: &str, other: &str, same: bool| {
            assert_eq!(address(one) == address(other), same, "{one} {other}");
        };
        check("192.0.2.1", "192.0.2.1", true);
        check("192.0.2.1", "192.0.2.2", false);
        check("192.0.2.1", "::ffff:192.0.2.1", true);
        check("2001:db8:0:1::1", "2001:db8:0:1:ffff:ffff:ffff:ffff", true);
        check("2001:db8:0:1::1", "2001:db8:0:2::1", false);
    }

    #[test]
    fn an_attempt_waits_for_whichever_of_its_keys_is_slowed() {
        let backoff = Backoff::new();
        let (one, other) = (address("192.0.2.1"), Key::Unknown([0; 32]));
        for _ in 0..OF_MANY.free {
            let _ = backoff.reserve(&[one], NOW).unwrap();
        }
        assert_eq!(backoff.reserve(&[one, other], NOW).err(), Some(Wait(1)));
        for _ in 0..OF_ONE.free {
            let _ = backoff.reserve(&[other], NOW).expect("what had to wait was not counted");
        }
        assert_eq!(backoff.reserve(&[address("192.0.2.2"), other], NOW).err(), Some(Wait(1)));
    }

    #[test]
    fn a_part_of_a_second_is_a_second() {
        let check =
            |millis, expected| assert_eq!(whole_seconds(SignedDuration::from_millis(millis)), expected);
        check(1, 1);
        check(1000, 1);
        check(1001, 2);
    }

    #[test]
    fn signing_in_clears_a_browser_and_eases_an_address() {
        let backoff = Backoff::new();
        let device = Key::Device(uuid::Uuid::nil().into(), [0; 32]);
        let keys = [address("192.0.2.1"), device];
        for _ in OF_ONE.free..OF_MANY.free {
            let _ = backoff.reserve(&keys[..1], NOW).unwrap();
        }
        for _ in 0..OF_ONE.free {
            let _ = backoff.reserve(&keys, NOW).unwrap();
        }
        backoff.signed_in(&keys);
        let _ = backoff.reserve(&keys, NOW).unwrap();
        assert!(
            backoff.reserve(&keys[..1], NOW).is_err(),
            "the address had one failure less than it has for nothing, and has them all again"
        );
        assert!(backoff.reserve(&keys[1..], NOW).is_ok(), "the browser has one");
    }
}
