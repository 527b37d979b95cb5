//! `GET /plans`: every plan that is kept.

mod page;
#[cfg(test)]
mod tests;
mod view;

use maud::Markup;

use crate::app::App;
use crate::components::layout::{self, Part};

/// The list of plans.
pub async fn show(app: App) -> Markup {
    let view = view::Plans::of(&app);
    layout::page(&app.frame("Plans", Part::Plans, Vec::new()), &page::plans(&view))
}
