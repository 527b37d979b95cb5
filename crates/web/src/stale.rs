//! A form that changes what is there carries what it was shown with: where that is otherwise by now nothing is changed, and the page
//! shows both, with all that was typed.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use goldthread_plan::work::{WorkCommand, WorkField, WorkRefusal};
use goldthread_plan::{Action, Plan};
use maud::Markup;
use thiserror::Error;

use crate::components::name;
use crate::components::notice::Mistake;
use crate::components::once::Once;
use crate::doing::{AGAIN, Doing, put, refused};
use crate::form::Sent;
use crate::problem::Problem;
use crate::store::Changed;

/// What a form was shown with, as it carries it.
pub const FIELD: &str = "shown";

/// Why a form is shown again.
#[derive(Debug, Clone, Copy)]
pub enum Again<'a> {
    /// What it would change has changed meanwhile.
    Stale,
    /// Something is wrong in it.
    Wrong(&'a [Mistake]),
}

#[derive(Debug, Error)]
enum Refused {
    #[error("it has changed meanwhile")]
    Stale,
    #[error(transparent)]
    Work(#[from] WorkRefusal),
}

impl Doing {
    /// Has the plan decide and keeps what it decides, as [`Doing::work`] does, where what the action is now, by `now`, is what the form
    /// was shown with.
    ///
    /// # Errors
    /// [`Problem`] where it could not be kept.
    pub async fn work_as_shown(
        &self,
        command: WorkCommand,
        sent: &Sent,
        done: &'static str,
        now: fn(&Plan, &Action) -> String,
        field_of: impl Fn(WorkField) -> &'static str,
        again: impl FnOnce(&Self, Again<'_>) -> Markup,
    ) -> Result<Response, Problem> {
        let by = match name::by(&self.seen.app, sent) {
            Ok(by) => by,
            Err((_, mistake)) => return Ok(refused(again(self, Again::Wrong(&[mistake])))),
        };
        let (number, doer) = (self.number(), self.doer());
        let shown = sent.sent(FIELD).map(str::to_owned);
        let decide = move |plan: &Plan| {
            let is_other = |action: &Action| shown.as_ref().is_some_and(|shown| *shown != now(plan, action));
            if plan.action(number).is_some_and(is_other) {
                return Err(Refused::Stale);
            }
            Ok(plan.work(command.clone(), &doer)?)
        };
        let to = format!("{}?done=", self.address(""));
        match put(&self.seen.app, self.seen.shot.id(), by, Once::of(sent), decide).await? {
            Ok(Changed::Done(_) | Changed::Nothing) => {
                Ok(Redirect::to(&format!("{to}{done}")).into_response())
            }
            Ok(Changed::AlreadyDone(_)) => Ok(Redirect::to(&format!("{to}{AGAIN}")).into_response()),
            Err(Refused::Stale) => {
                Ok((StatusCode::CONFLICT, again(&self.anew()?, Again::Stale)).into_response())
            }
            Err(Refused::Work(refusal)) => {
                let field = field_of(refusal.field().unwrap_or(WorkField::Words));
                Ok(refused(again(self, Again::Wrong(&[Mistake::at(field, &refusal)]))))
            }
        }
    }
}
