use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::ActionNumber;
use crate::work::PersonRef;

/// Which piece of evidence of a plan: its number in the plan, from 1, never used again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EvidenceNumber(pub u32);

impl fmt::Display for EvidenceNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// What a piece can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EvidenceKind {
    /// That something was done: a policy, minutes, a list of who attended.
    Process,
    /// What it produced: an audit, figures of work.
    Output,
    /// What became different for children.
    Outcome,
    /// What children or families said.
    Voice,
}

impl EvidenceKind {
    /// All of them, in the order offered.
    pub const ALL: [Self; 4] = [Self::Process, Self::Output, Self::Outcome, Self::Voice];

    /// In a few words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Process => "Process: that it was done",
            Self::Output => "Output: what it produced",
            Self::Outcome => "Outcome: what is different for children",
            Self::Voice => "Voice: what children or families said",
        }
    }

    /// In one word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Process => "Process",
            Self::Output => "Output",
            Self::Outcome => "Outcome",
            Self::Voice => "Voice",
        }
    }

    /// Whether it can show that something is different for children.
    pub const fn shows_impact(self) -> bool {
        matches!(self, Self::Outcome | Self::Voice)
    }
}

/// How much a piece can bear, in the eyes of whoever added it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Strength {
    /// Somebody says so.
    Said,
    /// It is written down where it can be looked up.
    Recorded,
    /// Somebody who does not answer for it looked and found it so.
    Tested,
}

impl Strength {
    /// All of them, the weakest first.
    pub const ALL: [Self; 3] = [Self::Said, Self::Recorded, Self::Tested];

    /// In a few words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Said => "Said: somebody tells of it",
            Self::Recorded => "Recorded: it can be looked up",
            Self::Tested => "Tested: somebody else looked and found it so",
        }
    }

    /// In one word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Said => "Said",
            Self::Recorded => "Recorded",
            Self::Tested => "Tested",
        }
    }
}

/// Where a piece is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EvidenceBody {
    /// A file that is kept, by its content.
    File {
        /// SHA-256 of its bytes, in hexadecimal.
        sha256: String,
        /// Its name.
        name: String,
        /// What it is.
        media_type: String,
        /// How long it is.
        bytes: u64,
        /// Whether it was looked at for viruses.
        #[serde(default, skip_serializing_if = "FileScan::is_not_asked")]
        scan: FileScan,
    },
    /// A page elsewhere, which may change.
    Link {
        /// Its address, `https` or `http`.
        url: String,
    },
}

/// Whether a file was looked at for viruses when it was taken in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FileScan {
    /// There was no scanner.
    #[default]
    NotAsked,
    /// Nothing was found.
    Clean,
    /// There was a scanner, which did not answer.
    NotAnswered,
}

impl FileScan {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
    const fn is_not_asked(&self) -> bool {
        matches!(self, Self::NotAsked)
    }
}

/// What is said of a piece.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvidenceAbout {
    /// What it is called.
    pub title: String,
    /// What it can show.
    pub kind: EvidenceKind,
    /// How much it can bear.
    pub strength: Strength,
    /// The day that it speaks of; nothing where that is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dated: Option<Date>,
    /// The last day that it can be relied on; nothing where it has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<Date>,
}

/// A piece of evidence as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// Its number in the plan.
    pub number: EvidenceNumber,
    /// What is said of it.
    pub about: EvidenceAbout,
    /// Its versions, the first first; there is at least one.
    pub versions: Vec<EvidenceVersion>,
    /// The actions that it bears out.
    pub serves: Vec<ActionNumber>,
    /// Why it was taken away; nothing where it stands.
    pub withdrawn: Option<String>,
}

/// A version of a piece.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvidenceVersion {
    /// Where it is.
    pub body: EvidenceBody,
    /// The day it was added.
    pub on: Date,
    /// Who added it.
    pub by: Option<PersonRef>,
    /// Why it took the place of the one before; empty for the first.
    pub why: String,
}

impl Evidence {
    /// The version that stands.
    ///
    /// # Panics
    /// Never: a piece is added with one.
    pub fn current(&self) -> &EvidenceVersion {
        self.versions.last().expect("a piece is added with a version")
    }

    /// Whether it stands and can be relied on, on a day.
    pub fn holds_on(&self, day: Date) -> bool {
        self.withdrawn.is_none() && self.about.valid_until.is_none_or(|last| day <= last)
    }
}
