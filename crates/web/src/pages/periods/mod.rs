//! `GET /plans/{plan}/periods`: the periods that are reported on; `GET` and `POST /plans/{plan}/periods/new` open the next one.

mod new;
mod page;
#[cfg(test)]
mod tests;
mod view;

use maud::Markup;

pub use new::{ask, open};
pub use view::axis_word;

use crate::seen::Seen;

/// The periods.
pub async fn show(seen: Seen) -> Markup {
    let view = view::PeriodsPage::of(&seen);
    seen.page("Periods", vec![seen.up()], &page::periods(&view))
}
