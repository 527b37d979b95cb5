//! `GET /drafts/{draft}/versions/{plan}`: what a document changes in a plan that is kept; `POST` takes what was chosen of it.

mod page;
#[cfg(test)]
mod tests;
mod view;

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::extract::{Path, RawForm};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use goldthread_ledger::By;
use goldthread_plan::PlanId;
use goldthread_shelf::{Kept, Version};
use maud::Markup;

use crate::app::App;
use crate::components::layout::{self, Part};
use crate::components::name::{self, Who};
use crate::components::notice::Mistake;
use crate::drafts::{Found, Missed, Waiting};
use crate::form::Sent;
use crate::keep::{NotTaken, take_version};
use crate::pages::draft::find;
use crate::place::Place;
use crate::problem::Problem;

const CHANGED: &str = "The draft or the plan was changed after this page was loaded, and nothing was taken. These are the differences \
                       as they are now: choose again";

/// The differences.
pub async fn show(app: App, Path(named): Path<(String, String)>) -> Result<Response, Problem> {
    let kept = kept(&app, &named.1)?;
    match find(&app, &named.0)? {
        Found::Waiting(waiting) => shown(&app, waiting, kept, Answer::default()).await,
        Found::Confirmed(plan) => Ok(to_plan(plan)),
    }
}

/// Takes what was chosen.
pub async fn take(
    app: App,
    Path(named): Path<(String, String)>,
    RawForm(sent): RawForm,
) -> Result<Response, Problem> {
    let kept = kept(&app, &named.1)?;
    let waiting = match find(&app, &named.0)? {
        Found::Waiting(waiting) => waiting,
        Found::Confirmed(plan) => return Ok(to_plan(plan)),
    };
    let form = Sent::of(&sent);
    let chosen: BTreeSet<String> = form.all("take").map(str::to_owned).collect();
    let by: By = match name::by(&app, &form) {
        Ok(by) => by,
        Err((typed, mistake)) => {
            let answer = Answer {
                status: StatusCode::BAD_REQUEST,
                typed,
                chosen: Some(chosen),
                mistake: Some(mistake),
            };
            return shown(&app, waiting, kept, answer).await;
        }
    };
    let (plan, typed) = (kept.id(), by.as_str().to_owned());
    let seen = form.value("seen").parse().ok();
    // Differences are chosen from the plan as it was shown.
    let as_shown = form.value("stands").parse() == Ok(kept.history().len());
    let taken = if as_shown {
        take_version(&app, waiting.id, seen, kept, chosen, by).await?
    } else {
        Err(NotTaken::Changed)
    };
    match taken {
        Ok(()) | Err(NotTaken::Missed(Missed::Confirmed)) => Ok(to_plan(plan)),
        Err(NotTaken::Changed | NotTaken::Missed(Missed::Changed)) => {
            let mistake = Some(Mistake { field: "differences", words: CHANGED.to_owned() });
            let answer = Answer { status: StatusCode::CONFLICT, typed, chosen: None, mistake };
            match find(&app, &named.0)? {
                Found::Waiting(waiting) => shown(&app, waiting, self::kept(&app, &named.1)?, answer).await,
                Found::Confirmed(plan) => Ok(to_plan(plan)),
            }
        }
        Err(NotTaken::Missed(Missed::BeingKept)) => Err(Problem::conflict(
            "This draft is being kept at this very moment.",
            "Wait a second and load the page of the draft again: it leads to the plan.",
        )),
        Err(NotTaken::Missed(Missed::Gone)) => find(&app, &named.0).map(|_| to_plan(plan)),
    }
}

/// What the page answers to.
struct Answer {
    status: StatusCode,
    typed: String,
    chosen: Option<BTreeSet<String>>,
    mistake: Option<Mistake>,
}

impl Default for Answer {
    fn default() -> Self {
        Self { status: StatusCode::OK, typed: String::new(), chosen: None, mistake: None }
    }
}

async fn shown(app: &App, waiting: Waiting, kept: Arc<Kept>, answer: Answer) -> Result<Response, Problem> {
    let (status, own) = (answer.status, app.clone());
    let page = app.aside(move || version_page(&own, &waiting, kept, answer)).await??;
    Ok((status, page).into_response())
}

fn version_page(app: &App, waiting: &Waiting, kept: Arc<Kept>, answer: Answer) -> Result<Markup, Problem> {
    let draft = waiting.reviewed().draft;
    let version = Version::of(app.ledger().as_ref(), app.authority(), kept, draft);
    let version = version.map_err(Problem::fault)?;
    let who = Who::of(app, &answer.typed);
    let view = view::VersionPage::of(waiting, &version, answer.chosen.as_ref(), who);
    let title = if answer.mistake.is_some() { "Error: What does it change?" } else { "What does it change?" };
    let mistakes: Vec<Mistake> = answer.mistake.into_iter().collect();
    Ok(layout::page(&app.frame(title, Part::Upload, Vec::new()), &page::version(&view, &mistakes)))
}

fn kept(app: &App, named: &str) -> Result<Arc<Kept>, Problem> {
    let plan: Option<PlanId> = named.parse().ok();
    let shelf = app.shelf();
    plan.and_then(|plan| shelf.plan(plan)).map(Arc::clone).ok_or_else(|| Problem::nothing_called("plan"))
}

fn to_plan(plan: PlanId) -> Response {
    Redirect::to(&Place::new(plan, None).page("history", &[])).into_response()
}
