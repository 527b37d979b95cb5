//! `GET /plans/{plan}/history`: who did what and when, in sentences; of the whole plan or of one thing in it.

mod page;
#[cfg(test)]
mod tests;
mod view;

use goldthread_plan::{Action, Section};
use maud::Markup;

use crate::components::Link;
use crate::seen::Seen;
use crate::speak;

/// What happened to a plan.
pub async fn show(seen: Seen) -> Markup {
    let view = view::History::of_plan(&seen);
    seen.page("History", vec![seen.up()], &page::history(&view))
}

/// What happened to a section.
pub fn of_section(seen: &Seen, section: &Section) -> Markup {
    let view = view::History::of_section(seen, section);
    let up = Link::new(section.name(), seen.place.section(section.number()));
    seen.page(&view.title, vec![seen.up(), up], &page::history(&view))
}

/// What happened to an action.
pub fn of_action(seen: &Seen, action: &Action) -> Markup {
    let view = view::History::of_action(seen, action);
    let up = Link::new(speak::action_name(action), seen.place.action(action.number()));
    seen.page(&view.title, vec![seen.up(), up], &page::history(&view))
}
