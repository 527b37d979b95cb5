//! `GET /people/record`: who looked at what is sensitive, who signed in, and who was refused; a page of one of them at a time, the newest
//! first.

mod accounts;
mod looks;
mod page;
mod refusals;
#[cfg(test)]
mod tests;

use axum::extract::Query;
use maud::Markup;
use serde::Deserialize;

use crate::app::App;
use crate::components::layout::{self, Part};
use crate::pages::people;
use crate::problem::Problem;

/// As many lines stand on a page.
const LINES_A_PAGE: usize = 50;

/// What is asked for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(rename = "of")]
    list: Option<String>,
    page: Option<String>,
}

/// Which of the lists is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum List {
    /// Who looked at what.
    Looks,
    /// Who signed in, and what else happened to accounts.
    SignIns,
    /// Who asked for what they have no right to.
    Refusals,
}

/// A page of a list.
pub struct PageOf<L> {
    /// The lines.
    pub lines: Vec<L>,
    /// Which page it is, from 1.
    pub page: usize,
    /// Whether there are older lines.
    pub older: bool,
}

impl Asked {
    fn list(&self) -> List {
        match self.list.as_deref() {
            Some("sign-ins") => List::SignIns,
            Some("refusals") => List::Refusals,
            _ => List::Looks,
        }
    }

    /// The page, from 1.
    fn page(&self) -> usize {
        self.page.as_deref().and_then(|page| page.parse().ok()).unwrap_or(1).clamp(1, 10_000)
    }
}

/// The page.
pub async fn show(app: App, Query(asked): Query<Asked>) -> Result<Markup, Problem> {
    app.clone()
        .aside(move || {
            let content = match asked.list() {
                List::Looks => page::looks(&looks::read(&app, asked.page()).map_err(Problem::fault)?),
                List::Refusals => {
                    page::refusals(&refusals::read(&app, asked.page()).map_err(Problem::fault)?)
                }
                List::SignIns => page::sign_ins(&accounts::read(&app, asked.page())?),
            };
            Ok(layout::page(
                &app.frame("Who signed in, and who looked at what", Part::People, people::above()),
                &content,
            ))
        })
        .await?
}
