//! `GET /plans/{plan}/sections/{section}`: whether what was found is being answered.

mod page;
#[cfg(test)]
mod tests;
mod view;

use maud::Markup;

pub use page::said;
pub use view::Said;

use crate::pages::history;
use crate::problem::Problem;
use crate::seen::Seen;

/// The page of a section.
pub async fn show(seen: Seen) -> Result<Markup, Problem> {
    let section = seen.section()?;
    let view = view::SectionPage::of(&seen, section);
    Ok(seen.page_in_colours(&section.name(), vec![seen.up()], &page::section(&view)))
}

/// What happened to a section.
pub async fn history(seen: Seen) -> Result<Markup, Problem> {
    let section = seen.section()?;
    Ok(history::of_section(&seen, section))
}
