use thiserror::Error;

use crate::registry;
use crate::{Rule, RuleSet};

/// Which rules to apply: a dated set, or some rules of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selection {
    set: RuleSet,
    codes: Option<Vec<&'static str>>,
}

/// A rule was asked for that there is not.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("there is no rule {code} in the set {set}; the rules are {known}")]
pub struct UnknownRule {
    code: String,
    set: RuleSet,
    known: String,
}

impl Default for Selection {
    fn default() -> Self {
        Self::set(RuleSet::LATEST)
    }
}

impl Selection {
    /// Every rule of a set.
    pub fn set(set: RuleSet) -> Self {
        Self { set, codes: None }
    }

    /// The rules with these codes, in any case of letters; every rule when there are none.
    ///
    /// # Errors
    /// [`UnknownRule`] when the latest set has no rule of that code.
    pub fn codes<T: AsRef<str>>(codes: impl IntoIterator<Item = T>) -> Result<Self, UnknownRule> {
        let set = RuleSet::LATEST;
        let codes: Vec<_> =
            codes.into_iter().map(|code| known(code.as_ref(), set)).collect::<Result<_, _>>()?;
        Ok(Self { set, codes: if codes.is_empty() { None } else { Some(codes) } })
    }

    /// The set that the rules are taken from.
    pub fn rule_set(&self) -> RuleSet {
        self.set
    }

    pub(crate) fn rules(&self) -> impl Iterator<Item = &'static Rule> + '_ {
        registry::of_set(self.set)
            .filter(|rule| self.codes.as_ref().is_none_or(|codes| codes.contains(&rule.code)))
    }
}

fn known(code: &str, set: RuleSet) -> Result<&'static str, UnknownRule> {
    let found = registry::of_set(set).find(|rule| rule.code.eq_ignore_ascii_case(code.trim()));
    found.map(|rule| rule.code).ok_or_else(|| {
        let known: Vec<_> = registry::of_set(set).map(|rule| rule.code).collect();
        UnknownRule { code: code.to_owned(), set, known: known.join(", ") }
    })
}
