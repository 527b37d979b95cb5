//! A new version beside a plan that has been changed here since it was last imported.

use std::collections::{HashMap, HashSet};

use super::fields;
use super::gather::{At, Gathered};
use super::pair::Pairing;
use super::value::shared_percent;
use super::{Change, Diff, Difference, Field, Place, Side, Value, differences};
use crate::Document;
use crate::words::{folded, is_same};

/// What a new version brings to a plan, and what both have changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merge {
    /// What the new version changes and the plan has not; the old side has its place in the plan as it stands.
    pub take: Vec<Difference>,
    /// What was changed here and there, differently. Neither is put over the other.
    pub conflicts: Vec<Conflict>,
    /// What was changed here only: it stays.
    pub kept: Vec<Difference>,
    /// How many changes both made alike.
    pub agreed: usize,
}

/// A field that was changed here and there, differently; both from what was last imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// What was changed here.
    pub here: Difference,
    /// What the new version changes.
    pub there: Difference,
    /// The thing's place in the plan as it stands; none where it was taken out here.
    pub at: Option<Place>,
}

/// Compares three: `base` as it was last imported, `now` as the plan stands, `new` as it was read now.
pub fn merge(base: &Document, now: &Document, new: &Document) -> Merge {
    let since = Pairing::of(base, now);
    let here = differences(base, now, &since);
    let there = differences(base, new, &Pairing::of(base, new));
    let mine = Mine::new(&here);
    let mut merge = Merge { take: Vec::new(), conflicts: Vec::new(), kept: Vec::new(), agreed: 0 };
    let mut settled = HashSet::new();
    let mut twins = HashSet::new();
    for mut difference in there.differences {
        if let Some((number, both)) = mine.twin(&difference, &twins) {
            twins.insert(number);
            settled.insert(number);
            let apart = between(now, new, both);
            merge.agreed += usize::from(apart.is_empty());
            let one = &here.differences[number];
            merge.conflicts.extend(apart.into_iter().map(|there| Conflict {
                here: own_side(one, &there),
                at: Some(both.0),
                there,
            }));
            continue;
        }
        let Some(number) = mine.against(&difference) else {
            difference.old = difference.old.and_then(|side| in_plan(side, &since));
            merge.take.push(difference);
            continue;
        };
        settled.insert(number);
        let other = &here.differences[number];
        if says_the_same(other, &difference) {
            merge.agreed += 1;
        } else {
            let at = difference.old.as_ref().and_then(|old| placed(old.place, &since));
            merge.conflicts.push(Conflict { here: other.clone(), there: difference, at });
        }
    }
    let kept = here.differences.into_iter().enumerate().filter(|(number, _)| !settled.contains(number));
    merge.kept = kept.map(|(_, difference)| difference).collect();
    merge
}

/// The side with its place in the plan as it stands.
fn in_plan(side: Side, since: &Pairing) -> Option<Side> {
    let place = placed(side.place, since)?;
    Some(Side { place, ..side })
}

/// The place in the plan as it stands of what stood at a place when it was last imported.
fn placed(place: Place, since: &Pairing) -> Option<Place> {
    match place {
        Place::Document => Some(Place::Document),
        Place::Section(section) => since.section(section).map(Place::Section),
        Place::Action(section, action) => {
            since.action((section, action)).map(|(section, action): At| Place::Action(section, action))
        }
    }
}

/// What is different between a thing of the plan and the same thing of the new version, both of which are new.
fn between(now: &Document, new: &Document, (own, other): (Place, Place)) -> Vec<Difference> {
    let mut gathered = Gathered::new(now, new);
    match (own, other) {
        (Place::Section(own), Place::Section(other)) => fields::of_sections(&mut gathered, own, other),
        (Place::Action(section, own), Place::Action(to, other)) => {
            fields::of_actions(&mut gathered, (section, own), (to, other));
        }
        _ => {}
    }
    gathered.finish().differences
}

