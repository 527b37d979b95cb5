//! `GET /plans/{plan}/escalations`: what is on the ladder, by rung, and what was settled.

mod page;
mod view;

pub use view::summary;

use maud::Markup;

use crate::seen::Seen;

/// The list.
pub async fn show(seen: Seen) -> Markup {
    let view = view::Escalations::of(&seen);
    seen.page("Escalations", vec![seen.up()], &page::escalations(&view))
}
