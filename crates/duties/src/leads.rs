//! Who the leads of an action are by the directory.

use goldthread_people::{Leads, PersonId, Resolved};
use goldthread_plan::{Action, Plan};

/// Who the words of a lead stand for: by the directory, else by the title that the plan's own glossary gives them.
pub fn resolve<'d>(leads: &Leads<'d>, plan: &Plan, printed: &str) -> Resolved<'d> {
    match leads.resolve(printed) {
        Resolved::Unresolved => {
            in_full(plan, printed).map_or(Resolved::Unresolved, |title| leads.resolve(title))
        }
        resolved => resolved,
    }
}

/// What the glossary of a plan says that an abbreviation stands for.
pub fn in_full<'p>(plan: &'p Plan, printed: &str) -> Option<&'p str> {
    let entry = plan.fields().glossary.iter().find(|entry| entry.abbreviation.text() == printed)?;
    Some(entry.title.text()).filter(|title| !title.is_empty())
}

/// The people who lead an action, whoever is accountable first: who holds the roles that it names, and who deputises. Where words could
/// be several people, they are nobody yet.
pub fn people_of(leads: &Leads<'_>, plan: &Plan, action: &Action) -> Vec<PersonId> {
    let mut people: Vec<PersonId> = Vec::new();
    for lead in &action.fields().leads {
        let found: Vec<PersonId> = match resolve(leads, plan, lead.text()) {
            Resolved::Role { holders, deputies, .. } => {
                holders.iter().chain(&deputies).map(|person| person.id).collect()
            }
            Resolved::Person(person) => vec![person.id],
            Resolved::Several(_) | Resolved::Unresolved => Vec::new(),
        };
        people.extend(found.into_iter().filter(|one| !people.contains(one)).collect::<Vec<_>>());
    }
    people
}
