//! `GET /escalations`: what is on the ladder in all plans, by rung and age.

mod page;
#[cfg(test)]
mod tests;
mod view;

pub use view::waiting;

use axum::extract::Query;
use maud::Markup;
use serde::Deserialize;

use crate::app::App;
use crate::components::layout::{self, Part};

/// Which part of the list is asked for.
#[derive(Debug, Default, Deserialize)]
pub struct Listed {
    with: Option<String>,
    page: Option<usize>,
}

/// The list.
pub async fn show(app: App, Query(listed): Query<Listed>) -> Markup {
    let with = listed.with.unwrap_or_default();
    let view = view::Matters::of(&app, with.trim(), listed.page.unwrap_or(1));
    layout::page(&app.frame("On the ladder", Part::Plans, Vec::new()), &page::matters(&view))
}
