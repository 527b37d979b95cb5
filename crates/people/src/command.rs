use jiff::civil::Date;
use uuid::Uuid;

use crate::{Held, Item, LeadWords, Note, OpenThing, PersonId, PersonName, Right, RoleId, RoleWords, Scope};

/// What somebody wants done to the directory. Days are whole: the first and the last of a time are both within it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Adds somebody.
    AddPerson {
        /// Their new id.
        person: PersonId,
        /// How they are called.
        name: PersonName,
        /// Their first day.
        since: Date,
    },
    /// Changes the name of somebody. The old one stays in the ledger.
    RenamePerson {
        /// Who.
        person: PersonId,
        /// How they are called now.
        name: PersonName,
    },
    /// Records that somebody leaves: all that they hold and may do ends with it.
    RecordLeaving {
        /// Who.
        person: PersonId,
        /// Their last day.
        on: Date,
    },
    /// Records that somebody came back. They hold nothing and may do nothing until that is given to them anew.
    RecordReturn {
        /// Who.
        person: PersonId,
        /// Their first day after that.
        on: Date,
    },
    /// Adds a role.
    AddRole {
        /// Its new id.
        role: RoleId,
        /// How it is called and printed.
        words: RoleWords,
    },
    /// Changes how a role is called and printed.
    ChangeRole {
        /// Which.
        role: RoleId,
        /// All its words, as they are to be.
        words: RoleWords,
    },
    /// Ends a role, and with it that anybody holds it or deputises.
    EndRole {
        /// Which.
        role: RoleId,
        /// Its last day.
        on: Date,
    },
    /// Lets somebody hold a role.
    AppointHolder {
        /// Which role.
        role: RoleId,
        /// Who.
        person: PersonId,
        /// The first day.
        from: Date,
        /// The last day, where one is known.
        until: Option<Date>,
        /// Alone, or in a job share: then it may be held beside others.
        held: Held,
    },
    /// Ends that somebody holds a role. Where they do not hold it on that day, the next time that they were to begin is taken
    /// back.
    EndHolder {
        /// Which role.
        role: RoleId,
        /// Who.
        person: PersonId,
        /// The last day.
        on: Date,
    },
    /// Lets somebody deputise for the holder of a role.
    AppointDeputy {
        /// Which role.
        role: RoleId,
        /// Who.
        person: PersonId,
        /// The first day.
        from: Date,
        /// The last day, where one is known.
        until: Option<Date>,
    },
    /// Ends that somebody deputises; the same as for holders.
    EndDeputy {
        /// Which role.
        role: RoleId,
        /// Who.
        person: PersonId,
        /// The last day.
        on: Date,
    },
    /// Hands a role over from one person to another, who holds it from then on as the one before did: alone, or in a job share.
    HandOver {
        /// Which role.
        role: RoleId,
        /// Who holds it on the day before.
        from: PersonId,
        /// Who is to hold it.
        to: PersonId,
        /// The first day of the new holder.
        on: Date,
        /// What is open and goes with it.
        moved: Vec<OpenThing>,
        /// What they note.
        note: Note,
    },
    /// Says which role the words of plans stand for.
    ResolveLead {
        /// The words, as a plan prints them.
        words: LeadWords,
        /// The role.
        role: RoleId,
    },
    /// Takes back what words stand for.
    UnresolveLead {
        /// The words, as a plan prints them.
        words: LeadWords,
    },
    /// Gives somebody a right.
    GiveRight {
        /// Who.
        person: PersonId,
        /// Which right.
        right: Right,
        /// Over what.
        over: Scope,
    },
    /// Takes a right back.
    WithdrawRight {
        /// Who has it.
        person: PersonId,
        /// Which right.
        right: Right,
        /// Over what.
        over: Scope,
    },
    /// Shares a part of a plan with a partner.
    ShareItem {
        /// With whom.
        person: PersonId,
        /// The plan.
        plan: Uuid,
        /// What of it.
        item: Item,
    },
    /// Shares it no longer.
    UnshareItem {
        /// With whom it is shared.
        person: PersonId,
        /// The plan.
        plan: Uuid,
        /// What of it.
        item: Item,
    },
}
