//! `GET /plans/{plan}/periods/{period}/comparison`: what changed since the period before.

mod page;
#[cfg(test)]
mod tests;
mod view;

use maud::Markup;

use crate::components::Link;
use crate::problem::Problem;
use crate::reporting::{period_of, under};
use crate::seen::Seen;

/// What changed.
pub async fn show(seen: Seen) -> Result<Markup, Problem> {
    let period = period_of(&seen)?;
    let view = view::ComparisonPage::of(&seen, period);
    let sheet = Link::new(&period.title, seen.place.page(&under(period.number, ""), &[]));
    let above = vec![seen.up(), Link::new("Periods", seen.place.page("periods", &[])), sheet];
    Ok(seen.page_in_colours(&format!("What changed: {}", period.title), above, &page::comparison(&view)))
}
