//! Changes of the people, roles and rights of an authority, as the pages and the command line make them.

use goldthread_ledger::{Authority, Ledger, Moment};
use goldthread_people::{Command, PersonId, PersonName, Right, Scope};
use jiff::Timestamp;
use jiff::civil::Date;

use crate::store::{ChangeError, Changed, DirectoryChange, change_directory, signed};

/// Makes the first administrator of an authority, who may also bring documents in.
///
/// # Errors
/// [`ChangeError`] when the ledger does not take it.
pub fn first_administrator(
    ledger: &dyn Ledger,
    authority: &Authority,
    person: PersonId,
    name: PersonName,
    today: Date,
    now: Timestamp,
) -> Result<Changed, ChangeError> {
    let by = signed(person, &name);
    let give = |right| Command::GiveRight { person, right, over: Scope::Authority };
    let commands = vec![
        Command::AddPerson { person, name, since: today },
        give(Right::Administrator),
        give(Right::ImprovementLead),
    ];
    change_directory(ledger, authority, DirectoryChange { commands, by, at: Moment::from(now), once: None })
}
