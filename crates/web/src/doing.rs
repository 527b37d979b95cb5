//! Somebody does something on a plan: which action, who they are, and how it is kept.
//!
//! A page under an action takes a [`Doing`]. It reads what its form sent, makes a command, and [`Doing::work`] has the plan decide,
//! keeps what it decides and leads to the page that shows it; or gives the refusal back, for the form to be shown again.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use goldthread_duties::people_of;
use goldthread_ledger::{AppendError, By, Moment};
use goldthread_people::Permission;
use goldthread_plan::work::{Doer, PersonRef, WorkCommand, WorkField, WorkRefusal};
use goldthread_plan::{Action, ActionNumber, Event, Plan, PlanId};
use maud::Markup;

use crate::app::App;
use crate::components::Link;
use crate::components::name::{self, Who};
use crate::components::notice::Mistake;
use crate::components::once::Once;
use crate::form::Sent;
use crate::pages::leads;
use crate::problem::Problem;
use crate::seen::Seen;
use crate::store::{Changed, PlanChangeError, Signed, change_plan};
use crate::{speak, words};

/// The word for a form that was sent a second time.
pub const AGAIN: &str = "sent-twice";

/// An action that somebody does something on, as it is now.
pub struct Doing {
    /// The plan and what every page shares.
    pub seen: Seen,
    number: ActionNumber,
}

impl<S: Send + Sync> FromRequestParts<S> for Doing {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let seen = Seen::from_request_parts(parts, state).await?;
        if seen.shot.at().is_some() {
            return Err(has_been());
        }
        let number = seen.action()?.number();
        Ok(Self { seen, number })
    }
}

impl Doing {
    /// The action.
    ///
    /// # Panics
    /// Never: it was there when the address was read, and the snapshot does not change.
    pub fn action(&self) -> &Action {
        self.seen.plan().action(self.number).expect("the address names an action of the snapshot")
    }

    /// The same action as it is by now.
    ///
    /// # Errors
    /// [`Problem`] where it is no longer there.
    pub fn anew(&self) -> Result<Self, Problem> {
        let seen = self.seen.anew()?;
        seen.action()?;
        Ok(Self { seen, number: self.number })
    }

    /// Whether whoever looks may do something with the action.
    pub fn may(&self, permission: Permission) -> bool {
        self.seen.app.may(permission, leads::thing(self.seen.shot.id(), self.action()))
    }

    /// Its number.
    pub fn number(&self) -> ActionNumber {
        self.number
    }

    /// Who does it, to be shown by a form.
    pub fn who(&self, typed: &str) -> Who {
        Who::of(&self.seen.app, typed)
    }

    /// The address of the action, or of what stands under it.
    pub fn address(&self, under: &str) -> String {
        format!("{}{under}", self.seen.place.now().action(self.number))
    }

    /// The page of a form under the action.
    pub fn page(&self, title: &str, is_wrong: bool, content: &Markup) -> Markup {
        let title = if is_wrong { format!("Error: {title}") } else { title.to_owned() };
        let action = Link::new(speak::action_name(self.action()), self.address(""));
        self.seen.page(&title, vec![self.seen.up(), action], content)
    }

    /// Who does it, for the plan to decide by.
    pub fn doer(&self) -> Doer {
        doer(&self.seen.app, self.seen.plan(), self.action())
    }

    /// Has the plan decide and keeps what it decides. Then it leads to the action, which says that it was `done`; refused, `again`
    /// shows the form with what is wrong.
    ///
    /// # Errors
    /// [`Problem`] where it could not be kept.
    pub async fn work(
        &self,
        command: WorkCommand,
        sent: &Sent,
        done: &'static str,
        field_of: impl Fn(WorkField) -> &'static str,
        again: impl FnOnce(&[Mistake]) -> Markup,
    ) -> Result<Response, Problem> {
        let doer = self.doer();
        let decide = move |plan: &Plan| plan.work(command.clone(), &doer);
        let field = |refusal: &WorkRefusal| field_of(refusal.field().unwrap_or(WorkField::Words));
        self.change(decide, sent, &format!("{}?done=", self.address("")), done, field, again).await
    }

