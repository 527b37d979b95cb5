//! `GET /`: what whoever asks owes, and what needs attention, plan by plan.

mod own;
mod page;
#[cfg(test)]
mod tests;
mod view;

use maud::Markup;

use crate::app::App;
use crate::components::layout::{self, Part};
use crate::pages::views;
use crate::problem::Problem;

/// The home page.
pub async fn show(app: App) -> Result<Markup, Problem> {
    let view = view::Home::of(&app, views::saved(&app).await?);
    Ok(layout::page(&app.frame(view.title, Part::Home, Vec::new()), &page::home(&view)))
}
