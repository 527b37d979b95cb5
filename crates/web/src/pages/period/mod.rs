//! `GET /plans/{plan}/periods/{period}`: the rating sheet of a period; `GET` and `POST .../closing` close it.

mod closing;
mod page;
#[cfg(test)]
mod tests;
mod view;

use maud::Markup;

pub use closing::{ask as ask_closing, close};
pub use view::corrected;

use crate::components::Link;
use crate::problem::Problem;
use crate::reporting::period_of;
use crate::seen::Seen;

/// The rating sheet.
pub async fn show(seen: Seen) -> Result<Markup, Problem> {
    let period = period_of(&seen)?;
    let view = view::SheetPage::of(&seen, period);
    let above = vec![seen.up(), Link::new("Periods", seen.place.page("periods", &[]))];
    Ok(seen.page_in_colours(&period.title, above, &page::sheet(&view)))
}
