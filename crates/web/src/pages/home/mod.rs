//! `GET /`: what whoever asks owes, and what needs attention, plan by plan.

mod own;
mod page;
#[cfg(test)]
mod tests;
mod view;

use maud::Markup;

use crate::app::App;
use crate::components::layout::{self, Part};

/// The home page.
pub async fn show(app: App) -> Markup {
    let view = view::Home::of(&app);
    layout::page(&app.frame(view.title, Part::Home, Vec::new()), &page::home(&view))
}
