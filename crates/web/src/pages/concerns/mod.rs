//! `GET /plans/{plan}/concerns`: what stands in the way, and whether somebody has answered.

mod page;
mod view;

use maud::Markup;

use crate::seen::Seen;

/// The list.
pub async fn show(seen: Seen) -> Markup {
    let view = view::Concerns::of(&seen);
    seen.page("Concerns", vec![seen.up()], &page::concerns(&view))
}
