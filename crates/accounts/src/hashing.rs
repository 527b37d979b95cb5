//! Passwords become argon2id hashes, as texts in the PHC form that carry their own cost. Nothing here knows the database.

use std::sync::atomic::{AtomicU64, Ordering};

use argon2::password_hash::phc::{Output, PasswordHash, Salt};
use argon2::password_hash::{Error, PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};

use crate::Fault;
use crate::random::random;

/// What hashing a password costs: whoever guesses pays it for every guess.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost {
    memory_kib: u32,
    passes: u32,
    lanes: u32,
}

impl Cost {
    /// What OWASP asks for at least: 19 MiB, two passes, one lane (Password Storage Cheat Sheet, argon2id).
    pub const OWASP: Self = Self { memory_kib: 19_456, passes: 2, lanes: 1 };

    /// A higher cost; nothing where it is lower than [`Cost::OWASP`] in memory or passes, or more than argon2 knows.
    pub fn new(memory_kib: u32, passes: u32, lanes: u32) -> Option<Self> {
        let cost = Self { memory_kib, passes, lanes };
        let is_enough = memory_kib >= Self::OWASP.memory_kib && passes >= Self::OWASP.passes;
        (is_enough && cost.params().is_ok()).then_some(cost)
    }

    /// Next to nothing, so that tests are quick. Never for anything else.
    #[doc(hidden)]
    pub fn weak_for_tests() -> Self {
        Self { memory_kib: Params::MIN_M_COST, passes: 1, lanes: 1 }
    }

    fn params(self) -> Result<Params, argon2::Error> {
        let Self { memory_kib, passes, lanes } = self;
        Params::new(memory_kib, passes, lanes, Some(Params::DEFAULT_OUTPUT_LEN))
    }
}

/// A password hash in the PHC form. `Debug` does not show it.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Phc(pub(crate) String);

/// Why a password could not be hashed or compared.
#[derive(Clone, Debug)]
pub(crate) enum HashError {
    Fault(Fault),
    /// What is kept as a hash is none that can be computed.
    NotAHash,
}

/// Whether a password is the one that was hashed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Match {
    No,
    Yes,
    /// It is, and was hashed at another cost than is asked for now.
    AtOtherCost,
}

/// Hashes and compares at one cost, and counts how often.
pub(crate) struct Hasher {
    argon2: Argon2<'static>,
    /// What is compared with where there is nothing to compare with: it takes as long, and never agrees.
    nobody: Phc,
    runs: AtomicU64,
}

impl Hasher {
    pub(crate) fn new(cost: Cost) -> Result<Self, Fault> {
        let params = cost.params().expect("a cost is made only of what argon2 takes");
        let nobody = nobodys(&params)?;
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        Ok(Self { argon2, nobody, runs: AtomicU64::new(0) })
    }

    /// How often argon2 ran.
    pub(crate) fn runs(&self) -> u64 {
        self.runs.load(Ordering::Relaxed)
    }

    pub(crate) fn hash(&self, password: &str) -> Result<Phc, HashError> {
        let salt: [u8; 16] = random().map_err(HashError::Fault)?;
        self.runs.fetch_add(1, Ordering::Relaxed);
        let hash: Result<PasswordHash, _> = self.argon2.hash_password_with_salt(password.as_bytes(), &salt);
        hash.map(|hash| Phc(hash.to_string())).map_err(|_| HashError::NotAHash)
    }

    /// Compares with the hash, or with nobody's where there is none: the work is the same.
    pub(crate) fn compare(&self, password: &str, with: Option<&Phc>) -> Result<Match, HashError> {
        let phc = with.unwrap_or(&self.nobody);
        let hash = PasswordHash::new(&phc.0).map_err(|_| HashError::NotAHash)?;
        self.runs.fetch_add(1, Ordering::Relaxed);
        match self.argon2.verify_password(password.as_bytes(), &hash) {
            Ok(()) if self.is_current(&hash) => Ok(Match::Yes),
            Ok(()) => Ok(Match::AtOtherCost),
            Err(Error::PasswordInvalid) => Ok(Match::No),
            Err(_) => Err(HashError::NotAHash),
        }
    }

    fn is_current(&self, hash: &PasswordHash) -> bool {
        hash.algorithm == Algorithm::Argon2id.ident()
            && hash.version == Some(Version::V0x13.into())
            && Params::try_from(hash).is_ok_and(|params| params == *self.argon2.params())
    }
}

/// A hash of no password, for its output is random too.
fn nobodys(params: &Params) -> Result<Phc, Fault> {
    let (salt, output) = (random::<16>()?, random::<32>()?);
    let hash = PasswordHash {
        algorithm: Algorithm::Argon2id.ident(),
        version: Some(Version::V0x13.into()),
        params: params.try_into().expect("these parameters can be printed: lengths only"),
        salt: Some(Salt::new(&salt).expect("16 bytes are a salt")),
        hash: Some(Output::new(&output).expect("32 bytes are an output")),
    };
    Ok(Phc(hash.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hasher(cost: Cost) -> Hasher {
        Hasher::new(cost).unwrap()
    }

    #[test]
    fn hashes_are_argon2id_at_the_cost_that_owasp_asks_for() {
        let phc = hasher(Cost::OWASP).hash("correct horse").unwrap();
        assert!(phc.0.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{}", phc.0);
        assert_eq!(hasher(Cost::OWASP).compare("correct horse", Some(&phc)).unwrap(), Match::Yes);
    }

    #[test]
    fn a_cost_is_never_lower_than_owasps() {
        let check = |memory, passes, lanes, expected: bool| {
            assert_eq!(Cost::new(memory, passes, lanes).is_some(), expected, "{memory} {passes} {lanes}");
        };
        check(19_456, 2, 1, true);
        check(19_455, 2, 1, false);
        check(19_456, 1, 1, false);
        check(65_536, 3, 4, true);
        check(19_456, 2, 0, false);
        check(19_456, 2, u32::MAX, false);
    }

    #[test]
    fn only_the_password_itself_agrees() {
        let weak = hasher(Cost::weak_for_tests());
        let phc = weak.hash("correct horse").unwrap();
        assert_eq!(weak.compare("correct horse", Some(&phc)).unwrap(), Match::Yes);
        for other in ["", "correct horse ", "Correct horse"] {
            assert_eq!(weak.compare(other, Some(&phc)).unwrap(), Match::No, "{other}");
        }
        assert_eq!(weak.compare("correct horse", None).unwrap(), Match::No);
        assert_ne!(weak.hash("correct horse").unwrap().0, phc.0, "the salt is another one");
        assert!(matches!(weak.compare("x", Some(&Phc("$argon2id$".into()))), Err(HashError::NotAHash)));
    }

    #[test]
    fn nobodys_hash_costs_what_somebodys_does() {
        let cost = |phc: &Phc| phc.0.rsplitn(3, '$').last().unwrap().to_owned();
        let hasher = hasher(Cost::OWASP);
        assert_eq!(cost(&hasher.nobody), cost(&hasher.hash("x").unwrap()));
    }

    #[test]
    fn a_hash_of_another_cost_is_told_apart() {
        let phc = hasher(Cost::weak_for_tests()).hash("correct horse").unwrap();
        assert_eq!(hasher(Cost::OWASP).compare("correct horse", Some(&phc)).unwrap(), Match::AtOtherCost);
        assert_eq!(hasher(Cost::OWASP).compare("wrong horse", Some(&phc)).unwrap(), Match::No);
    }
}
