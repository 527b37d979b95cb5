//! What each event says.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{Held, Item, LeadWords, Note, OpenThing, PersonId, PersonName, Right, RoleId, RoleWords, Scope};

/// Somebody came.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonAdded {
    /// Who.
    pub person: PersonId,
    /// How they are called.
    pub name: PersonName,
    /// Their first day.
    pub since: Date,
}

/// The name of somebody changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonRenamed {
    /// Who.
    pub person: PersonId,
    /// How they were called.
    pub from: PersonName,
    /// How they are called now.
    pub to: PersonName,
}

/// Somebody left.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonLeft {
    /// Who.
    pub person: PersonId,
    /// Their last day.
    pub on: Date,
}

/// Somebody who had left came back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonReturned {
    /// Who.
    pub person: PersonId,
    /// Their first day after that.
    pub on: Date,
}

/// A role came into the directory.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoleAdded {
    /// Which.
    pub role: RoleId,
    /// How it is called and printed.
    #[serde(flatten)]
    pub words: RoleWords,
}

/// The words of a role changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoleChanged {
    /// Which.
    pub role: RoleId,
    /// How it was called and printed.
    pub from: RoleWords,
    /// How it is called and printed now.
    pub to: RoleWords,
}

/// A role ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoleEnded {
    /// Which.
    pub role: RoleId,
    /// Its last day.
    pub on: Date,
}

/// Somebody came to hold a role.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HolderAppointed {
    /// Which role.
    pub role: RoleId,
    /// Who.
    pub person: PersonId,
    /// The first day.
    pub from: Date,
    /// The last day, where one is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// Alone, or in a job share.
    #[serde(default, skip_serializing_if = "Held::is_alone")]
    pub held: Held,
}

/// Somebody ceased to hold a role.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HolderEnded {
    /// Which role.
    pub role: RoleId,
    /// Who.
    pub person: PersonId,
    /// The first day of the time that it ends.
    pub from: Date,
    /// The last day; where it is before the first, that time never was.
    pub until: Date,
}

/// Somebody came to deputise for the holder of a role.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeputyAppointed {
    /// Which role.
    pub role: RoleId,
    /// Who.
    pub person: PersonId,
    /// The first day.
    pub from: Date,
    /// The last day, where one is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
}

/// Somebody ceased to deputise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeputyEnded {
    /// Which role.
    pub role: RoleId,
    /// Who.
    pub person: PersonId,
    /// The first day of the time that it ends.
    pub from: Date,
    /// The last day; where it is before the first, that time never was.
    pub until: Date,
}

/// A role went from one person to another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoleHandedOver {
    /// Which role.
    pub role: RoleId,
    /// Who held it up to the day before.
    pub from: PersonId,
    /// Who holds it from that day on.
    pub to: PersonId,
    /// The day.
    pub on: Date,
    /// What was open then, in order: it went to the new holder.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub moved: Vec<OpenThing>,
    /// What they noted.
    #[serde(default, skip_serializing_if = "Note::is_empty")]
    pub note: Note,
}

/// Somebody said which role the words of plans stand for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeadResolved {
    /// The words, as a plan prints them.
    pub words: LeadWords,
    /// The role.
    pub role: RoleId,
}

/// What words stand for was taken back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeadUnresolved {
    /// The words, as a plan prints them.
    pub words: LeadWords,
    /// The role that they stood for.
    pub role: RoleId,
}

/// Somebody was given a right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RightGiven {
    /// Who.
    pub person: PersonId,
    /// Which right.
    pub right: Right,
    /// Over what.
    pub over: Scope,
}

/// A right was taken back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RightWithdrawn {
    /// Who had it.
    pub person: PersonId,
    /// Which right.
    pub right: Right,
    /// Over what.
    pub over: Scope,
}

/// A part of a plan was shared with a partner.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemShared {
    /// With whom.
    pub person: PersonId,
    /// The plan.
    pub plan: Uuid,
    /// What of it.
    pub item: Item,
}

/// A part of a plan is shared no longer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemUnshared {
    /// With whom it was shared.
    pub person: PersonId,
    /// The plan.
    pub plan: Uuid,
    /// What of it.
    pub item: Item,
}
