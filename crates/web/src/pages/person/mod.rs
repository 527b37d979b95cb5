//! `GET /people/{person}`: who they are, what they hold, may do and answer for; and the forms under it, each a noun of its own.

mod ask;
mod entrusted;
pub mod entry;
mod history;
pub mod leaving;
pub mod link;
pub mod login;
pub mod name;
mod open;
mod page;
pub mod rights;
pub mod second_factor;
pub mod shares;
pub mod signing_out;
#[cfg(test)]
mod tests;
mod view;
mod whom;

use axum::extract::Query;
use maud::Markup;
use serde::Deserialize;

use self::view::{PersonPage, Signing};
use self::whom::Whom;
use crate::components::layout::{self, Part};
use crate::components::notice;
use crate::pages::people;
use crate::problem::Problem;

/// Which part of a long history is asked for.
#[derive(Debug, Default, Deserialize)]
pub struct Paged {
    page: Option<String>,
}

impl Paged {
    /// The page, from 1.
    pub fn number(&self) -> usize {
        self.page.as_deref().and_then(|page| page.parse().ok()).unwrap_or(1)
    }
}

/// The page of a person.
pub async fn show(
    whom: Whom,
    Query(done): Query<notice::Asked>,
    Query(paged): Query<Paged>,
) -> Result<Markup, Problem> {
    let signing = if people::rights::manages(&whom.app) { Some(Signing::of(&whom).await?) } else { None };
    whom.app
        .clone()
        .aside(move || {
            let view = PersonPage::of(&whom, signing, paged.number());
            let frame = whom.app.frame(&view.name, Part::People, people::above());
            layout::page(&frame, &page::person(&view, done.done()))
        })
        .await
}
