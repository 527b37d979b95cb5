use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{LeadCode, PersonId, RoleHandedOver, RoleId, RoleTitle};

/// A post, such as Head of Service, Safeguarding: it stays when its holder goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    /// Which role.
    pub id: RoleId,
    /// How it is called and printed.
    pub words: RoleWords,
    /// Who has held it, the earliest first.
    pub holders: Vec<Holding>,
    /// Who has deputised for it, the earliest first.
    pub deputies: Vec<Holding>,
    /// How it went from one to another, as it was recorded.
    pub hand_overs: Vec<RoleHandedOver>,
    /// Its last day, where it has ended.
    pub ended: Option<Date>,
}

/// How a role is called, and how plans print it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoleWords {
    /// In full: `Head of Service, Safeguarding`.
    pub title: RoleTitle,
    /// In short: `HoS S`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub abbreviations: Vec<LeadCode>,
    /// Whatever else plans print for it: `HOS-S`, or the initials of its holder.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lead_codes: Vec<LeadCode>,
}

/// The time that somebody holds a role, or deputises for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Holding {
    /// Who.
    pub person: PersonId,
    /// The first day.
    pub from: Date,
    /// The last day; nothing where no end is known.
    pub until: Option<Date>,
    /// Alone, or together with others.
    pub held: Held,
}

/// Whether somebody holds a role alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Held {
    /// Nobody else holds it in that time.
    #[default]
    Alone,
    /// It may be held beside others.
    JobShare,
}

impl Held {
    /// Whether it is held alone, as most are.
    pub fn is_alone(&self) -> bool {
        *self == Self::Alone
    }
}

impl RoleWords {
    /// A role with a title only.
    pub fn titled(title: RoleTitle) -> Self {
        Self { title, abbreviations: Vec::new(), lead_codes: Vec::new() }
    }

    /// All that it is printed as in short.
    pub fn codes(&self) -> impl Iterator<Item = &LeadCode> {
        self.abbreviations.iter().chain(&self.lead_codes)
    }
}

impl Holding {
    /// Whether a day is within it.
    pub fn covers(&self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }

    /// Whether it shares a day with a time.
    pub(crate) fn meets(&self, from: Date, until: Option<Date>) -> bool {
        self.until.is_none_or(|last| from <= last) && until.is_none_or(|last| self.from <= last)
    }

    /// Whether it goes on after a day, or begins after it.
    pub(crate) fn outlasts(&self, day: Date) -> bool {
        self.until.is_none_or(|until| day < until)
    }
}

impl Role {
    pub(crate) fn new(id: RoleId, words: RoleWords) -> Self {
        Self { id, words, holders: Vec::new(), deputies: Vec::new(), hand_overs: Vec::new(), ended: None }
    }

    /// How it is called in full.
    pub fn title(&self) -> &RoleTitle {
        &self.words.title
    }

    /// Whether it had not ended before a day.
    pub fn is_live_on(&self, day: Date) -> bool {
        self.ended.is_none_or(|ended| day <= ended)
    }
}
