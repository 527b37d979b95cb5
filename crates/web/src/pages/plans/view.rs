//! What the list of plans says.

use crate::app::App;
use crate::components::Link;
use crate::place::Place;
use crate::store::{Kept, day_of};
use crate::{speak, words};

/// The list.
pub struct Plans {
    /// The plans, the newest first.
    pub rows: Vec<Row>,
}

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
        Self { rows: app.plans().iter().map(|kept| Row::of(kept)).collect() }
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
