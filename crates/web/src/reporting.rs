//! Somebody reports on a plan: its periods, its ratings, how it is rated. Who they are, and how it is kept.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use goldthread_plan::periods::{Period, PeriodNumber};
use goldthread_plan::work::{Doer, PersonRef};
use goldthread_plan::{Event, Plan};
use jiff::civil::Date;
use maud::Markup;

use crate::components::Link;
use crate::components::name::{self, Who};
use crate::components::notice::Mistake;
use crate::components::once::Once;
use crate::doing;
use crate::form::Sent;
use crate::problem::Problem;
use crate::seen::Seen;
use crate::store::{At, Changed, Snapshot, day_of};
use crate::words;

/// A plan that somebody reports on, as it is now.
pub struct Reporting {
    /// The plan and what every page shares.
    pub seen: Seen,
}

/// What came of it.
pub enum Kept<R> {
    /// It is kept, now or when the same form came before.
    Done(&'static str),
    /// Nobody says who does it.
    Unsigned(Mistake),
    /// The plan refuses it.
    Refused(R),
}

impl<S: Send + Sync> FromRequestParts<S> for Reporting {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let seen = Seen::from_request_parts(parts, state).await?;
        if seen.shot.at().is_some() {
            return Err(Problem::input(
                "What has been cannot be changed: the address names a moment that has passed.",
                "Go to the plan as it is now, and change it there.",
            ));
        }
        Ok(Self { seen })
    }
}

impl Reporting {
    /// Who does it, for the plan to decide by.
    pub fn doer(&self) -> Doer {
        let person = self.seen.app.visitor().person().map(|person| PersonRef(person.id.uuid()));
        Doer { person, leads: false, on: words::today(self.seen.app.now()) }
    }

    /// Who does it, to be shown by a form.
    pub fn who(&self, typed: &str) -> Who {
        Who::of(&self.seen.app, typed)
    }

    /// The plan as it is by now, when others may have changed it since the form came.
    pub fn fresh(&self) -> Result<Snapshot, Problem> {
        self.seen.app.plan(self.seen.shot.id(), None)
    }

    /// The page of a form under the plan.
    pub fn page(&self, title: &str, is_wrong: bool, above: Vec<Link>, content: &Markup) -> Markup {
        let title = if is_wrong { format!("Error: {title}") } else { title.to_owned() };
        self.seen.page_in_colours(&title, above, content)
    }

    /// Has the plan decide and keeps what it decides; `done` is the word for it.
    ///
    /// # Errors
    /// [`Problem`] where it could not be kept.
    pub async fn keep<R: std::error::Error + Send + 'static>(
        &self,
        sent: &Sent,
        done: &'static str,
        decide: impl Fn(&Plan) -> Result<Vec<Event>, R> + Send + 'static,
    ) -> Result<Kept<R>, Problem> {
        let app = &self.seen.app;
        let by = match name::by(app, sent) {
            Ok(by) => by,
            Err((_, mistake)) => return Ok(Kept::Unsigned(mistake)),
        };
        Ok(match doing::put(app, self.seen.shot.id(), by, Once::of(sent), decide).await? {
            Ok(Changed::Done(_) | Changed::Nothing) => Kept::Done(done),
            Ok(Changed::AlreadyDone(_)) => Kept::Done(doing::AGAIN),
            Err(refusal) => Kept::Refused(refusal),
        })
    }

    /// Leads to a page of the plan, which says what was done.
    pub fn to(&self, page: &str, done: &str) -> Response {
        Redirect::to(&self.seen.place.page(page, &[("done", done)])).into_response()
    }
}

/// The period that the address names.
pub fn period_of(seen: &Seen) -> Result<&Period, Problem> {
    let number = seen.named("period").map(PeriodNumber);
    number.and_then(|number| seen.plan().period(number)).ok_or_else(|| Problem::nothing_called("period"))
}

/// The address of a period under its plan, up to what stands under that.
pub fn under(number: PeriodNumber, rest: &str) -> String {
    format!("periods/{number}{rest}")
}

/// The day that a page under a plan speaks of.
pub fn day_shown(seen: &Seen) -> Date {
    match seen.shot.at() {
        None => words::today(seen.app.now()),
        Some(At::Day(day)) => day,
        Some(At::Entry(_)) => day_of(seen.shot.last().at),
    }
}

/// The days of a period: `1 to 31 December 2026`, or both written out.
pub fn days(period: &Period) -> String {
    let (from, to) = (period.from, period.to);
    if (from.year(), from.month()) == (to.year(), to.month()) {
        format!("{} to {}", from.day(), words::day(to))
    } else {
        format!("{} to {}", words::day(from), words::day(to))
    }
}
