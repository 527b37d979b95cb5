//! The people, roles and rights of an authority: kept in one stream of its ledger, folded in memory.

mod change;
mod known;
mod load;

use goldthread_ledger::{By, StreamId};
use goldthread_people::{PersonId, PersonName};

pub use change::{ChangeError, Changed, DirectoryChange, change_directory};
pub use known::{DirectoryHappening, KnownDirectory};
pub use load::{DirectoryError, load_directory};

/// The stream that all of it is in, so that two changes are never decided on the same state.
const STREAM: &str = "directory/people";

fn stream() -> StreamId {
    STREAM.parse().expect("it has the shape of a stream")
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
