//! A policy or standard: its versions, who signed them off, when it is looked at again.

use goldthread_people::Note;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::body::choice;
use crate::{Document, Matter, PolicyId, Title, VersionLabel, Who, Words};

/// A policy, standard or protocol.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    /// Which policy.
    pub id: PolicyId,
    /// What it is, and whose.
    pub words: PolicyWords,
    /// Its versions, as they were drafted.
    pub versions: Vec<Version>,
    /// When it was looked at and left as it is, the first time first.
    pub reviews: Vec<Reviewed>,
    /// When it is to be looked at next.
    pub next_review: Option<Date>,
    /// Its last day, and why.
    pub withdrawn: Option<(Date, Words)>,
}

/// What a policy is, and whose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PolicyWords {
    /// How it is called.
    pub title: Title,
    /// What kind of document it is.
    pub kind: PolicyKind,
    /// Who keeps it in order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<Who>,
    /// Who signs a version off before it is launched, in this order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub signed_off_by: Vec<Who>,
    /// What of the plans it comes from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub matters: Vec<Matter>,
}

choice! {
    /// What kind of document it is.
    PolicyKind {
        /// What is to be done.
        Policy = "policy",
        /// How well it is to be done.
        Standard = "standard",
        /// Step by step.
        Procedure = "procedure",
        /// Between several agencies.
        Protocol = "protocol",
        /// Help, a manual, a threshold document, a pack for children.
        Guidance = "guidance",
        /// Who may decide what.
        Delegation = "scheme of delegation",
    }
}

/// A version of a policy: drafted, signed off, launched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// How it is called.
    pub label: VersionLabel,
    /// The day of the draft.
    pub drafted: Date,
    /// Where it is.
    pub document: Option<Document>,
    /// When it is to be launched.
    pub expected: Option<Date>,
    /// Who signed it off, as they did.
    pub sign_offs: Vec<SignOff>,
    /// The day that it was launched.
    pub launched: Option<Date>,
    /// Who was told of it.
    pub told: Vec<Told>,
}

/// Somebody signed a version off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignOff {
    /// Who.
    pub by: Who,
    /// When.
    pub on: Date,
}

/// Some were told of a version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// Who: `all practitioners`, `fostering agencies`.
    pub whom: Title,
    /// How: `a briefing`, `a copy with the contract`.
    pub route: Title,
    /// When.
    pub on: Date,
}

/// A policy was looked at and left as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reviewed {
    /// When.
    pub on: Date,
    /// What was noted.
    pub note: Note,
}

impl Policy {
    /// The version that holds: of those launched, the last.
    pub fn current(&self) -> Option<&Version> {
        let launched = self.versions.iter().filter(|version| version.launched.is_some());
        launched.max_by_key(|version| version.launched)
    }

    /// A version.
    pub fn version(&self, label: &VersionLabel) -> Option<&Version> {
        self.versions.iter().find(|version| version.label == *label)
    }

    /// The versions that are drafted and not launched; those older than the one that holds are of no use.
    pub fn drafts(&self) -> impl Iterator<Item = &Version> {
        let after =
            self.versions.iter().rposition(|version| version.launched.is_some()).map_or(0, |at| at + 1);
        self.versions[after..].iter()
    }

    /// Who is the next to sign a version off; nothing where all have.
    pub fn next_to_sign(&self, version: &Version) -> Option<&Who> {
        let has_signed = |who: &&Who| version.sign_offs.iter().any(|sign_off| sign_off.by == **who);
        self.words.signed_off_by.iter().find(|who| !has_signed(who))
    }

    /// Whether it was withdrawn before a day.
    pub fn is_live_on(&self, day: Date) -> bool {
        self.withdrawn.as_ref().is_none_or(|(on, _)| day <= *on)
    }
}
