//! What a body has agreed to receive.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::body::choice;
use crate::{Matter, Often, Paper, Title, Who};

/// Something that a body receives again and again, or once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Its number within the body.
    pub number: u32,
    /// What it is, from whom and how often.
    pub words: ReportWords,
    /// From which day on.
    pub since: Date,
    /// What came outside of a meeting, the earliest first.
    pub received: Vec<Paper>,
    /// Its last day, where it has ended.
    pub ended: Option<Date>,
}

/// What a body receives, from whom and how often.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportWords {
    /// What it is about, in words: `children missing from home`.
    pub about: Title,
    /// The plan, or the part of it, that it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub matter: Option<Matter>,
    /// As what it comes.
    pub kind: ReportKind,
    /// Who sends it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Who>,
    /// How often.
    pub often: Often,
    /// How many working days before the meeting.
    #[serde(default, skip_serializing_if = "is_none")]
    pub days_before: u8,
    /// What the body is asked to do with it.
    pub purpose: Purpose,
}

choice! {
    /// As what a report comes.
    ReportKind {
        /// How the plan goes, as a whole or by section.
        Progress = "progress report",
        /// The few things that matter since the last one.
        Highlight = "highlight report",
        /// What did not go as it should.
        Exception = "exception report",
        /// Figures: a scorecard, a tracker, a page of performance.
        Data = "data",
        /// What audits found.
        Audit = "audit findings",
        /// What the authority says of itself.
        SelfEvaluation = "self-evaluation",
        /// A strategy, a policy or a plan of its own.
        Strategy = "strategy",
        /// Anything else.
        Other = "report",
    }
}

choice! {
    /// What a body is asked to do.
    Purpose {
        /// To take note, and no more.
        Note = "to note",
        /// To challenge, and to ask.
        Challenge = "to challenge",
        /// To decide.
        Decide = "to decide",
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
fn is_none(days: &u8) -> bool {
    *days == 0
}

impl Report {
    /// Whether it is to come on a day.
    pub fn is_live_on(&self, day: Date) -> bool {
        self.ended.is_none_or(|ended| day <= ended)
    }
}
