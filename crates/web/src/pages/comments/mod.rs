//! `GET /plans/{plan}/actions/{action}/comments` and `.../sections/{section}/comments`: what people say beside them; `POST` says
//! something.

mod page;
#[cfg(test)]
mod tests;
mod view;

use axum::extract::RawForm;
use axum::response::{IntoResponse, Redirect, Response};
use goldthread_people::{Permission, PersonId, Thing};
use goldthread_plan::Plan;
use goldthread_plan::work::{Doer, PersonRef, Topic, UpdateNumber, WorkCommand};
use maud::Markup;

pub use self::view::counted;
use self::view::{Comments, Written};
use crate::components::mention;
use crate::components::name;
use crate::components::notice::Mistake;
use crate::components::once::Once;
use crate::doing::{self, AGAIN};
use crate::form::Sent;
use crate::pages::leads;
use crate::problem::Problem;
use crate::seen::Seen;
use crate::store::Changed;
use crate::words;

/// Beside what comments are read and made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Beside {
    topic: Topic,
    thing: Thing,
}

/// The comments beside an action.
pub async fn of_action(seen: Seen) -> Result<Markup, Problem> {
    let beside = beside_action(&seen)?;
    Ok(page::page(&seen, &Comments::of(&seen, beside, &Written::default()), &[]))
}

/// The comments beside a section.
pub async fn of_section(seen: Seen) -> Result<Markup, Problem> {
    let beside = beside_section(&seen)?;
    Ok(page::page(&seen, &Comments::of(&seen, beside, &Written::default()), &[]))
}

/// Says something beside an action.
pub async fn on_action(seen: Seen, RawForm(body): RawForm) -> Result<Response, Problem> {
    let beside = beside_action(&seen)?;
    say(seen, beside, &body).await
}

/// Says something beside a section.
pub async fn on_section(seen: Seen, RawForm(body): RawForm) -> Result<Response, Problem> {
    let beside = beside_section(&seen)?;
    say(seen, beside, &body).await
}

fn beside_action(seen: &Seen) -> Result<Beside, Problem> {
    let action = seen.action()?;
    let about = seen.asked("update").and_then(|number| number.parse().ok()).map(UpdateNumber);
    let topic = about.map_or(Topic::Action(action.number()), |update| Topic::Update(action.number(), update));
    Ok(Beside { topic, thing: leads::thing(seen.shot.id(), action) })
}

fn beside_section(seen: &Seen) -> Result<Beside, Problem> {
    let number = seen.section()?.number();
    Ok(Beside { topic: Topic::Section(number), thing: Thing::Section(seen.shot.id().uuid(), number.0) })
}

/// Whether something can be said: not to what has been.
fn may_say(seen: &Seen, beside: Beside) -> bool {
    seen.shot.at().is_none() && seen.app.may(Permission::Comment, beside.thing)
}

async fn say(seen: Seen, beside: Beside, body: &[u8]) -> Result<Response, Problem> {
    if seen.shot.at().is_some() {
        return Err(doing::has_been());
    }
    let sent = Sent::of(body);
    let written = Written {
        text: sent.value("text").to_owned(),
        mentions: mention::sent(&sent),
        by: sent.value("by").to_owned(),
    };
    let again =
        |found: &[Mistake]| doing::refused(page::page(&seen, &Comments::of(&seen, beside, &written), found));
    let by = match name::by(&seen.app, &sent) {
        Ok(by) => by,
        Err((_, mistake)) => return Ok(again(&[mistake])),
    };
    let command = WorkCommand::Comment {
        topic: beside.topic,
        text: written.text.clone(),
        mentions: mention::refs(&written.mentions),
    };
    let person = seen.app.visitor().person().map(|person| PersonRef(PersonId::uuid(person.id)));
    let doer = Doer { person, leads: false, on: words::today(seen.app.now()) };
    let decide = move |plan: &Plan| plan.work(command.clone(), &doer);
    let to =
        |done: &str| Redirect::to(&format!("{}?done={done}", view::address(&seen, beside))).into_response();
    match doing::put(&seen.app, seen.shot.id(), by, Once::of(&sent), decide).await? {
        Ok(Changed::Done(_) | Changed::Nothing) => Ok(to("comment")),
        Ok(Changed::AlreadyDone(_)) => Ok(to(AGAIN)),
        Err(refusal) => Ok(again(&[Mistake::at("text", &refusal)])),
    }
}
