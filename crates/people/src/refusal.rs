use jiff::civil::Date;
use thiserror::Error;

use crate::{Item, LeadCode, PersonName, Right, RoleTitle};

/// Why a command was refused, in words for whoever gave it.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Refusal {
    /// The id is nobody's.
    #[error("this person is not in the directory; choose somebody who is, or add them first")]
    NoSuchPerson,
    /// The id is somebody's already.
    #[error("{name} was added already; change their name there, or begin again with a new form")]
    PersonThere {
        /// Whose.
        name: PersonName,
    },
    /// The person has left.
    #[error("{name} left on {}; record first that they are back, or choose somebody else", said(*left))]
    HasLeft {
        /// Who.
        name: PersonName,
        /// Their last day.
        left: Date,
    },
    /// Rights end when leaving is recorded, not on a day to come.
    #[error("what {name} may do ends as soon as this is recorded; record it on {}, their last day, or after", said(*on))]
    NotYet {
        /// Who.
        name: PersonName,
        /// The day.
        on: Date,
    },
    /// The last day would be before the first.
    #[error("{name} came on {}, so their last day cannot be before that; choose a later day", said(*since))]
    LeftBeforeComing {
        /// Who.
        name: PersonName,
        /// Their first day.
        since: Date,
    },
    /// The first day back would not be after the last.
    #[error("{name} left on {}, so they are back on a later day; choose one after it", said(*left))]
    BackBeforeLeaving {
        /// Who.
        name: PersonName,
        /// Their last day.
        left: Date,
    },
    /// The id is of no role.
    #[error("this role is not in the directory; choose one that is, or add it first")]
    NoSuchRole,
    /// The id is of a role already.
    #[error("the role {title} was added already; change it there, or begin again with a new form")]
    RoleThere {
        /// Which.
        title: RoleTitle,
    },
    /// The role has ended.
    #[error("the role {title} ended on {}; choose another, or add a new one", said(*ended))]
    RoleEnded {
        /// Which.
        title: RoleTitle,
        /// Its last day.
        ended: Date,
    },
    /// Two roles would be printed alike.
    #[error("“{code}” already stands for the role {title}; choose another, or take it from that role first")]
    CodeTaken {
        /// What is printed.
        code: LeadCode,
        /// The role that it stands for.
        title: RoleTitle,
    },
    /// The last day would be before the first.
    #[error("the last day, {}, is before the first, {}; change one of them", said(*until), said(*from))]
    EndsBeforeItBegins {
        /// The first day.
        from: Date,
        /// The last day.
        until: Date,
    },
    /// Somebody else holds the role.
    #[error(
        "{holder} holds the role {title} {}; hand it over, end that first, or say that it is a job share",
        span(*from, *until)
    )]
    RoleHeld {
        /// Who.
        holder: PersonName,
        /// Which role.
        title: RoleTitle,
        /// The first day.
        from: Date,
        /// The last day, where one is known.
        until: Option<Date>,
    },
    /// They hold it, or deputise for it, in some of that time.
    #[error("{name} is down for the role {title} {} already; end that first, or choose other days", span(*from, *until))]
    ThereAlready {
        /// Who.
        name: PersonName,
        /// Which role.
        title: RoleTitle,
        /// The first day.
        from: Date,
        /// The last day, where one is known.
        until: Option<Date>,
    },
    /// There is nothing to end.
    #[error("{name} is not down for the role {title} on {} or after; choose an earlier day, or somebody else", said(*on))]
    NothingToEnd {
        /// Who.
        name: PersonName,
        /// Which role.
        title: RoleTitle,
        /// The day.
        on: Date,
    },
    /// Who hands over does not hold the role.
    #[error(
        "{name} does not hold the role {title} on {}, the day before; choose who does, or another day",
        said(*day_before)
    )]
    NotTheHolder {
        /// Who.
        name: PersonName,
        /// Which role.
        title: RoleTitle,
        /// The day before the hand-over.
        day_before: Date,
    },
    /// A role is handed over to whoever holds it.
    #[error("{name} cannot hand a role over to themselves; choose somebody else")]
    ToThemselves {
        /// Who.
        name: PersonName,
    },
    /// The hand-over is recorded, with other things.
    #[error("the role {title} was handed over from {from} to {to} on {} already; choose another day", said(*on))]
    HandedOverAlready {
        /// Which role.
        title: RoleTitle,
        /// Who held it.
        from: PersonName,
        /// Who holds it.
        to: PersonName,
        /// The day.
        on: Date,
    },
    /// A hand-over has no day before.
    #[error("there is no day before {}; choose a later one", said(*on))]
    NoDayBefore {
        /// The day.
        on: Date,
    },
    /// Nobody would be left to give rights.
    #[error("{name} is the only administrator; make somebody else one first")]
    LastAdministrator {
        /// Who.
        name: PersonName,
    },
    /// Nobody would be left who can sign in and give rights.
    #[error(
        "no other administrator than {name} can sign in; let one of them in first, or make somebody an administrator who can"
    )]
    LastWhoSignsIn {
        /// Who.
        name: PersonName,
    },
    /// The right is for the whole authority.
    #[error(
        "the right “{right}” is over the whole authority; give it so, or choose another right for a part"
    )]
    OverAllOnly {
        /// Which.
        right: Right,
    },
    /// A partner has nothing but what is shared.
    #[error(
        "{name} is a partner and sees only what is shared; share what they need, or withdraw the right “partner” first"
    )]
    IsAPartner {
        /// Who.
        name: PersonName,
    },
    /// A partner has nothing but what is shared.
    #[error("{name} has the right “{right}”, which a partner cannot have; withdraw it first")]
    HasOtherRights {
        /// Who.
        name: PersonName,
        /// The first of their rights.
        right: Right,
    },
    /// Only partners are shared with.
    #[error(
        "{name} is not a partner, so {item} cannot be shared with them; give them the right “partner” first"
    )]
    NotAPartner {
        /// Who.
        name: PersonName,
        /// What was to be shared.
        item: Item,
    },
}

/// A day as people write it: `3 May 2026`.
pub(crate) fn said(day: Date) -> String {
    day.strftime("%-d %B %Y").to_string()
}

/// A time as people say it.
pub(crate) fn span(from: Date, until: Option<Date>) -> String {
    match until {
        Some(until) => format!("from {} to {}", said(from), said(until)),
        None => format!("from {}", said(from)),
    }
}
