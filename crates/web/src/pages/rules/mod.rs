//! `GET /rules`: every rule, by what it is about.

mod page;
#[cfg(test)]
mod tests;
mod view;

use maud::Markup;

use crate::app::App;
use crate::components::layout::{self, Part};

/// The list of rules.
pub async fn show(app: App) -> Markup {
    layout::page(&app.frame("Rules", Part::Rules, Vec::new()), &page::rules(&view::Rules::now()))
}
