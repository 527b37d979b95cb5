//! `GET /drafts/{draft}`: what was read, beside the document, for a person to look through, change and confirm.
//!
//! `POST /drafts/{draft}/confirmation` keeps it as a plan, `POST /drafts/{draft}/removal` lets go of it. The doubts, columns
//! and fields under it are in files of their own.

pub mod columns;
pub mod doubts;
pub mod edit;
mod form;
mod page;
#[cfg(test)]
mod tests;
mod view;

use std::collections::BTreeMap;

use axum::extract::{Path, Query, RawForm, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use goldthread_plan::PlanId;
use maud::Markup;
use uuid::Uuid;

use self::view::Shown;
use crate::app::App;
use crate::components::layout::{self, Part};
use crate::components::notice::Mistake;
use crate::drafts::{Found, Waiting};
use crate::keep::keep;
use crate::place::Place;
use crate::problem::Problem;
use crate::shown::Picked;

/// The draft, or the plan that it has become.
pub async fn show(
    State(app): State<App>,
    Path(id): Path<String>,
    Query(asked): Query<BTreeMap<String, String>>,
) -> Result<Response, Problem> {
    let asked = |name: &str| asked.get(name).map(String::as_str);
    let page = asked("page").and_then(|page| page.parse().ok()).unwrap_or(1);
    let shown = Shown { picked: Picked::of(asked("mark"), asked("words")), page };
    match find(&app, &id)? {
        Found::Waiting(waiting) => Ok(draft_page(&app, &waiting, shown, "", &[]).into_response()),
        Found::Confirmed(plan) => Ok(to_plan(plan)),
    }
}

/// Keeps the draft as a plan.
pub async fn confirm(
    State(app): State<App>,
    Path(id): Path<String>,
    RawForm(sent): RawForm,
) -> Result<Response, Problem> {
    let waiting = match find(&app, &id)? {
        Found::Waiting(waiting) => waiting,
        Found::Confirmed(plan) => return Ok(to_plan(plan)),
    };
    let by = match form::by(&sent) {
        Ok(by) => by,
        Err((typed, mistake)) => {
            let page = draft_page(&app, &waiting, Shown::default(), &typed, &[mistake]);
            return Ok((StatusCode::BAD_REQUEST, page).into_response());
        }
    };
    keep(&app, waiting, by).await.map(to_plan)
}

/// Lets go of the draft.
pub async fn remove(State(app): State<App>, Path(id): Path<String>) -> Result<Redirect, Problem> {
    if let Found::Waiting(waiting) = find(&app, &id)? {
        app.drafts().remove(waiting.id);
    }
    Ok(Redirect::to("/documents/new"))
}

/// The draft, while it waits.
fn waiting(app: &App, id: &str) -> Result<Waiting, Problem> {
    match find(app, id)? {
        Found::Waiting(waiting) => Ok(waiting),
        Found::Confirmed(_) => Err(Problem::conflict(
            "The draft was confirmed meanwhile.",
            "Load its page again: it leads to the plan.",
        )),
    }
}

fn find(app: &App, id: &str) -> Result<Found, Problem> {
    let id: Option<Uuid> = id.parse().ok();
    id.and_then(|id| app.drafts().get(id, app.now())).ok_or_else(|| {
        Problem::not_found(
            "This draft is no longer held.",
            "Drafts are held for eight hours, and until Goldthread is started again. Read the document once more.",
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
