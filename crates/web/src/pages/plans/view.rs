//! What the list of plans says.

use goldthread_people::{Permission, Thing};

use crate::app::App;
use crate::components::Link;
use crate::place::Place;
use crate::store::{Kept, day_of};
use crate::{speak, words};

/// The list.
pub struct Plans {
    /// The plans, the newest first.
    pub rows: Vec<Row>,
    /// Whether they may bring a document in.
    pub may_bring_in: bool,
    /// What is said where there is none.
    pub none: &'static str,
}

const NONE_YET: &str =
    "No plan is kept here yet. Read a document and confirm what was read from it; its plan will stand here.";
const NONE_FOR_YOU: &str =
    "There is no plan here that you may see as a whole. What is shared with you stands on the first page.";

/// A plan in the list.
pub struct Row {
    /// Its title.
    pub plan: Link,
    /// What it is of and from.
    pub about: String,
    /// How many sections and actions it has.
    pub size: String,
    /// When it came here, and the entry.
    pub kept: String,
}

impl Plans {
    /// The list as things stand.
    pub fn of(app: &App) -> Self {
        let may_bring_in = app.may(Permission::BringIn, Thing::Anything);
        let none = if may_bring_in { NONE_YET } else { NONE_FOR_YOU };
        Self { rows: app.plans().iter().map(|kept| Row::of(kept)).collect(), may_bring_in, none }
    }
}

impl Row {
    fn of(kept: &Kept) -> Self {
        let (plan, opened) = (kept.plan(), kept.opened());
        let sections = words::count(plan.sections().len(), "section", "sections");
        let actions = words::count(plan.actions().len(), "action", "actions");
        Self {
            plan: Link::new(plan.title(), Place::new(kept.id(), None).plan()),
            about: speak::about(plan),
            size: format!("{actions} in {sections}"),
            kept: format!("{}, entry {}", words::day(day_of(opened.at)), opened.entry),
        }
    }
}
