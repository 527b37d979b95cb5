//! Of whom the deployment asks a second factor.

use std::fmt;
use std::str::FromStr;

use goldthread_people::{PersonId, Right};

use crate::store::KnownDirectory;

/// Who has to have a second factor; everybody else may.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum FactorOf {
    /// Nobody has to.
    Choice,
    /// Whoever is an administrator.
    #[default]
    Administrators,
    /// Everybody.
    Everyone,
}

/// A word that does not say who.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("it is not said of whom a second factor is asked; say administrators, everyone or choice")]
pub struct NotAFactorOf;

impl FactorOf {
    const ALL: [Self; 3] = [Self::Choice, Self::Administrators, Self::Everyone];

    const fn word(self) -> &'static str {
        match self {
            Self::Choice => "choice",
            Self::Administrators => "administrators",
            Self::Everyone => "everyone",
        }
    }

    /// Whether a person has to have one, as their rights stand.
    pub fn asks(self, directory: &KnownDirectory, person: PersonId) -> bool {
        match self {
            Self::Choice => false,
            Self::Administrators => {
                directory.rights_of(person).any(|(right, _)| right == Right::Administrator)
            }
            Self::Everyone => true,
        }
    }
}

impl FromStr for FactorOf {
    type Err = NotAFactorOf;

    fn from_str(word: &str) -> Result<Self, NotAFactorOf> {
        Self::ALL.into_iter().find(|one| one.word() == word).ok_or(NotAFactorOf)
    }
}

impl fmt::Display for FactorOf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.word())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_read_by_its_word() {
        for one in FactorOf::ALL {
            assert_eq!(one.to_string().parse(), Ok(one));
        }
        assert_eq!("Everyone".parse::<FactorOf>(), Err(NotAFactorOf));
        assert_eq!(FactorOf::default(), FactorOf::Administrators);
    }
}
