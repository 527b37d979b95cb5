//! What happened to policies and standards.

use goldthread_people::Note;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{Document, PolicyId, PolicyWords, Told, VersionLabel, Who, Words};

/// A policy came.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PolicyAdded {
    /// Which.
    pub policy: PolicyId,
    /// What it is, and whose.
    #[serde(flatten)]
    pub words: PolicyWords,
}

/// What a policy is, or whose, changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PolicyChanged {
    /// Which.
    pub policy: PolicyId,
    /// As it was.
    pub from: PolicyWords,
    /// As it is now.
    pub to: PolicyWords,
}

/// A version of a policy was drafted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VersionDrafted {
    /// Of which policy.
    pub policy: PolicyId,
    /// How the version is called.
    pub version: VersionLabel,
    /// When.
    pub on: Date,
    /// Where it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<Document>,
    /// When it is to be launched.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected: Option<Date>,
}

/// Somebody signed a version off.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VersionSignedOff {
    /// Of which policy.
    pub policy: PolicyId,
    /// Which version.
    pub version: VersionLabel,
    /// Who.
    pub by: Who,
    /// When.
    pub on: Date,
}

/// A version was launched.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VersionLaunched {
    /// Of which policy.
    pub policy: PolicyId,
    /// Which version.
    pub version: VersionLabel,
    /// When.
    pub on: Date,
    /// When the policy is to be looked at next.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_review: Option<Date>,
}

/// Some were told of a version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PolicyTold {
    /// Of which policy.
    pub policy: PolicyId,
    /// Which version.
    pub version: VersionLabel,
    /// Who, how and when.
    #[serde(flatten)]
    pub told: Told,
}

/// A policy was looked at and left as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PolicyReviewed {
    /// Which.
    pub policy: PolicyId,
    /// When.
    pub on: Date,
    /// When it is to be looked at next.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_review: Option<Date>,
    /// What was noted.
    #[serde(default, skip_serializing_if = "Note::is_empty")]
    pub note: Note,
}

/// A policy was withdrawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PolicyWithdrawn {
    /// Which.
    pub policy: PolicyId,
    /// Its last day.
    pub on: Date,
    /// Why.
    pub why: Words,
}
