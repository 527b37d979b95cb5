//! `GET /leads`: the leads of plans that stand for nobody yet, or for several; `POST` says which role one is, `POST
//! /leads/removal` takes that back.

mod form;
mod page;
mod resolve;
#[cfg(test)]
mod tests;
mod view;

pub use resolve::{day_shown, held, named, of_action, seen_by, thing};
pub use view::{count_to_work_through, place_of};

use axum::extract::{Query, RawForm};
use axum::response::Response;
use maud::Markup;
use serde::Deserialize;

use self::form::Said;
use crate::app::App;
use crate::components::Link;
use crate::components::layout::{self, Part};
use crate::components::notice::{self, Mistake};
use crate::components::once::Once;
use crate::form::Sent;
use crate::pages::role::change::{self, Change};
use crate::problem::Problem;
use crate::words;

const NO_ROLE: &str = "Choose the role that is meant";

/// Which part of the list is asked for.
#[derive(Debug, Default, Deserialize)]
pub struct Listed {
    page: Option<usize>,
}

/// The list.
pub async fn show(
    app: App,
    Query(listed): Query<Listed>,
    Query(address): Query<notice::Asked>,
) -> Result<Markup, Problem> {
    app.clone()
        .aside(move || {
            let view = view::Leads::of(&app, listed.page.unwrap_or(1), words::today(app.now()));
            let frame = app.frame("Leads in plans", Part::People, Vec::new());
            layout::page(&frame, &page::leads(&view, address.done()))
        })
        .await
}

/// Says which role a lead is.
pub async fn resolve_one(app: App, RawForm(body): RawForm) -> Result<Response, Problem> {
    let sent = Sent::of(&body);
    let said = Said::of(&sent)?;
    let again = |found: &[Mistake]| form_page(&app, &said, found);
    let Some(command) = said.resolve() else {
        let mistake = Mistake { field: "role", words: NO_ROLE.to_owned() };
        return Ok(change::refused(again(&[mistake])));
    };
    let (commands, once) = (vec![command], Once::of(&sent));
    let change = Change { commands, once, to: "/leads".to_owned(), done: "lead" };
    change::make(&app, change, |_| "role", again).await
}

/// Takes back which role a lead is.
pub async fn take_back(app: App, RawForm(body): RawForm) -> Result<Response, Problem> {
    let sent = Sent::of(&body);
    let said = Said::of(&sent)?;
    let again = |found: &[Mistake]| form_page(&app, &said, found);
    let (commands, once) = (vec![said.clone().take_back()], Once::of(&sent));
    let change = Change { commands, once, to: "/leads".to_owned(), done: "lead-taken-back" };
    change::make(&app, change, |_| "role", again).await
}

fn form_page(app: &App, said: &Said, found: &[Mistake]) -> Markup {
    let roles = view::role_picks(app.directory(), words::today(app.now()));
    let frame = app.frame("Error: Leads in plans", Part::People, vec![Link::new("Leads in plans", "/leads")]);
    let chosen = said.role.map(|role| role.to_string()).unwrap_or_default();
    layout::page(&frame, &page::one(said.words.as_str(), &roles, &chosen, found))
}
