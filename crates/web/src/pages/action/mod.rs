//! `GET /plans/{plan}/actions/{action}`: the whole thread on one page.

mod page;
#[cfg(test)]
mod tests;
mod view;

use maud::Markup;

use crate::components::Link;
use crate::pages::history;
use crate::problem::Problem;
use crate::seen::Seen;
use crate::texts::text_of;

/// The page of an action.
pub async fn show(seen: Seen) -> Result<Markup, Problem> {
    let action = seen.action()?;
    let source = text_of(&seen.app, &seen.plan().documents()[action.document()]).await?;
    let view = view::ActionPage::of(&seen, action, source.as_ref());
    let section = seen.plan().section(action.section());
    let up = section.map(|section| Link::new(section.name(), seen.place.section(section.number())));
    let above = std::iter::once(seen.up()).chain(up).collect();
    Ok(seen.page(&view.name, above, &page::action(&view)))
}

/// What happened to an action.
pub async fn history(seen: Seen) -> Result<Markup, Problem> {
    let action = seen.action()?;
    Ok(history::of_action(&seen, action))
}
