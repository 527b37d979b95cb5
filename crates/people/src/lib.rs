//! Who is there, and what they may do: the directory and the rights of one authority.
//!
//! `command --decide--> events --apply--> state`, as in `goldthread-plan`. Nothing here reads a file, a clock, the environment
//! or the network: days and ids come in as values. Start at [`Directory`] for the state and every question that is
//! asked of it, [`Command`] for what can be done, [`Event`] for what is kept for ever, [`Right::permissions`] for who may
//! do what. Plans, sections and actions are known by their ids only; how somebody signs in is not known at all.

mod about;
mod access;
mod administrators;
mod alike;
mod apply;
mod command;
mod decide;
mod directory;
mod event;
mod happened;
mod ids;
mod person;
mod refusal;
mod resolve;
mod right;
mod role;
mod scope;
mod sentence;
mod words;
mod work;

pub use access::{PlansSeen, SeenOf};
pub use command::Command;
pub use directory::{Directory, OutOfOrder};
pub use event::{Event, UnreadableEvent};
pub use happened::{
    DeputyAppointed, DeputyEnded, HolderAppointed, HolderEnded, ItemShared, ItemUnshared, LeadResolved,
    LeadUnresolved, PersonAdded, PersonLeft, PersonRenamed, PersonReturned, RightGiven, RightWithdrawn,
    RoleAdded, RoleChanged, RoleEnded, RoleHandedOver,
};
pub use ids::{PersonId, RoleId};
pub use person::Person;
pub use refusal::Refusal;
pub use resolve::{Candidate, Leads, Resolved};
pub use right::{NotARight, Permission, Right};
pub use role::{Held, Holding, Role, RoleWords};
pub use scope::{Item, OpenThing, Scope, Share, Thing};
pub use words::{BadNote, BadWords, LeadCode, LeadWords, Note, PersonName, RoleTitle};
pub use work::LeadToWorkThrough;
