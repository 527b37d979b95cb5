//! What taking some of the differences makes of the plan.

use std::collections::{BTreeMap, BTreeSet};

use goldthread_plan::{
    ActionNumber, Draft, InSection, Plan, PlanChanged, SectionChanged, SectionNumber, VersionChange,
};
use thiserror::Error;

use super::pair::Pairing;
use super::settle::Settle;
use super::{Change, Conflict, Difference, Field, Merge, Place};
use crate::Document;

/// What is to be changed in the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// The changes.
    pub changes: Vec<VersionChange>,
    /// How many differences they make good.
    pub taken: usize,
    /// How many are left, those that could not be taken among them: a section that still has actions stays.
    pub left: usize,
}

/// A difference was chosen that is not there: the plan has changed since it was shown.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("there is no difference {0} between the plan as it stands and the new version")]
pub struct Unknown(pub String);

impl Merge {
    /// What a person most likely takes: all but conflicts and what the new version no longer has.
    pub fn usual(&self) -> impl Iterator<Item = &Difference> {
        self.take.iter().filter(|difference| difference.change != Change::Gone)
    }

    /// What can be chosen: what the new version changes, and of each conflict its side.
    pub fn offered(&self) -> impl Iterator<Item = &Difference> {
        self.take.iter().chain(self.conflicts.iter().map(|conflict| &conflict.there))
    }

    /// What taking the differences with the `chosen` ids changes in the plan that was merged with `new`.
    ///
    /// A new action brings its section with it where the plan does not have that.
    ///
    /// # Errors
    /// [`Unknown`] when one of them is not offered.
    pub fn choose(&self, plan: &Plan, new: &Draft, chosen: &BTreeSet<String>) -> Result<Taken, Unknown> {
        let offered: BTreeSet<&str> = self.offered().map(|difference| difference.id.as_str()).collect();
        if let Some(unknown) = chosen.iter().find(|id| !offered.contains(id.as_str())) {
            return Err(Unknown(unknown.clone()));
        }
        let mut choice = Choice::default();
        let placed = self.take.iter().map(|one| (one, one.old.as_ref().map(|side| side.place)));
        let conflicts = self.conflicts.iter().map(|Conflict { there, at, here: _ }| (there, *at));
        for (difference, at) in placed.chain(conflicts) {
            if chosen.contains(difference.id.as_str()) {
                choice.add(difference, at);
            }
        }
        let documents = (&Document::from(plan), &Document::from(new));
        let mut made =
            Making { plan, new, pairing: Pairing::of(documents.0, documents.1), choice, changes: Vec::new() };
        let stay = made.all();
        let taken = chosen.len() - stay;
        Ok(Taken { changes: made.changes, taken, left: offered.len() - taken })
    }
}

/// The differences that were chosen, by what they are about.
#[derive(Default)]
struct Choice {
    /// What changes in things that the plan has, by their place in it; and their place in the new version.
    changed: BTreeMap<Place, (Place, Vec<Field>)>,
    new_sections: BTreeSet<usize>,
    new_actions: BTreeSet<(usize, usize)>,
    gone_sections: BTreeSet<usize>,
    gone_actions: BTreeSet<(usize, usize)>,
    moved: BTreeSet<(usize, usize)>,
}

impl Choice {
    /// Adds a difference of the thing that has this place in the plan; none where it is not there.
    fn add(&mut self, difference: &Difference, at: Option<Place>) {
        match (at, difference.new.as_ref().map(|side| side.place)) {
            (Some(Place::Section(section)), None) => _ = self.gone_sections.insert(section),
            (Some(Place::Action(section, action)), None) => _ = self.gone_actions.insert((section, action)),
            (Some(place), Some(new)) => {
                let fields = &mut self.changed.entry(place).or_insert_with(|| (new, Vec::new())).1;
                match (&difference.change, place) {
                    (Change::Moved, Place::Action(section, action)) => {
                        self.moved.insert((section, action));
                    }
                    _ => fields.push(difference.field.clone()),
                }
            }
            (None, Some(Place::Section(section))) => _ = self.new_sections.insert(section),
            (None, Some(Place::Action(section, action))) => _ = self.new_actions.insert((section, action)),
            (Some(Place::Document) | None, _) => {}
        }
    }
}

struct Making<'a> {
    plan: &'a Plan,
    new: &'a Draft,
    pairing: Pairing,
    choice: Choice,
    changes: Vec<VersionChange>,
}

