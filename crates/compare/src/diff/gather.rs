//! Differences as they are found, with their names and ids.

use std::collections::HashMap;

use goldthread_anchor::Anchor;
use sha2::{Digest, Sha256};

use super::{Change, Diff, Difference, DifferenceId, Field, Place, Side, Thing, Value};
use crate::Document;
use crate::words::folded;

/// The place of an action: its section and its place in it.
pub(super) type At = (usize, usize);

/// What was found so far.
pub(super) struct Gathered<'a> {
    pub(super) old: &'a Document<'a>,
    pub(super) new: &'a Document<'a>,
    differences: Vec<Difference>,
    /// How often each id was given: two rows that are alike have the same words.
    given: HashMap<String, usize>,
    /// The old action that was compared last and was different.
    changed: Option<Place>,
    changed_actions: usize,
}

impl<'a> Gathered<'a> {
    pub(super) fn new(old: &'a Document<'a>, new: &'a Document<'a>) -> Self {
        Self { old, new, differences: Vec::new(), given: HashMap::new(), changed: None, changed_actions: 0 }
    }

    /// A field that differs.
    pub(super) fn field(&mut self, field: Field, change: Change, old: Side, new: Side) {
        let thing = thing(self.old, old.place);
        self.push(field, change, thing, Some(old), Some(new));
    }

    /// A section that only the old version has.
    pub(super) fn gone_section(&mut self, place: usize) {
        let (thing, side) = (thing(self.old, Place::Section(place)), section_side(self.old, place));
        self.push(Field::Whole, Change::Gone, thing, Some(side), None);
    }

    /// A section that only the new version has.
    pub(super) fn new_section(&mut self, place: usize) {
        let (thing, side) = (thing(self.new, Place::Section(place)), section_side(self.new, place));
        self.push(Field::Whole, Change::New, thing, None, Some(side));
    }

    /// An action that only the old version has.
    pub(super) fn gone_action(&mut self, at: At) {
        let (thing, side) = (thing(self.old, Place::Action(at.0, at.1)), action_side(self.old, at));
        self.push(Field::Whole, Change::Gone, thing, Some(side), None);
    }

    /// An action that only the new version has.
    pub(super) fn new_action(&mut self, at: At) {
        let (thing, side) = (thing(self.new, Place::Action(at.0, at.1)), action_side(self.new, at));
        self.push(Field::Whole, Change::New, thing, None, Some(side));
    }

    /// An action that stands in another section: the values are the titles of the sections.
    pub(super) fn moved(&mut self, from: At, to: At) {
        let thing = thing(self.old, Place::Action(from.0, from.1));
        let side = |document: &Document, at: At| {
            let title = document.sections[at.0].fields.title.clone();
            let fields = document.sections[at.0].actions[at.1];
            Side { place: Place::Action(at.0, at.1), value: Value::Text(title), at: fields.at.clone() }
        };
        let (old, new) = (side(self.old, from), side(self.new, to));
        self.push(Field::Whole, Change::Moved, thing, Some(old), Some(new));
    }

    fn push(&mut self, field: Field, change: Change, thing: Thing, old: Option<Side>, new: Option<Side>) {
        if let Some(place @ Place::Action(..)) = old.as_ref().map(|side| side.place)
            && self.changed != Some(place)
        {
            self.changed = Some(place);
            self.changed_actions += 1;
        }
        let says = |side: &Option<Side>| side.as_ref().map(|side| side.value.words()).unwrap_or_default();
        let (was, is) = (says(&old), says(&new));
        let action = thing.action.as_deref().unwrap_or_default();
        let parts = [change.word(), field.word(), &thing.title, action, &was, &is];
        let key = parts.map(folded).join("\0");
        let id = self.id(change.word(), &key);
        self.differences.push(Difference { id, change, field, thing, old, new });
    }

    fn id(&mut self, kind: &str, key: &str) -> DifferenceId {
        let nth = self.given.entry(key.to_owned()).or_default();
        let digest =
            Sha256::new().chain_update(key).chain_update([0]).chain_update(nth.to_string()).finalize();
        *nth += 1;
        let digits = digest.iter().take(8).fold(0_u64, |digits, byte| digits << 8 | u64::from(*byte));
        DifferenceId(format!("{kind}-{digits:016x}"))
    }

    pub(super) fn finish(self) -> Diff {
        let actions: usize = self.old.sections.iter().map(|section| section.actions.len()).sum();
        Diff {
            old: self.old.name.to_owned(),
            new: self.new.name.to_owned(),
            differences: self.differences,
            unchanged_actions: actions.saturating_sub(self.changed_actions),
        }
    }
}

fn section_side(document: &Document, place: usize) -> Side {
    let section = &document.sections[place];
    let title = Value::Text(section.fields.title.clone());
    Side { place: Place::Section(place), value: title, at: section.at.clone() }
}

fn action_side(document: &Document, at: At) -> Side {
    let fields = document.sections[at.0].actions[at.1];
    let known = if fields.at.is_typed() { fields.text.anchor() } else { fields.at.clone() };
    Side { place: Place::Action(at.0, at.1), value: Value::Text(fields.text.clone()), at: known }
}

/// How a person knows the thing at a place.
fn thing(document: &Document, place: Place) -> Thing {
    let of_section = |place: usize| {
        let section = &document.sections[place];
        Thing {
            section: section.name(place + 1),
            title: section.fields.title.text().to_owned(),
            ..Thing::default()
        }
    };
    match place {
        Place::Document => Thing::default(),
        Place::Section(section) => of_section(section),
        Place::Action(section, action) => {
            let fields = document.sections[section].actions[action];
            let reference = fields.reference.as_ref().map(|reference| reference.text().to_owned());
            Thing { action: Some(fields.text.text().to_owned()), reference, ..of_section(section) }
        }
    }
}

/// A side with words, where they are printed.
pub(super) fn side(place: Place, value: Value) -> Side {
    let at = value.at();
    Side { place, value, at }
}

/// A side with words, where its own place is not known the place of the thing.
pub(super) fn side_at(place: Place, value: Value, at: &Anchor) -> Side {
    Side { place, value, at: at.clone() }
}
