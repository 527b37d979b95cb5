//! `GET /roles/{role}`: a role, who holds it from when to when, what it answers for; and the forms under it.

pub mod appoint;
mod appointed;
mod asked;
pub mod change;
pub mod end;
pub mod hand_over;
mod history;
pub mod open;
mod page;
#[cfg(test)]
mod tests;
mod view;
pub mod words;

pub use history::sentence;

use axum::extract::Query;
use maud::Markup;

use self::asked::Asked;
use crate::app::App;
use crate::components::Link;
use crate::components::layout::{self, Part};
use crate::components::notice;
use crate::problem::Problem;

/// The page of a role.
pub async fn show(asked: Asked, Query(address): Query<notice::Asked>) -> Result<Markup, Problem> {
    let app: App = asked.app.clone();
    app.aside(move || {
        let view = view::RolePage::of(&asked);
        let frame = asked.app.frame(&view.title, Part::People, vec![Link::new("Roles", "/roles")]);
        layout::page(&frame, &page::role(&view, address.done()))
    })
    .await
}
