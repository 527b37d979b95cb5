//! What the page of a later version says.

use std::collections::BTreeSet;

use goldthread_compare::{Change, Conflict, Difference, Field, Place as At, Side, by_heading, name};
use goldthread_plan::Plan;
use goldthread_shelf::Version;

use crate::components::Link;
use crate::components::lists::Figure;
use crate::components::name::Who;
use crate::drafts::Waiting;
use crate::place::Place;
use crate::words;

/// As much of a text as is shown, in characters.
const SHOWN: usize = 400;

/// The page.
pub struct VersionPage {
    /// The address of the page.
    pub href: String,
    /// The draft.
    pub draft: Link,
    /// The plan.
    pub plan: Link,
    /// How often the draft was changed.
    pub seen: String,
    /// How much has happened to the plan.
    pub stands: usize,
    /// The sums.
    pub figures: Vec<Figure>,
    /// What can be taken, under headings.
    pub take: Vec<Group>,
    /// What the new version no longer has.
    pub gone: Vec<Row>,
    /// What was changed here and there.
    pub conflicts: Vec<ConflictRow>,
    /// What is different here and not changed there.
    pub kept: Vec<Row>,
    /// Who takes it.
    pub who: Who,
}

/// Differences of a kind.
pub struct Group {
    /// What they have in common.
    pub heading: &'static str,
    /// The differences.
    pub rows: Vec<Row>,
}

/// A difference.
pub struct Row {
    /// Its id.
    pub id: String,
    /// The thing, and its page where the plan has it.
    pub thing: String,
    /// See `thing`.
    pub href: Option<String>,
    /// The field; nothing where it is the thing as a whole.
    pub field: Option<String>,
    /// What the plan says.
    pub old: Option<String>,
    /// What the new version says.
    pub new: Option<String>,
    /// Whether it is ticked.
    pub ticked: bool,
}

/// A difference that meets a change made here.
pub struct ConflictRow {
    /// The difference; what it says of the old is as it was last imported.
    pub there: Row,
    /// What the plan says.
    pub here: String,
}

impl VersionPage {
    /// The page, with what was chosen so far; where nothing was, with what is usually taken.
    pub fn of(waiting: &Waiting, version: &Version, chosen: Option<&BTreeSet<String>>, who: Who) -> Self {
        let (kept, merge) = (version.kept(), version.merge());
        let (plan, place) = (kept.plan().as_ref(), Place::new(kept.id(), None));
        let ticked = |difference: &Difference, usual: bool| {
            chosen.map_or(usual, |chosen| chosen.contains(difference.id.as_str()))
        };
        let (gone, take): (Vec<_>, Vec<_>) = merge.take.iter().partition(|one| one.change == Change::Gone);
        let row =
            |difference: &Difference, usual| Row::of(difference, (plan, place), ticked(difference, usual));
        let group = |(heading, rows): (&'static str, Vec<&Difference>)| Group {
            heading,
            rows: rows.into_iter().map(|difference| row(difference, true)).collect(),
        };
        let conflict = |Conflict { here, there, at }: &Conflict| ConflictRow {
            there: Row { href: at.and_then(|at| href(plan, place, at)), ..row(there, false) },
            here: here.new.as_ref().map_or_else(|| "It is not in the plan.".to_owned(), said),
        };
        Self {
            href: format!("/drafts/{}/versions/{}", waiting.id, kept.id()),
            draft: Link::new(version.draft().source.name.clone(), format!("/drafts/{}", waiting.id)),
            plan: Link::new(words::shortened(plan.title(), 80), place.plan()),
            seen: waiting.revision.to_string(),
            stands: kept.history().len(),
            figures: figures(take.len(), gone.len(), version),
            take: by_heading(take).into_iter().map(group).collect(),
            gone: gone.into_iter().map(|difference| row(difference, false)).collect(),
            conflicts: merge.conflicts.iter().map(conflict).collect(),
            kept: merge.kept.iter().map(|difference| Row { href: None, ..row(difference, false) }).collect(),
            who,
        }
    }

    /// Whether there is anything to choose.
    pub fn is_same(&self) -> bool {
        self.take.is_empty() && self.gone.is_empty() && self.conflicts.is_empty()
    }
}

impl Row {
    fn of(difference: &Difference, (plan, place): (&Plan, Place), ticked: bool) -> Self {
        let is_whole = difference.field == Field::Whole;
        let (old, new) = (difference.old.as_ref(), difference.new.as_ref());
        let new = match &difference.change {
            Change::Updated { added } => Some(format!("… {}", words::shortened(added.text(), SHOWN))),
            _ => new.map(said),
        };
        Self {
            id: difference.id.as_str().to_owned(),
            thing: name(&difference.thing),
            href: old.and_then(|side| href(plan, place, side.place)),
            field: (!is_whole).then(|| words::sentence(difference.field.word())),
            old: if matches!(difference.change, Change::Updated { .. }) { None } else { old.map(said) },
            new,
            ticked,
        }
    }
}

fn figures(take: usize, gone: usize, version: &Version) -> Vec<Figure> {
    let merge = version.merge();
    [
        (take, "that can be taken", Some("#take")),
        (gone, "not in the new version", Some("#gone")),
        (merge.conflicts.len(), "changed here and there", Some("#conflicts")),
        (merge.kept.len(), "different here", Some("#kept")),
        (merge.agreed, "changed alike here and there", None),
    ]
    .into_iter()
    .map(|(number, label, href)| match href {
        Some(href) if number > 0 => Figure::new(&number, label).to(href),
        _ => Figure::new(&number, label),
    })
    .collect()
}

fn said(side: &Side) -> String {
    match words::shortened(&side.value.words(), SHOWN) {
        empty if empty.trim().is_empty() => "nothing".to_owned(),
        said => said,
    }
}

/// The page of what has this place in the plan.
fn href(plan: &Plan, place: Place, at: At) -> Option<String> {
    let section = |section: usize| plan.sections().get(section);
    match at {
        At::Document => Some(place.plan()),
        At::Section(number) => Some(place.section(section(number)?.number())),
        At::Action(number, action) => {
            let action = plan.actions_of(section(number)?.number()).nth(action)?;
            Some(place.action(action.number()))
        }
    }
}
