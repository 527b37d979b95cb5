use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::work::PersonRef;
use crate::{ActionNumber, SectionNumber};

/// What a concern or an escalation is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Matter {
    /// A section.
    Section(SectionNumber),
    /// An action.
    Action(ActionNumber),
}

impl fmt::Display for Matter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Section(section) => write!(f, "section {section}"),
            Self::Action(action) => write!(f, "action {action}"),
        }
    }
}

/// Which concern of a plan: its number in the plan, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ConcernNumber(pub u32);

/// Which escalation of a plan: its number in the plan, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EscalationNumber(pub u32);

impl fmt::Display for ConcernNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Display for EscalationNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// What stands in the way, with an owner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Concern {
    /// Its number in the plan.
    pub number: ConcernNumber,
    /// What it is about.
    pub about: Matter,
    /// What stands in the way.
    pub words: String,
    /// Who is to answer it, as people say.
    pub owner: String,
    /// The same in the directory, where they are known.
    pub person: Option<PersonRef>,
    /// The day it was raised.
    pub on: Date,
    /// Who raised it.
    pub by: Option<PersonRef>,
    /// What was answered, the first first: the day, who, and what.
    pub answers: Vec<(Date, Option<PersonRef>, String)>,
    /// The day it was closed, and why; nothing while it stands.
    pub closed: Option<(Date, String)>,
}

impl Concern {
    /// Whether it stands and nobody has answered it.
    pub fn is_unanswered(&self) -> bool {
        self.answers.is_empty() && self.closed.is_none()
    }
}

/// Why a matter is taken up the ladder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cause {
    /// An action is overdue.
    Overdue,
    /// An open action had no update in a period.
    NoUpdate,
    /// A rating is another than suggested, and the reason does not satisfy.
    Difference,
    /// A concern was not answered.
    ConcernUnanswered,
    /// A check found that what was complete no longer holds.
    CheckFailed,
    /// Something that a person sees.
    Other,
}

impl Cause {
    /// All of them, in the order offered.
    pub const ALL: [Self; 6] = [
        Self::Overdue,
        Self::NoUpdate,
        Self::Difference,
        Self::ConcernUnanswered,
        Self::CheckFailed,
        Self::Other,
    ];

    /// As forms and addresses name it.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::NoUpdate => "no-update",
            Self::Difference => "difference",
            Self::ConcernUnanswered => "concern-unanswered",
            Self::CheckFailed => "check-failed",
            Self::Other => "other",
        }
    }

    /// In a few words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::NoUpdate => "no update in the period",
            Self::Difference => "the rating is another than suggested",
            Self::ConcernUnanswered => "a concern was not answered",
            Self::CheckFailed => "a check failed",
            Self::Other => "another matter",
        }
    }
}

/// What comes of a matter, by whoever answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AnswerReason {
    /// It is done.
    Resolved,
    /// A new date or way was agreed.
    Agreed,
    /// People or money were given.
    Resourced,
    /// The risk is known, and is accepted.
    Accepted,
    /// It belongs to somebody else.
    NotOurs,
    /// Something else.
    Other,
}

impl AnswerReason {
    /// All of them, in the order offered.
    pub const ALL: [Self; 6] =
        [Self::Resolved, Self::Agreed, Self::Resourced, Self::Accepted, Self::NotOurs, Self::Other];

    /// As forms and addresses name it.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Resolved => "resolved",
            Self::Agreed => "agreed",
            Self::Resourced => "resourced",
            Self::Accepted => "accepted",
            Self::NotOurs => "not-ours",
            Self::Other => "other",
        }
    }

    /// In a few words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Resolved => "it is done",
            Self::Agreed => "a new date or way is agreed",
            Self::Resourced => "people or money are given",
            Self::Accepted => "the risk is known and accepted",
            Self::NotOurs => "it belongs to somebody else",
            Self::Other => "something else",
        }
    }

    /// Whether the matter is settled by it.
    pub const fn settles(self) -> bool {
        !matches!(self, Self::NotOurs)
    }
}

/// A matter that is taken up the ladder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Escalation {
    /// Its number in the plan.
    pub number: EscalationNumber,
    /// Why.
    pub cause: Cause,
    /// What it is about.
    pub about: Matter,
    /// The concern that it comes of, where it does.
    pub concern: Option<ConcernNumber>,
    /// The rungs that it was taken to, the first first; there is at least one.
    pub steps: Vec<Step>,
    /// The day by which a dispute is to be settled, and what is disputed; nothing where nobody disputes it.
    pub disputed: Option<(Date, String)>,
    /// The day it was closed, and how; nothing while it is open.
    pub closed: Option<(Date, String)>,
}

/// A rung that a matter was taken to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Which rung of the ladder, from 0.
    pub rung: u16,
    /// Who stands there.
    pub to: String,
    /// The same in the directory, where they are known.
    pub person: Option<PersonRef>,
    /// Whether they are of another body.
    pub partner: bool,
    /// Why it came to them.
    pub why: String,
    /// The day it came to them.
    pub on: Date,
    /// The last day to answer.
    pub answer_by: Date,
    /// The day a partner acknowledged it, and who there.
    pub acknowledged: Option<(Date, String)>,
    /// What they answered.
    pub answer: Option<StepAnswer>,
}

/// An answer to a matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepAnswer {
    /// From the list.
    pub reason: AnswerReason,
    /// In words.
    pub words: String,
    /// The day.
    pub on: Date,
    /// Who.
    pub by: Option<PersonRef>,
}

impl Escalation {
    /// The rung that it stands on.
    ///
    /// # Panics
    /// Never: it is raised with one.
    pub fn current(&self) -> &Step {
        self.steps.last().expect("it is raised to a rung")
    }

    /// Whether it is still to be answered.
    pub fn is_open(&self) -> bool {
        self.closed.is_none()
    }

    /// Whether whoever it stands with has let the last day pass without an answer. While it is disputed, the day to settle that counts.
    pub fn is_late(&self, on: Date) -> bool {
        let waits = self.is_open() && self.current().answer.is_none();
        waits && self.last_day() < on
    }

    /// Whether it is disputed, and still to be settled in time on a day: until then it goes no higher by itself.
    pub fn is_held_by_dispute(&self, on: Date) -> bool {
        self.is_open() && self.disputed.as_ref().is_some_and(|(by, _)| *by >= on)
    }

    /// The last day to answer, or to settle what is disputed on this rung.
    pub fn last_day(&self) -> Date {
        let (current, settle_by) = (self.current(), self.disputed.as_ref().map(|(by, _)| *by));
        settle_by.map_or(current.answer_by, |by| current.answer_by.max(by))
    }
}

impl Step {
    /// Whether the answer came after its last day, or has not come though that has passed.
    pub fn is_late(&self, on: Date) -> bool {
        self.answer.as_ref().map_or(on, |answer| answer.on) > self.answer_by
    }
}
