//! What the things of a draft are known by, so that a form finds its row again wherever it stands by now.

use std::collections::HashMap;
use std::fmt;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::num::ParseIntError;
use std::str::FromStr;

use goldthread_plan::{ActionFields, Doubt, Draft, DraftSection};

/// What a thing of a draft is known by: its place in the document, its words as they were read, and which of several
/// that are alike it is. The same thing has the same key when the document is read again. As text it is hexadecimal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(u64);

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl FromStr for Key {
    type Err = ParseIntError;

    fn from_str(written: &str) -> Result<Self, Self::Err> {
        u64::from_str_radix(written, 16).map(Self)
    }
}

/// The keys of a draft, each list in the order of the draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keys {
    /// Of its sections.
    pub sections: Vec<Key>,
    /// Of its actions, through all sections.
    pub actions: Vec<Key>,
    /// Of its doubts.
    pub doubts: Vec<Key>,
}

impl Keys {
    /// The keys of a draft as it was read.
    pub fn of(read: &Draft) -> Self {
        let section = |section: &DraftSection| hash(&(&section.at, section.fields.title.text()));
        let action = |action: &ActionFields| hash(&(&action.at, action.text.text()));
        let doubt = |doubt: &Doubt| hash(&(&doubt.code, &doubt.at, &doubt.message));
        Self {
            sections: told_apart(read.sections.iter().map(section)),
            actions: told_apart(read.actions().map(action)),
            doubts: told_apart(read.doubts.iter().map(doubt)),
        }
    }

    /// How many bytes of memory they take.
    pub fn weight(&self) -> usize {
        (self.sections.len() + self.actions.len() + self.doubts.len()) * size_of::<Key>()
    }
}

/// What is alike is told apart by its number among its like.
fn told_apart(hashes: impl Iterator<Item = u64>) -> Vec<Key> {
    let mut counts: HashMap<u64, u32> = HashMap::new();
    let key = |alike: u64| {
        let nth = counts.entry(alike).or_default();
        *nth += 1;
        Key(hash(&(alike, *nth)))
    };
    hashes.map(key).collect()
}

/// A short name for a value: the same in one run of the program, and another for another value.
pub fn hash(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use goldthread_anchor::Quote;
    use goldthread_reader::{Limits, Source, read};

    use super::*;
    use crate::testing::PLAN;

    #[test]
    fn what_is_alike_has_a_key_of_its_own_and_keeps_it() {
        let source = Source::new("plan.txt", PLAN.as_bytes(), Limits::default()).expect("a text can be read");
        let mut draft = read(&source);
        let before = Keys::of(&draft);
        let twin = draft.sections[0].actions[0].clone();
        draft.sections[0].actions.push(twin);
        draft.sections[1].actions[0].leads = vec![Quote::typed("Somebody else")];
        let keys = Keys::of(&draft);
        let at = draft.sections[0].actions.len() - 1;
        assert_ne!(keys.actions[0], keys.actions[at]);
        assert_eq!((&keys.actions[..at], &keys.actions[at + 1..]), before.actions.split_at(at));
        assert_eq!(
            (&keys.sections, keys.actions[0].to_string().parse()),
            (&before.sections, Ok(keys.actions[0]))
        );
    }
}
