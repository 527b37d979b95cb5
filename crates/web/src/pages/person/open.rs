//! The open actions that somebody answers for today, through the roles that they hold.

use goldthread_people::RoleId;

use super::whom::Whom;
use crate::pages::role::open::{self, Open};
use crate::pages::roles::duties::{Duties, Duty};

/// An open action of theirs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theirs {
    /// The action, and what the role has to do with it.
    pub open: Open,
    /// Through which role.
    pub role: String,
}

/// All of them that whoever asks may see, and how many more there are.
pub fn opened(whom: &Whom) -> (Vec<Theirs>, usize) {
    let (shelf, directory) = (whom.app.shelf(), whom.app.directory());
    let duties = Duties::of_all(&shelf, directory, whom.today);
    let held = directory.held_by(whom.id(), whom.today);
    let all: Vec<(RoleId, Duty)> =
        held.iter().flat_map(|role| duties.of(role.id).iter().map(|duty| (role.id, *duty))).collect();
    let seen: Vec<Theirs> = all
        .iter()
        .filter_map(|(role, duty)| {
            let role = directory.role(*role)?.title().to_string();
            Some(Theirs { open: open::open(&whom.app, &shelf, *duty)?, role })
        })
        .collect();
    let unseen = all.len() - seen.len();
    (seen, unseen)
}
