//! Whom a form offers.

use goldthread_people::{Directory, Person};
use jiff::civil::Date;

use crate::components::choice::Pick;

/// Those who have not left before a day, by name; who share a name are told apart.
pub fn picks(directory: &Directory, day: Date) -> Vec<Pick> {
    let mut people: Vec<&Person> = directory.people().filter(|person| person.is_here_on(day)).collect();
    people.sort_by_key(|person| (person.name.as_str().to_lowercase(), person.id));
    let is_shared = |person: &Person| people.iter().filter(|other| other.name == person.name).count() > 1;
    let words = |person: &Person| match is_shared(person) {
        true => format!("{} ({})", person.name, person.id.short()),
        false => person.name.to_string(),
    };
    people.iter().map(|person| Pick::new(person.id, words(person))).collect()
}
