//! What is different between two versions of a plan.

mod difference;
mod fields;
mod gather;
mod json;
mod lines;
mod merge;
mod pair;
mod settle;
mod take;
mod value;

pub use difference::{Change, DateMove, Diff, Difference, DifferenceId, Field, Place, Side, Thing, Value};
pub use lines::{by_heading, name};
pub use merge::{Conflict, Merge, merge};
pub use take::{Taken, Unknown};

use crate::Document;
use gather::Gathered;
use pair::Pairing;

/// Compares two versions of a plan: `old` as it was read or stands, `new` as it was read now.
///
/// Sections and actions are brought together by their words and their place, see `pair.rs`; then each field is compared.
/// The cost grows with the number of actions, not with its square.
pub fn diff(old: &Document, new: &Document) -> Diff {
    differences(old, new, &Pairing::of(old, new))
}

fn differences(old: &Document, new: &Document, pairing: &Pairing) -> Diff {
    let mut gathered = Gathered::new(old, new);
    fields::of_documents(&mut gathered);
    for (place, section) in old.sections.iter().enumerate() {
        match pairing.section(place) {
            Some(paired) => fields::of_sections(&mut gathered, place, paired),
            None => gathered.gone_section(place),
        }
        for number in 0..section.actions.len() {
            match pairing.action((place, number)) {
                Some(paired) => {
                    if pairing.section(place) != Some(paired.0) {
                        gathered.moved((place, number), paired);
                    }
                    fields::of_actions(&mut gathered, (place, number), paired);
                }
                None => gathered.gone_action((place, number)),
            }
        }
    }
    for (place, section) in new.sections.iter().enumerate() {
        if !pairing.has_new_section(place) {
            gathered.new_section(place);
        }
        (0..section.actions.len())
            .filter(|number| !pairing.has_new_action((place, *number)))
            .for_each(|number| gathered.new_action((place, number)));
    }
    gathered.finish()
}