/// The change made here as one of the field that differs: what the plan says of it.
fn own_side(here: &Difference, there: &Difference) -> Difference {
    let says = there
        .old
        .clone()
        .map(|old| Side { place: here.new.as_ref().map_or(old.place, |new| new.place), ..old });
    Difference { field: there.field.clone(), new: says, ..here.clone() }
}

fn says_the_same(one: &Difference, other: &Difference) -> bool {
    let timescale = |difference: &Difference| match difference.new.as_ref().map(|side| side.value.clone()) {
        Some(Value::Timescale(timescale)) => Some(timescale),
        _ => None,
    };
    if let (Some(one), Some(other)) = (timescale(one), timescale(other)) {
        return one.meaning() == other.meaning() && is_same(one.printed(), other.printed());
    }
    let value = |difference: &Difference| difference.new.as_ref().map(|side| side.value.words());
    match (value(one), value(other)) {
        (Some(one), Some(other)) if one.is_empty() || other.is_empty() => one == other,
        (Some(one), Some(other)) => is_same(&one, &other) && symbols(&one) == symbols(&other),
        (None, None) => true,
        _ => false,
    }
}

/// What is neither letter nor digit nor space: in a status it counts where there is nothing else.
fn symbols(text: &str) -> String {
    if folded(text).is_empty() { text.split_whitespace().collect() } else { String::new() }
}

/// What was changed here, to be looked up.
struct Mine<'a> {
    here: &'a Diff,
    by_field: HashMap<(Place, &'a Field), usize>,
    /// The first change of each thing.
    by_thing: HashMap<Place, usize>,
    /// What is new here, by whether it is an action and by its words.
    new: HashMap<(bool, String), Vec<usize>>,
}

impl<'a> Mine<'a> {
    fn new(here: &'a Diff) -> Self {
        let mut mine = Self { here, by_field: HashMap::new(), by_thing: HashMap::new(), new: HashMap::new() };
        for (number, difference) in here.differences.iter().enumerate() {
            if let Some(old) = &difference.old {
                mine.by_field.insert((old.place, &difference.field), number);
                mine.by_thing.entry(old.place).or_insert(number);
            } else if let Some(new) = &difference.new {
                mine.new.entry((is_action(new.place), folded(&new.value.words()))).or_default().push(number);
            }
        }
        mine
    }

    /// The change made here that a change of the new version meets.
    fn against(&self, there: &Difference) -> Option<usize> {
        let old = there.old.as_ref()?;
        if let Some(number) = self.by_field.get(&(old.place, &there.field)) {
            return Some(*number);
        }
        let at_all = self.by_thing.get(&old.place).copied();
        let gone = |number: &usize| self.here.differences[*number].change == Change::Gone;
        if there.change == Change::Gone { at_all } else { at_all.filter(gone) }
    }

    /// Something new here that is new there too, perhaps in other words, with its places in the plan and in the new version;
    /// each is taken once.
    fn twin(&self, there: &Difference, taken: &HashSet<usize>) -> Option<(usize, (Place, Place))> {
        /// Two new things that share as many of their words, in hundredths, are one.
        const NEAR: usize = 70;
        /// As many new things are compared.
        const MOST: usize = 50;
        let side = there.new.as_ref().filter(|_| there.old.is_none())?;
        let words = side.value.words();
        let places = |number: usize| {
            let own = self.here.differences[number].new.as_ref()?;
            Some((number, (own.place, side.place)))
        };
        let same =
            self.new.get(&(is_action(side.place), folded(&words))).map(Vec::as_slice).unwrap_or_default();
        if let Some(number) = same.iter().find(|number| !taken.contains(number)) {
            return places(*number);
        }
        let here = self.here.differences.iter().enumerate().filter(|(_, one)| one.old.is_none());
        let near = here.take(MOST).find(|(number, one)| {
            !taken.contains(number)
                && one.new.as_ref().is_some_and(|other| {
                    is_action(other.place) == is_action(side.place)
                        && shared_percent(&other.value.words(), &words) >= NEAR
                })
        });
        near.and_then(|(number, _)| places(number))
    }
}

fn is_action(place: Place) -> bool {
    matches!(place, Place::Action(..))
}
