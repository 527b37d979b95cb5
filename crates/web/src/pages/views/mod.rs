//! Lists that people want to see again: `GET /views/new?of=` asks for a name, `POST /views` saves one, `POST /views/{view}/removal`
//! forgets one. Only lists of ours are saved, as what was understood of their address.

#[cfg(test)]
mod tests;

use std::sync::Arc;

use axum::extract::{Path, RawForm};
use axum::http::Uri;
use axum::response::{IntoResponse, Redirect, Response};
use goldthread_accounts::{SaveViewError, ViewId, ViewName};
use goldthread_people::{Permission, Thing};
use goldthread_plan::PlanId;
use maud::{Markup, html};

use crate::app::App;
use crate::components::Link;
use crate::components::field::{Field, Kind};
use crate::components::layout::{self, Part};
use crate::components::notice::{Mistake, mistakes};
use crate::doing::refused;
use crate::form::Sent;
use crate::listing::{Asked, Of};
use crate::place::Place;
use crate::problem::Problem;

/// Asks what a view is to be called.
pub async fn new(app: App, uri: Uri) -> Result<Markup, Problem> {
    let sent = Sent::of(uri.query().unwrap_or_default().as_bytes());
    let address = understood(&app, sent.value("of"))?;
    Ok(page(&app, &address, "", &[]))
}

/// Saves a view.
pub async fn save(app: App, RawForm(body): RawForm) -> Result<Response, Problem> {
    let sent = Sent::of(&body);
    let address = understood(&app, sent.value("of"))?;
    let again = |words: &dyn std::error::Error| {
        Ok(refused(page(&app, &address, sent.value("name"), &[Mistake::at("name", words)])))
    };
    let name: ViewName = match sent.value("name").parse() {
        Ok(name) => name,
        Err(mistake) => return again(&mistake),
    };
    let (accounts, account) = (Arc::clone(app.deployment().accounts()), app.person()?.session.account);
    let (authority, of) = (app.authority().to_string(), address.clone());
    match app.aside(move || accounts.save_view(account, &authority, name, of)).await? {
        Ok(()) => Ok(Redirect::to("/actions?done=view-saved").into_response()),
        Err(SaveViewError::Fault(fault)) => Err(Problem::fault(fault)),
        Err(full) => again(&full),
    }
}

/// Forgets a view.
pub async fn forget(app: App, Path(view): Path<String>) -> Result<Redirect, Problem> {
    let view: ViewId = view.parse().map_err(|_| Problem::nothing_called("saved view"))?;
    let (accounts, account) = (Arc::clone(app.deployment().accounts()), app.person()?.session.account);
    app.aside(move || accounts.forget_view(account, view)).await?.map_err(Problem::fault)?;
    Ok(Redirect::to("/actions?done=view-forgotten"))
}

/// The views of whoever asks, each with where it is forgotten; none for whoever has not signed in.
pub async fn saved(app: &App) -> Result<Vec<(Link, String)>, Problem> {
    let Ok(person) = app.person() else { return Ok(Vec::new()) };
    let (accounts, account) = (Arc::clone(app.deployment().accounts()), person.session.account);
    let authority = app.authority().to_string();
    let views = app.aside(move || accounts.views(account, &authority)).await?.map_err(Problem::fault)?;
    let link = |view: goldthread_accounts::SavedView| {
        (Link::new(view.name.to_string(), view.address), format!("/views/{}/removal", view.id))
    };
    Ok(views.into_iter().map(link).collect())
}

/// The address of a list of ours, as it was understood: nothing else is ever kept.
fn understood(app: &App, address: &str) -> Result<String, Problem> {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let of = match path {
        "/actions" => Some(Of::All),
        _ => plan_of(path)
            .filter(|plan| app.may(Permission::SeePlan, Thing::Plan(plan.uuid())))
            .map(|plan| Of::Plan(Place::new(plan, None))),
    };
    let of = of.ok_or_else(|| {
        Problem::input(
            "That is no list that can be saved.",
            "Go to a list of actions, and choose to save it there.",
        )
    })?;
    let sent = Sent::of(query.as_bytes());
    Ok(of.address("actions", &Asked::of(|name| sent.sent(name))))
}

fn plan_of(path: &str) -> Option<PlanId> {
    path.strip_prefix("/plans/")?.strip_suffix("/actions")?.parse().ok()
}

fn page(app: &App, address: &str, typed: &str, found: &[Mistake]) -> Markup {
    let title = if found.is_empty() { "Save this view" } else { "Error: Save this view" };
    let name = Field::new("name", "What do you want to call it?", Kind::Words);
    let content = html! {
        (mistakes(found))
        h1 class="govuk-heading-l" { "Save this view" }
        p class="govuk-body" { "It stands on your home page and above the actions of all plans. Only you see it. Where you have one of that name, it shows this list from now on." }
        form method="post" action="/views" novalidate {
            input type="hidden" name="of" value=(address);
            (name.typed(typed).hint("60 characters at most").show(found))
            div class="govuk-button-group" {
                button class="govuk-button" data-module="govuk-button" { "Save the view" }
                a class="govuk-link" href=(address) { "Back to the list" }
            }
        }
    };
    layout::page(
        &app.frame(title, Part::Actions, vec![Link::new("Actions of all plans", "/actions")]),
        &content,
    )
}
