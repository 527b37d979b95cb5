//! Puts an update right. What it said before stays in the history.

use axum::extract::RawForm;
use axum::response::Response;
use goldthread_plan::work::{Update, UpdateNumber, WorkCommand, WorkField};
use maud::{Markup, html};

use super::fields::{Told, field_of, text_fields};
use crate::components::area::Area;
use crate::components::ask::{Ends, Form, form};
use crate::components::notice::Mistake;
use crate::doing::{self, Doing};
use crate::form::Sent;
use crate::problem::Problem;

const TITLE: &str = "Put an update right";

/// The update that the address names.
fn update_of(doing: &Doing) -> Result<&Update, Problem> {
    let number = doing.seen.named("update").map(UpdateNumber);
    let mut updates = doing.action().work().updates().iter().map(AsRef::as_ref);
    let update = updates.find(|update: &&Update| Some(update.number) == number);
    update.ok_or_else(|| Problem::nothing_called("update"))
}

/// The form, with what the update says.
pub async fn show(doing: Doing) -> Result<Markup, Problem> {
    let update = update_of(&doing)?;
    Ok(page(&doing, update, &Told::as_posted(update), &[]))
}

/// Keeps what it says now.
pub async fn correct(doing: Doing, RawForm(body): RawForm) -> Result<Response, Problem> {
    let sent = Sent::of(&body);
    let (update, told) = (update_of(&doing)?, Told::of(&sent));
    let again = |found: &[Mistake]| page(&doing, update, &told, found);
    let status = match told.status(doing.seen.plan(), update.status.as_ref()) {
        Ok(status) => status,
        Err(mistake) => return Ok(doing::refused(again(&[mistake]))),
    };
    let lacks_reason = status.as_ref().is_some_and(|status| status.reason.trim().is_empty());
    let command = WorkCommand::CorrectUpdate {
        action: doing.number(),
        update: update.number,
        text: told.text.clone(),
        status,
        why: told.why.clone(),
    };
    let field = move |field: WorkField| field_of(field, lacks_reason);
    doing.work(command, &sent, "update-corrected", field, again).await
}

fn page(doing: &Doing, update: &Update, told: &Told, found: &[Mistake]) -> Markup {
    let before = html! {
        p class="govuk-body" { "What it said before stays in the history, beside what you say now." }
    };
    let fields = html! {
        (text_fields(doing.seen.plan(), told, found))
        (Area::new("why", "What was wrong", 2).hint("In a few words, for whoever read it before.").typed(&told.why).show(found))
        (doing.who(&told.by).field(found, "It stands beside the correction."))
    };
    let shown = Form {
        title: TITLE,
        about: doing.action().fields().text.text(),
        before,
        fields,
        action: doing.address(&format!("/updates/{}", update.number)),
        button: "Put it right",
        ends: Ends::Nothing,
        back: doing.address(""),
    };
    doing.page(TITLE, !found.is_empty(), &form(&shown, found))
}