impl Making<'_> {
    /// Makes the changes; answers how many sections that were to go have to stay.
    fn all(&mut self) -> usize {
        for (place, (new, fields)) in std::mem::take(&mut self.choice.changed) {
            self.change(place, new, &fields);
        }
        for (section, action) in std::mem::take(&mut self.choice.new_actions) {
            let fields = self.new.sections[section].actions[action].clone();
            let section = self.in_section(section);
            self.changes.push(VersionChange::NewAction { section, fields });
        }
        for key in std::mem::take(&mut self.choice.new_sections) {
            let section = &self.new.sections[key];
            let (fields, at) = (section.fields.clone(), section.at.clone());
            self.changes.push(VersionChange::NewSection { key, fields, at });
        }
        for at in &self.choice.gone_actions {
            self.changes.extend(self.action(*at).map(VersionChange::ActionGone));
        }
        let asked = std::mem::take(&mut self.choice.gone_sections);
        let going: Vec<SectionNumber> = asked.iter().filter_map(|section| self.section(*section)).collect();
        let (going, staying): (Vec<_>, Vec<_>) =
            going.into_iter().partition(|section| self.is_left_empty(*section));
        self.changes.extend(going.into_iter().map(VersionChange::SectionGone));
        staying.len()
    }

    fn change(&mut self, place: Place, new: Place, fields: &[Field]) {
        let settle = Settle { taken: fields };
        let mut changed: Vec<String> = fields.iter().map(name).collect();
        let change = match (place, new) {
            (Place::Document, _) => {
                let fields = settle.plan(self.plan.fields(), &self.new.fields);
                Some(VersionChange::Plan(PlanChanged { fields, changed }))
            }
            (Place::Section(old), Place::Section(new)) => self.section(old).and_then(|section| {
                let (now, new) = (self.plan.section(section)?, &self.new.sections[new]);
                let fields = settle.section(now.fields(), &new.fields);
                Some(VersionChange::Section(SectionChanged { section, fields, at: new.at.clone(), changed }))
            }),
            (Place::Action(section, action), Place::Action(to, new)) => {
                self.action((section, action)).and_then(|number| {
                    let now = self.plan.action(number)?;
                    let fields = settle.action(now.fields(), &self.new.sections[to].actions[new]);
                    let section = if self.choice.moved.contains(&(section, action)) {
                        changed.push("section".to_owned());
                        self.in_section(to)
                    } else {
                        InSection::Known(now.section())
                    };
                    Some(VersionChange::Action { action: number, section, fields, changed })
                })
            }
            _ => None,
        };
        self.changes.extend(change);
    }

    /// The section of the plan that a section of the new version is; where it is none, it comes with it.
    fn in_section(&mut self, new: usize) -> InSection {
        let known = self.pairing.old_section(new).and_then(|place| self.section(place));
        match known {
            Some(number) if !self.choice.new_sections.contains(&new) => InSection::Known(number),
            _ => {
                self.choice.new_sections.insert(new);
                InSection::New(new)
            }
        }
    }

    /// Whether no action stands in a section any more after all changes.
    fn is_left_empty(&self, section: SectionNumber) -> bool {
        let comes = |change: &VersionChange| match change {
            VersionChange::NewAction { section: InSection::Known(to), .. }
            | VersionChange::Action { section: InSection::Known(to), .. } => *to == section,
            _ => false,
        };
        let goes = |number: ActionNumber| {
            self.changes.iter().any(|change| match change {
                VersionChange::ActionGone(gone) => *gone == number,
                VersionChange::Action { action, section: to, .. } => {
                    *action == number && *to != InSection::Known(section)
                }
                _ => false,
            })
        };
        !self.changes.iter().any(comes) && self.plan.actions_of(section).all(|action| goes(action.number()))
    }

    fn section(&self, place: usize) -> Option<SectionNumber> {
        self.plan.sections().get(place).map(goldthread_plan::Section::number)
    }

    fn action(&self, (section, action): (usize, usize)) -> Option<ActionNumber> {
        let section = self.section(section)?;
        self.plan.actions_of(section).nth(action).map(goldthread_plan::Action::number)
    }
}

/// The name of a field in a sentence; of a thing as a whole its words.
fn name(field: &Field) -> String {
    if *field == Field::Whole { "words".to_owned() } else { field.word().to_owned() }
}