    /// The same for anything that the plan decides; `to` is the address of the page that shows it, up to the word for what was done.
    ///
    /// # Errors
    /// [`Problem`] where it could not be kept.
    pub async fn change<R: std::error::Error + Send + 'static>(
        &self,
        decide: impl Fn(&Plan) -> Result<Vec<Event>, R> + Send + 'static,
        sent: &Sent,
        to: &str,
        done: &'static str,
        field_of: impl Fn(&R) -> &'static str,
        again: impl FnOnce(&[Mistake]) -> Markup,
    ) -> Result<Response, Problem> {
        let app = &self.seen.app;
        let by = match name::by(app, sent) {
            Ok(by) => by,
            Err((_, mistake)) => return Ok(refused(again(&[mistake]))),
        };
        match put(app, self.seen.shot.id(), by, Once::of(sent), decide).await? {
            Ok(Changed::Done(_) | Changed::Nothing) => {
                Ok(Redirect::to(&format!("{to}{done}")).into_response())
            }
            Ok(Changed::AlreadyDone(_)) => Ok(Redirect::to(&format!("{to}{AGAIN}")).into_response()),
            Err(refusal) => Ok(refused(again(&[Mistake::at(field_of(&refusal), &refusal)]))),
        }
    }
}

/// Something was to be changed as it stood at an earlier moment.
pub fn has_been() -> Problem {
    Problem::input(
        "What has been cannot be changed: the address names a moment that has passed.",
        "Go to the plan as it is now, and change it there.",
    )
}

/// A form that is shown again.
pub fn refused(page: Markup) -> Response {
    (StatusCode::BAD_REQUEST, page).into_response()
}

/// Who does something with an action, for the plan to decide by: who they are, and whether they lead it today.
pub fn doer(app: &App, plan: &Plan, action: &Action) -> Doer {
    let on = words::today(app.now());
    let Some(person) = app.visitor().person() else { return Doer { person: None, leads: false, on } };
    let directory = app.directory();
    let leads = people_of(&directory.leads_on(on), plan, action).contains(&person.id);
    Doer { person: Some(PersonRef(person.id.uuid())), leads, on }
}

/// Keeps what a plan decides, whole or not at all, one after the other. Once it has begun it goes on to its end, whether or not
/// somebody still waits for the answer.
///
/// # Errors
/// [`Problem`] where it could not be kept; inside, what the plan says where it refuses.
pub async fn put<R: std::error::Error + Send + 'static>(
    app: &App,
    plan: PlanId,
    by: By,
    once: Once,
    decide: impl Fn(&Plan) -> Result<Vec<Event>, R> + Send + 'static,
) -> Result<Result<Changed, R>, Problem> {
    let app = app.clone();
    let whole = async move {
        let _turn = app.house().turn().await;
        let kept = app.shelf().plan(plan).cloned().ok_or_else(|| Problem::nothing_called("plan"))?;
        let signed = Signed { by, at: Moment::from(app.now()), once: Some(once.entry()) };
        let (ledger, authority) = (Arc::clone(app.ledger()), app.authority().clone());
        let work = move || change_plan(ledger.as_ref(), &authority, kept, &signed, decide);
        match app.aside(work).await? {
            Ok(changed) => {
                app.catch_up().await.map_err(Problem::after_keeping)?;
                Ok(Ok(changed))
            }
            Err(PlanChangeError::Refused(refusal)) => Ok(Err(refusal)),
            Err(PlanChangeError::Busy) => Err(Problem::busy()),
            Err(PlanChangeError::NotKept(AppendError::AlreadyKept { .. })) => Err(Problem::conflict(
                "The form carries the mark of another one.",
                "Open it again from its page, and send it anew.",
            )),
            Err(PlanChangeError::NotKept(fault)) => Err(Problem::fault(fault)),
            Err(PlanChangeError::Store(fault)) => Err(Problem::fault(fault)),
            Err(PlanChangeError::Body(fault)) => Err(Problem::fault(fault)),
        }
    };
    tokio::spawn(whole).await.map_err(Problem::while_keeping)?
}
