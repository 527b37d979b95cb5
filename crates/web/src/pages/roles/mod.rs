//! `GET /roles`: the roles of the authority; `GET /roles/new` asks for one more, `POST /roles` adds it.

pub mod duties;
pub mod form;
mod page;
pub mod people;
#[cfg(test)]
pub mod tests;
mod view;

pub use page::words as words_fields;
pub use view::codes;

use axum::extract::{Query, RawForm};
use axum::response::Response;
use goldthread_people::{Refusal, RoleId};
use maud::Markup;
use serde::Deserialize;

use self::form::{NewRole, Words};
use crate::app::App;
use crate::components::Link;
use crate::components::layout::{self, Part};
use crate::components::notice::Mistake;
use crate::components::once::Once;
use crate::form::Sent;
use crate::pages::role::change::{self, Change};
use crate::problem::Problem;
use crate::words;

/// The list.
pub async fn show(app: App) -> Result<Markup, Problem> {
    app.clone()
        .aside(move || {
            let view = view::Roles::of(&app, words::today(app.now()));
            layout::page(&app.frame("Roles", Part::People, Vec::new()), &page::roles(&view))
        })
        .await
}

/// What a link to the form may say of the role.
#[derive(Debug, Default, Deserialize)]
pub struct Suggested {
    #[serde(default)]
    title: String,
    #[serde(default)]
    code: String,
}

/// The form.
pub async fn new(app: App, Query(suggested): Query<Suggested>) -> Markup {
    let words = Words { title: suggested.title, codes: suggested.code, ..Words::default() };
    let since = words::today(app.now()).to_string();
    form_page(&app, &NewRole { words, since, ..NewRole::default() }, &[])
}

/// Adds a role.
pub async fn create(app: App, RawForm(body): RawForm) -> Result<Response, Problem> {
    let sent = Sent::of(&body);
    let (typed, once) = (NewRole::of(&sent), Once::of(&sent));
    let role: RoleId = once.id();
    let again = |found: &[Mistake]| form_page(&app, &typed, found);
    match typed.parse(role) {
        Ok(commands) => {
            let change = Change { commands, once, to: format!("/roles/{role}"), done: "role-added" };
            change::make(&app, change, |refusal| field_of(&typed, refusal), again).await
        }
        Err(found) => Ok(change::refused(again(&found))),
    }
}

fn field_of(typed: &NewRole, refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::CodeTaken { code, .. } => typed.words.field_of(code),
        Refusal::NoSuchPerson | Refusal::HasLeft { .. } => "holder",
        _ => "title",
    }
}

fn form_page(app: &App, typed: &NewRole, found: &[Mistake]) -> Markup {
    let title = if found.is_empty() { "Add a role" } else { "Error: Add a role" };
    let people = people::picks(app.directory(), words::today(app.now()));
    let frame = app.frame(title, Part::People, vec![Link::new("Roles", "/roles")]);
    layout::page(&frame, &page::new(typed, &people, found))
}
