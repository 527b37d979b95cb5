//! `GET /plans/{plan}/actions`: the actions, those that are asked for.

mod page;
#[cfg(test)]
mod tests;
mod view;

pub use view::{Choice, is_led_by, lead_choices, page_address};

use maud::Markup;

use crate::seen::Seen;

/// The list of actions.
pub async fn show(seen: Seen) -> Markup {
    let view = view::Actions::of(&seen);
    seen.page("Actions", vec![seen.up()], &page::actions(&view))
}
