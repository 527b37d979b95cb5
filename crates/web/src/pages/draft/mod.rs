//! `GET /drafts/{draft}`: what was read, beside the document, for a person to look through, change and confirm.
//!
//! `POST /drafts/{draft}/confirmation` keeps it as a plan, `POST /drafts/{draft}/removal` lets go of it. The doubts, columns
//! and fields under it are in files of their own.

pub mod columns;
pub mod doubts;
pub mod edit;
mod fields;
mod late;
mod page;
mod row;
#[cfg(test)]
mod tests;
mod view;

use std::collections::BTreeMap;

use axum::extract::{Path, Query, RawForm};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use goldthread_plan::PlanId;
use maud::Markup;
use uuid::Uuid;

use self::late::{Late, Typed};
use self::view::Shown;
use crate::app::App;
use crate::components::layout::{self, Part};
use crate::components::name;
use crate::components::notice::Mistake;
use crate::drafts::{Found, Missed, Waiting};
use crate::form::Sent;
use crate::keep::keep;
use crate::place::Place;
use crate::problem::Problem;
use crate::shown::Picked;

const CHANGED: &str = "The draft was changed after this page was loaded, here or in another tab, and was not kept. This is how it is \
                       now: look through it, then confirm it again";

/// The draft, or the plan that it has become.
pub async fn show(
    app: App,
    Path(id): Path<String>,
    Query(asked): Query<BTreeMap<String, String>>,
) -> Result<Response, Problem> {
    let asked = |name: &str| asked.get(name).map(String::as_str);
    let page = asked("page").and_then(|page| page.parse().ok()).unwrap_or(1);
    let shown = Shown { picked: Picked::of(asked("mark"), asked("words")), page };
    match find(&app, &id)? {
        Found::Waiting(waiting) => {
            let page = aside(&app, move |app| draft_page(app, &waiting, shown, "", &[])).await?;
            Ok(page.into_response())
        }
        Found::Confirmed(plan) => Ok(to_plan(plan)),
    }
}

/// Keeps the draft as a plan, as the person has seen it: where it was changed since, they look again.
pub async fn confirm(app: App, Path(id): Path<String>, RawForm(sent): RawForm) -> Result<Response, Problem> {
    let waiting = match find(&app, &id)? {
        Found::Waiting(waiting) => waiting,
        Found::Confirmed(plan) => return Ok(to_plan(plan)),
    };
    let by = match name::by(&app, &Sent::of(&sent)) {
        Ok(by) => by,
        Err((typed, mistake)) => return again(&app, waiting, StatusCode::BAD_REQUEST, typed, mistake).await,
    };
    let (seen, typed) = (Sent::of(&sent).value("seen").parse().ok(), by.as_str().to_owned());
    match keep(&app, waiting.id, seen, by).await? {
        Ok(plan) => Ok(to_plan(plan)),
        Err(Missed::Changed) => match find(&app, &id)? {
            Found::Waiting(now) => {
                let mistake = Mistake { field: "draft", words: CHANGED.to_owned() };
                again(&app, now, StatusCode::CONFLICT, typed, mistake).await
            }
            Found::Confirmed(plan) => Ok(to_plan(plan)),
        },
        Err(missed) => Ok(late::answer(&app, &id, Late::Draft(missed), &Typed::new())),
    }
}

/// The draft as it is now, with what was typed, and why it was not kept.
async fn again(
    app: &App,
    waiting: Waiting,
    status: StatusCode,
    typed: String,
    mistake: Mistake,
) -> Result<Response, Problem> {
    let page = aside(app, move |app| draft_page(app, &waiting, Shown::default(), &typed, &[mistake])).await?;
    Ok((status, page).into_response())
}

/// Lets go of the draft.
pub async fn remove(app: App, Path(id): Path<String>) -> Result<Response, Problem> {
    match find(&app, &id)? {
        Found::Waiting(waiting) => match app.drafts().remove(waiting.id) {
            Ok(()) => Ok(Redirect::to("/documents/new").into_response()),
            Err(missed) => Ok(late::answer(&app, &id, Late::Draft(missed), &Typed::new())),
        },
        Found::Confirmed(_) => Ok(late::answer(&app, &id, Late::Draft(Missed::Confirmed), &Typed::new())),
    }
}

/// The draft, while it waits.
pub fn waiting(app: &App, id: &str) -> Result<Waiting, Problem> {
    match find(app, id)? {
        Found::Waiting(waiting) => Ok(waiting),
        Found::Confirmed(_) => Err(Problem::conflict(
            "The draft was confirmed meanwhile.",
            "Load its page again: it leads to the plan.",
        )),
    }
}

/// The id of a draft that is held.
fn held(app: &App, id: &str) -> Result<Uuid, Missed> {
    let id: Uuid = id.parse().map_err(|_| Missed::Gone)?;
    seen(app, id).map(|_| id).ok_or(Missed::Gone)
}

/// What became of a draft that whoever asks may see; of one that they may not, nothing is said.
fn seen(app: &App, id: Uuid) -> Option<Found> {
    let whose = app.drafts().whose(id)?;
    if whose.is_for(app) { app.drafts().get(id, app.now()) } else { None }
}

/// Makes what takes long away from other pages: a draft may have tens of thousands of rows.
async fn aside<T: Send + 'static>(
    app: &App,
    make: impl FnOnce(&App) -> T + Send + 'static,
) -> Result<T, Problem> {
    let own = app.clone();
    app.aside(move || make(&own)).await
}

pub(super) fn find(app: &App, id: &str) -> Result<Found, Problem> {
    let id: Option<Uuid> = id.parse().ok();
    id.and_then(|id| seen(app, id)).ok_or_else(|| {
        Problem::not_found(
            "This draft is no longer held.",
            "Drafts are held for eight hours, as long as there is room, and until Goldthread is started again. Read the \
             document once more.",
        )
    })
}

fn draft_page(app: &App, waiting: &Waiting, shown: Shown, typed: &str, mistakes: &[Mistake]) -> Markup {
    let view = view::DraftPage::of(app, waiting, shown, typed);
    let title = if mistakes.is_empty() {
        "Is this what the document says?"
    } else {
        "Error: Is this what the document says?"
    };
    layout::page(&app.frame(title, Part::Upload, Vec::new()), &page::draft(&view, mistakes))
}

fn to_plan(plan: PlanId) -> Response {
    Redirect::to(&Place::new(plan, None).plan()).into_response()
}
