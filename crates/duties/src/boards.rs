//! What boards wait for, and policies, from somebody.

use goldthread_calendar::WorkingDays;
use goldthread_governance::{Due, Governance};
use goldthread_people::{Directory, PersonId};
use jiff::Span;
use jiff::civil::Date;

use crate::SOON;

/// What is due from a person on a day: by name, as who holds a role, or as who deputises. What is late comes first; what is due
/// later than soon is left out, what has no day is not.
pub fn owed_to_boards(
    governance: &Governance,
    directory: &Directory,
    person: PersonId,
    on: Date,
    working: &WorkingDays,
) -> Vec<Due> {
    let soon = on.saturating_add(Span::new().days(SOON));
    let mut due = governance.due_on(on, working);
    due.retain(|due| {
        let is_theirs = due.from.as_ref().is_some_and(|from| from.means(person, directory, on));
        is_theirs && due.by.day().is_none_or(|by| by <= soon)
    });
    due
}
