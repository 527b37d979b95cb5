//! `GET /roles/{role}/hand-over` shows what is open and asks to whom it goes, `POST` hands the role over.

mod form;
mod page;
#[cfg(test)]
mod tests;
mod view;

use axum::extract::RawForm;
use axum::response::Response;
use maud::Markup;

use self::form::{Typed, field_of};
use self::view::{HandOverPage, moved};
use super::asked::Asked;
use super::change::{self, Change};
use crate::components::ask::{Ends, Form, form};
use crate::components::notice::Mistake;
use crate::components::once::Once;
use crate::form::Sent;
use crate::problem::Problem;

const TITLE: &str = "Hand the role over";

/// The form, under what is open.
pub async fn ask(asked: Asked) -> Result<Markup, Problem> {
    let app = asked.app.clone();
    app.aside(move || form_page(&asked, &HandOverPage::first(&asked), &[])).await
}

/// Hands the role over, with all that is open at that moment.
pub async fn hand_over(asked: Asked, RawForm(body): RawForm) -> Result<Response, Problem> {
    let sent = Sent::of(&body);
    let (typed, once) = (Typed::of(&sent), Once::of(&sent));
    let again = |found: &[Mistake]| form_page(&asked, &typed, found);
    let asked_for = match typed.parse() {
        Ok(asked_for) => asked_for,
        Err(found) => return Ok(change::refused(again(&found))),
    };
    // Somebody may have kept a plan since this page was asked for.
    asked.app.catch_up().await.map_err(Problem::fault)?;
    let open = {
        let asked = asked.clone();
        asked.app.clone().aside(move || moved(&asked)).await?
    };
    let commands = vec![asked_for.of(asked.role.id, open)];
    let change = Change { commands, once, to: asked.address(""), done: "handed-over" };
    change::make(&asked.app, change, field_of, again).await
}

fn form_page(asked: &Asked, typed: &Typed, found: &[Mistake]) -> Markup {
    let view = HandOverPage::of(asked);
    let shown = Form {
        title: TITLE,
        about: asked.role.title().as_str(),
        before: page::before(&view),
        fields: page::fields(&view, typed, found),
        action: asked.address("/hand-over"),
        button: "Hand it over",
        ends: Ends::Nothing,
        back: asked.address(""),
    };
    asked.page(TITLE, !found.is_empty(), &form(&shown, found))
}
