use std::fmt;

use goldthread_anchor::Anchor;
use goldthread_plan::{ActionNumber, SectionNumber};
use sha2::{Digest, Sha256};

use crate::Rule;
use crate::text::{folded, head};

/// A place where a rule found something.
#[derive(Clone, Debug)]
pub struct Flag {
    /// The same from run to run and from version to version, while the thing it is about stands.
    pub id: FlagId,
    /// The rule.
    pub rule: &'static Rule,
    /// One sentence, for a person.
    pub message: String,
    /// The section that it is about, by its reference or its title.
    pub section: Option<Named<SectionNumber>>,
    /// The action that it is about.
    pub action: Option<Named<ActionNumber>>,
    /// The words of the source that it is about.
    pub words: String,
    /// Where the words stand.
    pub at: Anchor,
    /// Other places that belong to it.
    pub also_at: Vec<Anchor>,
}

/// The number of a thing in the plan, and how a person knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named<N> {
    /// Its number in the plan.
    pub number: N,
    /// Its reference, title or text.
    pub text: String,
}

/// Which flag: a code and sixteen hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FlagId(String);

impl FlagId {
    /// The id of a flag on `words`; `nth` counts those that are alike, from 0.
    ///
    /// Numbers of sections and actions are left out, since a new row moves them.
    pub(crate) fn new(code: &str, section: &str, action: &str, words: &str, nth: usize) -> Self {
        /// As much of a text as tells it from others.
        const LONGEST: usize = 600;
        let mut hash = Sha256::new();
        let [section, action, words] = [section, action, words].map(|text| folded(head(text, LONGEST)));
        for part in [section, action, words, nth.to_string()] {
            hash.update(part.as_bytes());
            hash.update([0]);
        }
        let digest = hash.finalize();
        let digits = digest.iter().take(8).fold(0_u64, |digits, byte| digits << 8 | u64::from(*byte));
        Self(format!("{code}-{digits:016x}"))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for FlagId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_rests_on_what_is_said_and_not_on_how_it_is_spaced() {
        let id = FlagId::new("STA001", "4", "Hold  meetings", "Ongoing.", 0);
        assert_eq!(id, FlagId::new("STA001", "4.", "hold meetings", "ongoing", 0));
        assert_ne!(id, FlagId::new("STA001", "4", "Hold meetings", "Ongoing", 1));
        assert_ne!(id, FlagId::new("STA001", "5", "Hold meetings", "Ongoing", 0));
        assert_eq!(id.as_str().len(), "STA001-".len() + 16);
    }
}
