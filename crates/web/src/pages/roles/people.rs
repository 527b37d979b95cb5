//! Whom a form offers.

use goldthread_people::{Candidate, Directory, Person};
use jiff::civil::Date;

use crate::components::choice::Pick;
use crate::pages::leads;

/// Those who have not left before a day, by name; who share a name are told apart.
pub fn picks(directory: &Directory, day: Date) -> Vec<Pick> {
    let mut people: Vec<&Person> = directory.people().filter(|person| person.is_here_on(day)).collect();
    people.sort_by_key(|person| (person.name.as_str().to_lowercase(), person.id));
    let names = leads::named(&people.iter().map(|person| Candidate::Person(person)).collect::<Vec<_>>());
    people.iter().zip(names).map(|(person, name)| Pick::new(person.id, name)).collect()
}
