//! `GET /people`: who is there, and who was; `GET /people/new` asks for one more, `POST /people` adds them.

mod add;
pub mod elsewhere;
mod form;
pub mod handed;
mod page;
pub mod rights;
pub mod signs_in;
#[cfg(test)]
pub mod tests;
mod view;

pub use self::form::{login as login_typed, name as name_typed};

use axum::extract::{Query, RawForm};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::Markup;

use self::add::{Added, NotAdded};
use self::form::Typed;
use self::handed::{Handed, SiteAddress};
use crate::app::App;
use crate::components::Link;
use crate::components::layout::{self, Part};
use crate::components::notice::{Asked, Mistake};
use crate::components::once::Once;
use crate::form::Sent;
use crate::problem::Problem;

/// The list.
pub async fn show(app: App, Query(asked): Query<Asked>) -> Result<Markup, Problem> {
    app.clone()
        .aside(move || {
            let view = view::People::of(&app).map_err(Problem::fault)?;
            let frame = app.frame("People", Part::People, Vec::new());
            Ok(layout::page(&frame, &page::people(&view, asked.done())))
        })
        .await?
}

/// The form.
pub async fn new(app: App) -> Markup {
    form_page(&app, &Typed::default(), &[])
}

/// Adds somebody, and shows the link by which they set their password: here, and never again.
pub async fn create(app: App, site: SiteAddress, RawForm(body): RawForm) -> Result<Response, Problem> {
    let sent = Sent::of(&body);
    let typed = Typed::of(&sent);
    let again = |found: &[Mistake]| (StatusCode::BAD_REQUEST, form_page(&app, &typed, found)).into_response();
    let new = match typed.parse() {
        Ok(new) => new,
        Err(found) => return Ok(again(&found)),
    };
    let (name, login) = (new.name.to_string(), new.login.to_string());
    match add::add(&app, new, Once::of(&sent)).await {
        Ok(Added::New { person, link }) => {
            let title = format!("{name} is added");
            let handed = Handed { title, name, login, person, link };
            Ok(handed.shown(&app, &site))
        }
        Ok(Added::Before) => Ok(Redirect::to("/people?done=sent-twice").into_response()),
        Err(NotAdded::Mistake(mistake)) => Ok(again(&[mistake])),
        Err(NotAdded::Problem(problem)) => Err(problem),
    }
}

/// The way up from what stands under the list.
pub fn above() -> Vec<Link> {
    vec![Link::new("People", "/people")]
}

fn form_page(app: &App, typed: &Typed, found: &[Mistake]) -> Markup {
    let title = if found.is_empty() { "Add a person" } else { "Error: Add a person" };
    layout::page(&app.frame(title, Part::People, above()), &page::new(typed, found))
}
