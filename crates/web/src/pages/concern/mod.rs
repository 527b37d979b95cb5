//! `GET /plans/{plan}/concerns/{concern}`: what stands in the way, and what is done about it; `.../concerns/new` under an action or a
//! section asks what does, `POST .../concerns` raises it; `.../answers` answers it and `.../closing` closes it.

pub mod answer;
pub mod close;
mod page;
pub mod raise;
#[cfg(test)]
mod tests;
mod view;

use maud::Markup;

use crate::matter;
use crate::problem::Problem;
use crate::seen::Seen;

/// The page of a concern.
pub async fn show(seen: Seen) -> Result<Markup, Problem> {
    let concern = matter::concern_of(&seen)?;
    let view = view::ConcernPage::of(&seen, concern);
    Ok(seen.page(&view.title, matter::above(&seen, concern.about), &page::concern(&view)))
}
