//! A board, a committee or whatever else watches over something.

use goldthread_people::Note;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{BodyId, Cycle, Matter, Report, Title, Who};

/// A body of the authority, or of a partnership that it is in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Body {
    /// Which body.
    pub id: BodyId,
    /// What it is, and how it works.
    pub words: BodyWords,
    /// Its first day, where that is known.
    pub begun: Option<Date>,
    /// What it has agreed to receive; the number of each is its place, from 1.
    pub reports: Vec<Report>,
    /// When it ended.
    pub ended: Option<Ended>,
}

/// The end of a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ended {
    /// Its last day.
    pub on: Date,
    /// The body that goes on with its work.
    pub successor: Option<BodyId>,
}

/// What a body is, and how it works.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BodyWords {
    /// How it is called.
    pub name: Title,
    /// What kind of body it is.
    pub kind: BodyKind,
    /// Who chairs it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chair: Option<Who>,
    /// Who writes its agenda and minutes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub support: Option<Who>,
    /// How often it meets.
    pub cycle: Cycle,
    /// What it is for.
    #[serde(default, skip_serializing_if = "Note::is_empty")]
    pub terms: Note,
    /// The body that it reports to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reports_to: Option<BodyId>,
    /// How long its minutes and decisions may take.
    #[serde(default, skip_serializing_if = "Limits::is_empty")]
    pub limits: Limits,
    /// What of the plans is about this body itself: it should not be the only one that is assured of that.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub subject_of: Vec<Matter>,
}

/// Makes an enum of words that people choose from, each with how it is said.
macro_rules! choice {
    ($(#[$doc:meta])* $name:ident { $($(#[$of:meta])* $variant:ident = $said:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum $name {
            $($(#[$of])* $variant,)*
        }

        impl $name {
            /// All of them, in the order that they are shown in.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// How it is said.
            pub fn said(self) -> &'static str {
                match self {
                    $(Self::$variant => $said,)*
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.said())
            }
        }
    };
}
pub(crate) use choice;

choice! {
    /// What kind of body it is.
    BodyKind {
        /// A board, such as one for improvement or for corporate parenting.
        Board = "board",
        /// A committee of the council.
        Committee = "committee",
        /// A committee that scrutinises, or a working group of one.
        Scrutiny = "scrutiny",
        /// The cabinet.
        Cabinet = "cabinet",
        /// Safeguarding partners and others together.
        Partnership = "partnership",
        /// A panel that recommends or decides case by case.
        Panel = "panel",
        /// The executive of a trust.
        Executive = "executive",
        /// The senior or the directorate's leadership team.
        LeadershipTeam = "leadership team",
        /// A steering, task and finish or working group.
        WorkingGroup = "working group",
        /// A meeting of those who do the work: performance, case progression, tracking.
        OperationalMeeting = "operational meeting",
        /// One person who is told at set times: a cabinet member, a commissioner, an inspectorate.
        Briefing = "briefing",
    }
}

choice! {
    /// From when the time for decisions counts.
    CountsFrom {
        /// From the meeting.
        Meeting = "the meeting",
        /// From the day that the minutes are agreed.
        Minutes = "the agreed minutes",
    }
}

/// How many working days something may take. What is not agreed is empty.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// From a meeting to the draft of its minutes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub draft: Option<u8>,
    /// From a meeting to its agreed minutes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u8>,
    /// To decisions that are made, or confirmed by who has to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decisions: Option<DecisionLimit>,
}

/// How many working days a decision may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecisionLimit {
    /// So many.
    pub days: u8,
    /// From then.
    pub after: CountsFrom,
}

impl Limits {
    /// Whether nothing is agreed.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl Body {
    /// How it is called.
    pub fn name(&self) -> &Title {
        &self.words.name
    }

    /// Whether it had not ended before a day.
    pub fn is_live_on(&self, day: Date) -> bool {
        self.ended.is_none_or(|ended| day <= ended.on)
    }

    /// What it has agreed to receive under a number.
    pub fn report(&self, number: u32) -> Option<&Report> {
        self.reports.iter().find(|report| report.number == number)
    }

    /// Who is asked for its minutes and its next meeting.
    pub fn clerk(&self) -> Option<&Who> {
        self.words.support.as_ref().or(self.words.chair.as_ref())
    }

    pub(crate) fn next_report(&self) -> u32 {
        crate::governance::next_number(self.reports.iter().map(|report| report.number))
    }
}
