use goldthread_people::Note;
use jiff::civil::Date;

use crate::{Document, PolicyWords, Told, VersionLabel, Who, Words};

/// What somebody wants done to a policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PolicyCommand {
    /// Adds it, under its new id.
    Add {
        /// What it is, and whose.
        words: PolicyWords,
    },
    /// Changes what it is, or whose.
    Change {
        /// All its words, as they are to be.
        words: PolicyWords,
    },
    /// Records a draft of a version.
    Draft {
        /// How the version is called.
        version: VersionLabel,
        /// When.
        on: Date,
        /// Where it is.
        document: Option<Document>,
        /// When it is to be launched.
        expected: Option<Date>,
    },
    /// Records that somebody signed a version off.
    SignOff {
        /// Which version.
        version: VersionLabel,
        /// Who.
        by: Who,
        /// When.
        on: Date,
    },
    /// Launches a version.
    Launch {
        /// Which version.
        version: VersionLabel,
        /// When.
        on: Date,
        /// When the policy is to be looked at next.
        next_review: Option<Date>,
    },
    /// Records that some were told of a version.
    RecordTold {
        /// Which version.
        version: VersionLabel,
        /// Who, how and when.
        told: Told,
    },
    /// Records that it was looked at and left as it is.
    Review {
        /// When.
        on: Date,
        /// When it is to be looked at next.
        next_review: Option<Date>,
        /// What is noted.
        note: Note,
    },
    /// Withdraws it.
    Withdraw {
        /// Its last day.
        on: Date,
        /// Why.
        why: Words,
    },
}
