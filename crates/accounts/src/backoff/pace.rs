//! How much guessing costs, for each kind of key: the whole table.
//!
//! A person mistypes a handful of times, so an account, a login that nobody has, and a browser have five failures for nothing; then
//! each costs twice as long as the one before. An address is not a person: a council's staff sit behind one, and their browsers
//! are new to us each morning where their cookies are cleared. So an address has thirty failures, its wait doubles with every
//! fifth, and it waits a minute at most: somebody there who goes on guessing holds up each newcomer beside them by no more than
//! that (ASVS 5.0.0 V6.1.1 asks that a limit is no way to lock others out, V2.4.1 and V6.3.1 that guessing is bounded all the
//! same). Whoever tries one password on many accounts from one address comes to some sixty tries an hour; each of the accounts
//! bears five of them, from wherever they come.

use jiff::SignedDuration;

/// How the failures that one key is counted by slow the next attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Pace {
    /// How many failures cost nothing.
    pub(crate) free: u32,
    /// With as many more the wait is twice as long; it begins at a second.
    pub(crate) doubles_in: u32,
    /// The longest that anybody waits after a failure.
    pub(crate) longest: SignedDuration,
    /// In this time without a failure one failure is forgotten.
    pub(crate) forgets_one_in: SignedDuration,
}

/// For what is one person's: an account, a login that nobody has, a browser that is known to an account.
pub(crate) const OF_ONE: Pace = Pace {
    free: 5,
    doubles_in: 1,
    longest: SignedDuration::from_mins(15),
    forgets_one_in: SignedDuration::from_mins(15),
};

/// For what many people share: an address.
pub(crate) const OF_MANY: Pace = Pace {
    free: 30,
    doubles_in: 5,
    longest: SignedDuration::from_mins(1),
    forgets_one_in: SignedDuration::from_mins(5),
};

impl Pace {
    /// How long to wait after that many failures: nothing, then 1, 2, 4 ... seconds.
    pub(crate) fn delay(self, failures: u32) -> SignedDuration {
        let Some(paid) = failures.checked_sub(self.free) else {
            return SignedDuration::ZERO;
        };
        let doublings = paid / self.doubles_in;
        let seconds = 1_i64.checked_shl(doublings.min(62)).unwrap_or(i64::MAX);
        SignedDuration::from_secs(seconds).min(self.longest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn delays_double_up_to_the_longest() {
        let check = |pace: Pace, expected: &[(u32, i64)]| {
            for failures in 0..pace.free {
                assert_eq!(pace.delay(failures), SignedDuration::ZERO, "{failures}");
            }
            for (failures, seconds) in expected {
                assert_eq!(pace.delay(*failures).as_secs(), *seconds, "{failures}");
            }
        };
        check(OF_ONE, &[(5, 1), (6, 2), (7, 4), (14, 512), (15, 900), (16, 900), (u32::MAX, 900)]);
        check(OF_MANY, &[(30, 1), (34, 1), (35, 2), (39, 2), (40, 4), (59, 32), (60, 60), (u32::MAX, 60)]);
    }
}
