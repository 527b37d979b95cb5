//! The open actions that somebody answers for today, through the roles that they hold.

use goldthread_people::{Permission, RoleId};

use super::whom::Whom;
use crate::components::Link;
use crate::pages::leads;
use crate::pages::roles::duties::{Duties, Duty, Part};
use crate::place::Place;
use crate::store::Shelf;
use crate::{speak, when, words};

/// An open action of theirs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Open {
    /// Its number and the start of its text.
    pub action: Link,
    /// The title of its plan.
    pub plan: String,
    /// By when, as printed.
    pub printed: String,
    /// Through which role.
    pub role: String,
    /// Whether the role shares it with another that answers for it.
    pub is_shared: bool,
}

/// All of them that whoever asks may see, and how many more there are.
pub fn opened(whom: &Whom) -> (Vec<Open>, usize) {
    let (shelf, directory) = (whom.app.shelf(), whom.app.directory());
    let duties = Duties::of_all(&shelf, directory, whom.today);
    let held = directory.held_by(whom.id(), whom.today);
    let all: Vec<(RoleId, Duty)> =
        held.iter().flat_map(|role| duties.of(role.id).iter().map(|duty| (role.id, *duty))).collect();
    let seen: Vec<Open> = all.iter().filter_map(|(role, duty)| open(whom, &shelf, *role, *duty)).collect();
    let unseen = all.len() - seen.len();
    (seen, unseen)
}

fn open(whom: &Whom, shelf: &Shelf, role: RoleId, duty: Duty) -> Option<Open> {
    let plan = shelf.plan(duty.plan)?.plan();
    let action = plan.action(duty.action)?;
    let role = whom.app.directory().role(role)?.title().to_string();
    let text = words::shortened(action.fields().text.text(), 140);
    whom.app.may(Permission::SeePlan, leads::thing(duty.plan, action)).then(|| Open {
        action: Link::new(
            format!("{}: {text}", speak::action_name(action)),
            Place::new(duty.plan, None).action(duty.action),
        ),
        plan: plan.title().to_owned(),
        printed: when::printed(action),
        role,
        is_shared: duty.part == Part::Shares,
    })
}
