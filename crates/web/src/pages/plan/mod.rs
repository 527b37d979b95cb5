//! `GET /plans/{plan}`: where the plan is, against last time.

mod page;
#[cfg(test)]
mod tests;
mod view;

use maud::Markup;

use crate::seen::Seen;

/// The page of a plan.
pub async fn show(seen: Seen) -> Markup {
    let view = view::PlanPage::of(&seen);
    seen.page_in_colours(seen.plan().title(), Vec::new(), &page::plan(&view))
}
