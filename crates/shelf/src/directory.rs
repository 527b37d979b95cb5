//! The people, roles and rights of an authority: kept in one stream of its ledger, folded in memory.

use std::sync::Arc;

use goldthread_ledger::{Authority, By, Ledger};
use goldthread_people::{Command, Directory, Event, PersonId, PersonName, RoleId};
use goldthread_plan::{ActionNumber, PlanId};

use crate::folded::{self, Change, Changed, Happened, Known, NotChanged, ReadError, folded};

folded!(Directory of goldthread_people, "directory/people", "people", "the directory");

/// The directory as at an entry of the ledger, with all that happened to it. It is read as the [`Directory`] itself.
pub type KnownDirectory = Known<Directory>;

/// Something that happened to the directory, and its entry in the ledger.
pub type DirectoryHappening = Happened<Event>;

/// What somebody wants changed in the directory.
pub type DirectoryChange = Change<Command>;

/// The directory was not changed; nothing was kept.
pub type ChangeError = NotChanged<Directory>;

/// The directory in the ledger cannot be read.
pub type DirectoryError = ReadError<Directory>;

/// The directory, moved on by all that the ledger has kept since; nothing where that is nothing. Blocks.
///
/// # Errors
/// [`DirectoryError`] when the ledger or an entry in it cannot be read.
pub fn load_directory(
    ledger: &dyn Ledger,
    authority: &Authority,
    known: &KnownDirectory,
) -> Result<Option<KnownDirectory>, DirectoryError> {
    folded::load(ledger, authority, known)
}

/// Changes the directory: decides on it as it stands, and again where others have changed it meanwhile. Blocks.
///
/// # Errors
/// [`ChangeError`] as it says.
pub fn change_directory(
    ledger: &dyn Ledger,
    authority: &Authority,
    change: DirectoryChange,
) -> Result<Changed, ChangeError> {
    folded::change(ledger, authority, change)
}

impl Known<Directory> {
    /// The directory as it is now.
    pub fn directory(&self) -> &Arc<Directory> {
        self.state()
    }

    /// What happened to a role, the first thing first.
    pub fn history_of_role(&self, role: RoleId) -> impl Iterator<Item = &DirectoryHappening> {
        self.history().iter().filter(move |happening| happening.event.is_about_role(role))
    }

    /// What happened to a person, the first thing first.
    pub fn history_of_person(&self, person: PersonId) -> impl Iterator<Item = &DirectoryHappening> {
        self.history().iter().filter(move |happening| happening.event.is_about_person(person))
    }

    /// The hand-overs that an action went from one person to another with, the first one first.
    pub fn handovers_of(
        &self,
        plan: PlanId,
        action: ActionNumber,
    ) -> impl Iterator<Item = &DirectoryHappening> {
        self.history().iter().filter(move |happening| happening.event.moves_action(plan.uuid(), action.0))
    }
}

/// How an entry names the person who made it: `Jo Bloggs (person 9f31c0de)`. Two of one name are told apart by it, and the
/// person is found again when their name has changed.
pub fn signed(person: PersonId, name: &PersonName) -> By {
    let signed = format!("{name} (person {})", person.short());
    signed.parse().expect("a name of at most 100 printable characters has the shape, with its id too")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_makes_an_entry_is_named_one_way() {
        let check = |name: &str, expected: &str| {
            let id: PersonId = "0192f0c1-0000-7000-8000-00009f31c0de".parse().unwrap();
            assert_eq!(signed(id, &name.parse().unwrap()).as_str(), expected);
        };
        check("Jo Bloggs", "Jo Bloggs (person 9f31c0de)");
        check(&"ä".repeat(100), &format!("{} (person 9f31c0de)", "ä".repeat(100)));
    }
}
