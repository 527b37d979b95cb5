//! `GET /ladder`: who is asked next where nobody answers, and whether that happens by itself; `POST` sets it.

mod fields;
mod page;
#[cfg(test)]
mod tests;
mod view;

use std::sync::Arc;

use axum::extract::{Query, RawForm};
use axum::response::{IntoResponse, Redirect, Response};
use goldthread_ledger::{AppendError, Moment};
use maud::Markup;

use self::fields::Typed;
use crate::app::App;
use crate::components::Link;
use crate::components::layout::{self, Part};
use crate::components::name;
use crate::components::notice::{Asked, Mistake};
use crate::components::once::Once;
use crate::form::Sent;
use crate::problem::Problem;
use crate::store::{Change, Changed, KnownLadder, LadderChangeError, set_ladder};
use crate::{doing, ladder};

const TITLE: &str = "The ladder";

/// The ladder.
pub async fn show(app: App, address: Query<Asked>) -> Result<Markup, Problem> {
    let kept = ladder::kept(&app).await?;
    let typed = Typed::as_kept(&kept);
    page(&app, &kept, &typed, &[], address.done()).await
}

/// Sets it.
pub async fn set(app: App, RawForm(body): RawForm) -> Result<Response, Problem> {
    let sent = Sent::of(&body);
    let (typed, kept) = (Typed::of(&sent), ladder::kept(&app).await?);
    let by = name::by(&app, &sent).map_err(|(_, mistake)| mistake);
    let found: Vec<Mistake> = match (typed.command(), by) {
        (Ok(command), Ok(by)) => {
            let at = Moment::from(app.now());
            let once = Once::of(&sent).entry();
            let change = Change { commands: vec![command], by, at, once: Some(once) };
            match put(&app, change).await? {
                Ok(Changed::AlreadyDone(_)) => return Ok(to("sent-twice")),
                Ok(Changed::Done(_) | Changed::Nothing) => return Ok(to("ladder")),
                Err(mistake) => vec![mistake],
            }
        }
        (command, by) => command.err().into_iter().chain(by.err()).collect(),
    };
    Ok(doing::refused(page(&app, &kept, &typed, &found, None).await?))
}

fn to(done: &str) -> Response {
    Redirect::to(&format!("/ladder?done={done}")).into_response()
}

async fn put(
    app: &App,
    change: Change<crate::store::SetLadder>,
) -> Result<Result<Changed, Mistake>, Problem> {
    let (ledger, authority) = (Arc::clone(app.ledger()), app.authority().clone());
    match app.aside(move || set_ladder(ledger.as_ref(), &authority, change)).await? {
        Ok(changed) => {
            app.catch_up().await.map_err(Problem::fault)?;
            Ok(Ok(changed))
        }
        Err(LadderChangeError::Refused(refusal)) => Ok(Err(fields::mistake(&refusal))),
        Err(LadderChangeError::Busy) => Err(Problem::busy()),
        Err(LadderChangeError::NotKept(AppendError::AlreadyKept { .. })) => Err(Problem::conflict(
            "The form carries the mark of another one.",
            "Open it again from its page, and send it anew.",
        )),
        Err(fault) => Err(Problem::fault(fault)),
    }
}

async fn page(
    app: &App,
    kept: &KnownLadder,
    typed: &Typed,
    found: &[Mistake],
    done: Option<&'static str>,
) -> Result<Markup, Problem> {
    let (own, kept) = (app.clone(), kept.clone());
    let view = app.aside(move || view::LadderPage::of(&own, &kept)).await?;
    let title = if found.is_empty() { TITLE.to_owned() } else { format!("Error: {TITLE}") };
    let who = name::Who::of(app, &typed.by);
    Ok(layout::page(
        &app.frame(title, Part::Plans, vec![Link::new("On the ladder", "/escalations")]),
        &page::ladder(&view, typed, &who, found, done),
    ))
}
