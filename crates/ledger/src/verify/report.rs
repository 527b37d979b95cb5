use std::fmt;

use super::Finding;
use crate::{Authority, Checkpoint};

/// What a look at the entries of one authority has shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Whose entries.
    pub authority: Authority,
    /// How many.
    pub entries: u64,
    /// How many sources.
    pub sources: usize,
    /// The checkpoint that the entries make as they are now; nothing where there are none, or numbers are missing.
    pub checkpoint: Option<Checkpoint>,
    /// What came of the checkpoint that someone held, if one was given.
    pub held: Option<HeldOutcome>,
    /// What is not as it was kept.
    pub findings: Vec<Finding>,
}

/// What a checkpoint that someone held says of the entries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HeldOutcome {
    /// The first `size` entries are those that it was made of.
    Agrees {
        /// How many entries it speaks of.
        size: u64,
        /// How many came later.
        later: u64,
    },
    /// There are fewer entries than it was made of.
    TooShort {
        /// How many entries it was made of.
        size: u64,
        /// How many there are.
        found: u64,
    },
    /// The first `size` entries are others than it was made of.
    Differs {
        /// How many entries it was made of.
        size: u64,
    },
    /// It is a checkpoint of another authority.
    OtherAuthority {
        /// The one it names.
        named: Authority,
    },
}

impl Report {
    /// Whether nothing was found, and the checkpoint that someone held agrees.
    pub fn is_sound(&self) -> bool {
        self.findings.is_empty() && self.held.as_ref().is_none_or(HeldOutcome::agrees)
    }
}

impl HeldOutcome {
    /// Whether it agrees.
    pub fn agrees(&self) -> bool {
        matches!(self, Self::Agrees { .. })
    }
}

impl fmt::Display for HeldOutcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Agrees { size, later } => write!(
                f,
                "the checkpoint agrees: the first {size} entries are those that it was made of; {later} came later"
            ),
            Self::TooShort { size, found: 0 } => write!(
                f,
                "the checkpoint does not agree: it was made of {size} entries, and there are none; all were removed, or it \
                 is a checkpoint of another ledger"
            ),
            Self::TooShort { size, found } => write!(
                f,
                "the checkpoint does not agree: it was made of {size} entries, and there are {found}; the end was cut off, \
                 or an old backup was put back"
            ),
            Self::Differs { size } => write!(
                f,
                "the checkpoint does not agree: the first {size} entries are not those that it was made of; history was \
                 rewritten, or this is another copy that has gone its own way"
            ),
            Self::OtherAuthority { named } => {
                write!(f, "the checkpoint is one of another authority, {named}")
            }
        }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { authority, entries, sources, checkpoint, held, findings } = self;
        let verdict = if self.is_sound() { "sound" } else { "NOT sound" };
        if *entries == 0 && *sources == 0 && findings.is_empty() {
            writeln!(f, "{authority}: {verdict}; this ledger has nothing of {authority}")?;
        } else {
            writeln!(f, "{authority}: {verdict}; entries {entries}, sources {sources}")?;
        }
        findings.iter().try_for_each(|finding| writeln!(f, "- {finding}"))?;
        if let Some(held) = held {
            writeln!(f, "- {held}")?;
        } else if findings.is_empty() {
            writeln!(
                f,
                "- it agrees with itself; only a checkpoint kept elsewhere can show a whole rewrite or an old backup"
            )?;
        }
        checkpoint.iter().try_for_each(|now| writeln!(f, "- now: {} {}", now.size, now.words()))
    }
}
