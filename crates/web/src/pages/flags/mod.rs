//! `GET /plans/{plan}/flags`: what a sharp scrutiny officer would ask.

mod page;
#[cfg(test)]
mod tests;
mod view;

pub use view::{level_words, rule_title};

use maud::Markup;

use crate::seen::Seen;

/// The flags of a plan.
pub async fn show(seen: Seen) -> Markup {
    let view = view::Flags::of(&seen);
    seen.page("Flags", vec![seen.up()], &page::flags(&view))
}
