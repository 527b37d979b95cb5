//! Somebody does something with the evidence of a plan: which plan, what they may do with it, and how it is kept.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use goldthread_people::Permission;
use goldthread_plan::evidence::{Evidence, EvidenceCommand, EvidenceField, EvidenceNumber, EvidenceRefusal};
use goldthread_plan::work::{Doer, PersonRef};
use goldthread_plan::{Action, ActionNumber, Plan};
use maud::Markup;

use crate::components::Link;
use crate::components::name::{self, Who};
use crate::components::notice::Mistake;
use crate::components::once::Once;
use crate::doing::{AGAIN, put, refused};
use crate::form::Sent;
use crate::pages::leads;
use crate::problem::Problem;
use crate::seen::Seen;
use crate::store::Changed;
use crate::words;

/// A plan with whose evidence somebody does something, as it is now.
pub struct Proving {
    /// The plan and what every page shares.
    pub seen: Seen,
}

impl<S: Send + Sync> FromRequestParts<S> for Proving {
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

/// The piece of evidence that an address names.
pub fn piece_of(seen: &Seen) -> Result<&Evidence, Problem> {
    let number = seen.named("evidence").map(EvidenceNumber);
    let piece = number.and_then(|number| seen.plan().evidence_of_number(number));
    piece.ok_or_else(|| Problem::nothing_called("piece of evidence"))
}

impl Proving {
    /// Who does it, to be shown by a form.
    pub fn who(&self, typed: &str) -> Who {
        Who::of(&self.seen.app, typed)
    }

    /// Whether whoever asks may tell of progress on an action: evidence is added to it and taken from it by nobody else.
    pub fn may_tell(&self, action: &Action) -> bool {
        self.seen.app.may(Permission::TellProgress, leads::thing(self.seen.shot.id(), action))
    }

    /// The same by the number of the action; an action that is not there is nobody's.
    pub fn may_tell_of(&self, number: ActionNumber) -> bool {
        self.seen.plan().action(number).is_some_and(|action| self.may_tell(action))
    }

    /// The page of a form.
    pub fn page(&self, title: &str, above: Option<Link>, is_wrong: bool, content: &Markup) -> Markup {
        let title = if is_wrong { format!("Error: {title}") } else { title.to_owned() };
        self.seen.page(&title, std::iter::once(self.seen.up()).chain(above).collect(), content)
    }

    /// Who does it, for the plan to decide by.
    pub fn doer(&self) -> Doer {
        let app = &self.seen.app;
        let person = app.visitor().person().map(|person| PersonRef(person.id.uuid()));
        Doer { person, leads: false, on: words::today(app.now()) }
    }

    /// Has the plan decide and keeps what it decides. Then it leads to a page, which says that it was `done`; refused, `again` shows the
    /// form with what is wrong, beside the field `whole` where that is of no field.
    ///
    /// # Errors
    /// [`Problem`] where it could not be kept.
    pub async fn change(
        &self,
        command: EvidenceCommand,
        sent: &Sent,
        (to, done): (&str, &'static str),
        whole: &'static str,
        again: impl FnOnce(&[Mistake]) -> Markup,
    ) -> Result<Response, Problem> {
        let app = &self.seen.app;
        let by = match name::by(app, sent) {
            Ok(by) => by,
            Err((_, mistake)) => return Ok(refused(again(&[mistake]))),
        };
        let doer = self.doer();
        let decide = move |plan: &Plan| plan.bear_out(command.clone(), &doer);
        let led = |done| Redirect::to(&format!("{to}?done={done}")).into_response();
        match put(app, self.seen.shot.id(), by, Once::of(sent), decide).await? {
            Ok(Changed::Done(_) | Changed::Nothing) => Ok(led(done)),
            Ok(Changed::AlreadyDone(_)) => Ok(led(AGAIN)),
            Err(refusal) => Ok(refused(again(&[mistake(&refusal, whole)]))),
        }
    }
}

/// What the plan refuses, beside its field.
pub fn mistake(refusal: &EvidenceRefusal, whole: &'static str) -> Mistake {
    let field = match refusal.field() {
        Some(EvidenceField::Title) => "title",
        Some(EvidenceField::Url) => "url",
        Some(EvidenceField::ValidUntil) => "valid-until",
        Some(EvidenceField::Dated) => "dated",
        Some(EvidenceField::Serves) => "action",
        Some(EvidenceField::Why) => "why",
        None => whole,
    };
    Mistake::at(field, refusal)
}
