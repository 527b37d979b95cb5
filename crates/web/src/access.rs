//! Who may use which route: asked here, once, for every request, by what the table of routes says.

use std::sync::Arc;

use axum::RequestExt;
use axum::extract::{RawPathParams, Request};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use goldthread_accounts::Look;
use goldthread_people::{Permission, Thing};
use goldthread_plan::{ActionNumber, PlanId, SectionNumber};
use jiff::SignedDuration;
use uuid::Uuid;

use crate::app::App;
use crate::pages::account::second_factor;
use crate::pages::sign_in::proof;
use crate::pages::{authorities, sign_in};
use crate::problem::Problem;
use crate::routes::{self, Route};
use crate::visitor::Visitor;

/// Under which word it is recorded that somebody asked for what they have no right to.
pub const REFUSED: &str = "refused";

/// How long it counts that somebody has shown who they are, for what decides who gets in and who may do what.
const LATELY: SignedDuration = SignedDuration::from_mins(15);

/// What it takes to use a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum May {
    /// Nothing: the way in, and what tells whether the server is well.
    Anyone,
    /// To have signed in, however far: the way out, and the rest of the way in.
    Session,
    /// To have signed in with all that the account asks for.
    SignedIn,
    /// To be somebody of the authority.
    Person,
    /// To be allowed it over something; the page shows what that is.
    Somewhere(Permission),
    /// To be allowed it over the whole authority.
    Everywhere(Permission),
    /// To be allowed it over the plan, section or action that the address names.
    There(Permission),
    /// To be allowed either over what the address names.
    ThereEither(Permission, Permission),
}

/// Lets a request pass that the table lets pass.
pub async fn check(app: App, mut request: Request, next: Next) -> Response {
    let Some(route) = routes::of(&request) else { return next.run(request).await };
    let parameters = request.extract_parts::<RawPathParams>().await.ok();
    let draft = parameters.as_ref().and_then(draft_of);
    let thing = parameters.map_or(Thing::Authority, |parameters| thing_of(&app, &parameters));
    if !is_allowed(&app, route.may, thing) {
        return refused(&app, route, request).await;
    }
    if route.lately && !has_shown_lately(&app) {
        return proof::ask(&app, request).await;
    }
    let response = next.run(request).await;
    if let Some(kind) = route.look.filter(|_| response.status().is_success())
        && let Err(problem) = record(&app, kind, draft.unwrap_or_else(|| written(thing))).await
    {
        return problem.into_response();
    }
    response
}

/// The draft that the address names, as it is recorded.
fn draft_of(parameters: &RawPathParams) -> Option<String> {
    parameters.iter().find(|(name, _)| *name == "draft").map(|(_, draft)| format!("draft {draft}"))
}

/// What the address is about.
fn thing_of(app: &App, parameters: &RawPathParams) -> Thing {
    let named = |name: &str| parameters.iter().find(|(own, _)| *own == name).map(|(_, value)| value);
    let Some(plan) = named("plan").and_then(|plan| plan.parse::<PlanId>().ok()) else {
        return Thing::Authority;
    };
    let number = |name: &str| named(name).and_then(|number| number.parse::<u32>().ok());
    match (number("section"), number("action")) {
        (Some(section), _) => Thing::Section(plan.uuid(), section),
        (None, Some(action)) => Thing::Action {
            plan: plan.uuid(),
            action,
            section: section_of(app, plan, ActionNumber(action)).map(|number| number.0),
        },
        (None, None) => Thing::Plan(plan.uuid()),
    }
}

fn section_of(app: &App, plan: PlanId, action: ActionNumber) -> Option<SectionNumber> {
    let shelf = app.shelf();
    Some(shelf.plan(plan)?.plan().action(action)?.section())
}

/// Whether a route may be used.
fn is_allowed(app: &App, may: May, thing: Thing) -> bool {
    match may {
        May::Anyone => true,
        May::Session => app.visitor().session().is_some(),
        May::SignedIn => app.visitor().signed_in().is_some(),
        May::Person => app.visitor().person().is_some(),
        May::Somewhere(permission) => app.may(permission, Thing::Anything),
        May::Everywhere(permission) => app.may(permission, Thing::Authority),
        May::There(permission) => app.may(permission, thing),
        May::ThereEither(one, other) => app.may(one, thing) || app.may(other, thing),
    }
}

/// Whether whoever asks has shown lately who they are.
fn has_shown_lately(app: &App) -> bool {
    app.visitor().session().is_some_and(|session| app.now().duration_since(session.shown) < LATELY)
}

/// Whoever has not signed in is led to where they can, and what they wrote comes with them; whoever may not is told whom to ask.
async fn refused(app: &App, route: &Route, request: Request) -> Response {
    match app.visitor() {
        Visitor::Nobody if request.method().is_safe() => sign_in::lead_to(request.uri()),
        Visitor::Nobody => sign_in::keep_work(app, request).await,
        Visitor::Waiting(_) => Redirect::to("/sign-in/code").into_response(),
        Visitor::Undecided(_) if request.method().is_safe() => Redirect::to("/authorities").into_response(),
        Visitor::Undecided(_) => authorities::keep_work(app, request).await,
        Visitor::Owner => Problem::no_people_yet().into_response(),
        Visitor::Unready(_) => second_factor::keep_work(app, request).await,
        Visitor::Person(_) => {
            let asked = format!("{} {}", request.method(), route.path);
            match record(app, REFUSED, asked).await {
                Ok(()) => Problem::not_for_you(&app.administrators()).into_response(),
                Err(problem) => problem.into_response(),
            }
        }
    }
}

/// Records that a person looked at what is sensitive, or was refused.
pub async fn record(app: &App, kind: &str, thing: String) -> Result<(), Problem> {
    let Some(person) = app.visitor().person() else { return Ok(()) };
    let look = Look {
        account: person.session.account,
        authority: app.authority().to_string(),
        kind: kind.to_owned(),
        thing,
    };
    let (accounts, now) = (Arc::clone(app.deployment().accounts()), app.now());
    app.aside(move || accounts.look(look, now)).await?.map_err(Problem::fault)
}

/// A thing as it is recorded.
pub fn written(thing: Thing) -> String {
    let plan = |plan: Uuid| format!("plan {plan}");
    match thing {
        Thing::Authority | Thing::Anything => String::new(),
        Thing::Plan(id) => plan(id),
        Thing::Section(id, section) => format!("{} section {section}", plan(id)),
        Thing::Action { plan: id, action, .. } => format!("{} action {action}", plan(id)),
    }
}

#[cfg(test)]
mod tests;
