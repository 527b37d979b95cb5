//! `GET /plans/{plan}/actions/{action}/updates/new` asks what was done, `POST .../updates` posts it; `GET` and `POST
//! .../updates/{update}` put one right.

mod correct;
mod fields;
#[cfg(test)]
mod tests;

use axum::extract::RawForm;
use axum::response::Response;
use goldthread_plan::work::{WorkCommand, WorkField};
use maud::{Markup, html};

pub use self::correct::{correct, show as show_one};
use self::fields::{Told, field_of, text_fields};
use crate::components::ask::{Ends, Form, form};
use crate::components::mention::{self, mentions};
use crate::components::notice::Mistake;
use crate::doing::{self, Doing};
use crate::form::Sent;
use crate::problem::Problem;

const TITLE: &str = "Post an update";

/// The form.
pub async fn new(doing: Doing) -> Markup {
    page(&doing, &Told::default(), &[])
}

/// Posts what it says.
pub async fn post(doing: Doing, RawForm(body): RawForm) -> Result<Response, Problem> {
    let sent = Sent::of(&body);
    let told = Told::of(&sent);
    let again = |found: &[Mistake]| page(&doing, &told, found);
    let status = match told.status(doing.seen.plan(), None) {
        Ok(status) => status,
        Err(mistake) => return Ok(doing::refused(again(&[mistake]))),
    };
    let command = WorkCommand::PostUpdate {
        action: doing.number(),
        text: told.text.clone(),
        status,
        mentions: mention::refs(&told.mentions),
    };
    let has_status = !told.status.is_empty();
    let field = move |field: WorkField| field_of(field, has_status);
    doing.work(command, &sent, "update", field, again).await
}

fn page(doing: &Doing, told: &Told, found: &[Mistake]) -> Markup {
    let before = html! {
        p class="govuk-body" { "Say what you can; leave the rest empty. What you post stands in the history for ever, so name no child." }
    };
    let fields = html! {
        (text_fields(doing.seen.plan(), told, found))
        (mentions(&doing.seen.app, "Who should see this update", &told.mentions))
        (doing.who(&told.by).field(found, "It stands beside the update."))
    };
    let shown = Form {
        title: TITLE,
        about: doing.action().fields().text.text(),
        before,
        fields,
        action: doing.address("/updates"),
        button: "Post it",
        ends: Ends::Nothing,
        back: doing.address(""),
    };
    doing.page(TITLE, !found.is_empty(), &form(&shown, found))
}
