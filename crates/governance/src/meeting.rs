//! A meeting of a body, what is on its agenda, its minutes.

use goldthread_people::Note;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::governance::next_number;
use crate::{BodyId, Decision, Document, Matter, MeetingId, Purpose, Question, Title, Who, Words};

/// A meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meeting {
    /// Which meeting.
    pub id: MeetingId,
    /// Whose.
    pub body: BodyId,
    /// Its day.
    pub day: Date,
    /// How it was moved, the first time first.
    pub moves: Vec<Moved>,
    /// Whether it is to come, was held, or was not.
    pub standing: Standing,
    /// What is on its agenda, in the order of the numbers.
    pub items: Vec<AgendaItem>,
    /// What was decided: D1, D2.
    pub decisions: Vec<Decision>,
    /// What was asked: Q1, Q2.
    pub questions: Vec<Question>,
    /// How far its minutes are.
    pub minutes: Minutes,
}

/// What became of a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is to take place, or nobody has said whether it did.
    Planned,
    /// It took place, with what was noted of who was there.
    Held(Note),
    /// It does not take place, and why.
    Cancelled(Words),
}

/// A meeting was moved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// From this day.
    pub from: Date,
    /// To this day.
    pub to: Date,
    /// Why.
    pub why: Words,
}

/// Something on an agenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgendaItem {
    /// Its number within the meeting.
    pub number: u32,
    /// What it is.
    pub words: ItemWords,
    /// The paper for it, once it has come.
    pub paper: Option<Paper>,
    /// Why it was taken off the agenda.
    pub dropped: Option<Words>,
}

/// What is on an agenda.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemWords {
    /// How it is called there.
    pub title: Title,
    /// What of the plans it is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub matters: Vec<Matter>,
    /// Who brings it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Who>,
    /// The number of the report of the body that it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub report: Option<u32>,
    /// What the body is asked to do.
    pub purpose: Purpose,
    /// By when its paper is to come.
    pub paper: PaperDue,
}

/// By when the paper of an item is to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PaperDue {
    /// It has none.
    NoPaper,
    /// So many working days before the meeting; 0 is by the meeting.
    DaysBefore(u8),
    /// By a day.
    By(Date),
}

/// A paper that came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    /// When.
    pub on: Date,
    /// Where it is.
    pub document: Option<Document>,
}

/// How far minutes are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Minutes {
    /// The day of the draft.
    pub drafted: Option<Date>,
    /// The day that they were agreed.
    pub agreed: Option<Date>,
    /// Where they are.
    pub document: Option<Document>,
}

impl Meeting {
    pub(crate) fn planned(id: MeetingId, body: BodyId, day: Date) -> Self {
        Self {
            id,
            body,
            day,
            moves: Vec::new(),
            standing: Standing::Planned,
            items: Vec::new(),
            decisions: Vec::new(),
            questions: Vec::new(),
            minutes: Minutes::default(),
        }
    }

    /// Whether it is to come, or nobody has said whether it took place.
    pub fn is_planned(&self) -> bool {
        self.standing == Standing::Planned
    }

    /// Whether it took place.
    pub fn is_held(&self) -> bool {
        matches!(self.standing, Standing::Held(_))
    }

    /// Whether it does not take place.
    pub fn is_cancelled(&self) -> bool {
        matches!(self.standing, Standing::Cancelled(_))
    }

    /// An item of its agenda.
    pub fn item(&self, number: u32) -> Option<&AgendaItem> {
        self.items.iter().find(|item| item.number == number)
    }

    /// The items that were not taken off.
    pub fn agenda(&self) -> impl Iterator<Item = &AgendaItem> {
        self.items.iter().filter(|item| item.dropped.is_none())
    }

    /// A decision: 1 is D1.
    pub fn decision(&self, number: u32) -> Option<&Decision> {
        self.decisions.iter().find(|decision| decision.number == number)
    }

    /// A question: 1 is Q1.
    pub fn question(&self, number: u32) -> Option<&Question> {
        self.questions.iter().find(|question| question.number == number)
    }

    /// What of the plans something is about that names an item of the agenda: its own, else that of the item.
    pub(crate) fn matters_of(&self, own: &[Matter], item: Option<u32>) -> Vec<Matter> {
        let of_item = || item.and_then(|number| self.item(number)).map(|item| item.words.matters.clone());
        if own.is_empty() { of_item().unwrap_or_default() } else { own.to_vec() }
    }

    pub(crate) fn next_item(&self) -> u32 {
        next_number(self.items.iter().map(|item| item.number))
    }

    pub(crate) fn next_decision(&self) -> u32 {
        next_number(self.decisions.iter().map(|decision| decision.number))
    }

    pub(crate) fn next_question(&self) -> u32 {
        next_number(self.questions.iter().map(|question| question.number))
    }
}
