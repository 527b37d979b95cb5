//! `GET /plans/{plan}/actions/{action}/completion`: how far an action has come, by whose word, and what whoever asks can do next.
//! `POST .../claim`, `.../verification`, `.../return`, `.../checks`, `.../sustaining` do it; `.../reopening` opens it again.

mod forms;
mod reopening;
#[cfg(test)]
mod tests;
mod typed;
mod view;

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use axum::extract::RawForm;
use axum::response::Response;
use goldthread_plan::work::{WorkCommand, WorkField};
use goldthread_plan::{Action, Plan};
use maud::Markup;

pub use self::reopening::{ask as ask_reopening, reopen};
use self::typed::Typed;
use crate::components::notice::Mistake;
use crate::doing::{self, Doing};
use crate::form::Sent;
use crate::problem::Problem;
use crate::stale::Again;

/// The page.
pub async fn show(doing: Doing) -> Markup {
    forms::page(&doing, &Typed::default(), &[], false)
}

/// Says that it is complete.
pub async fn claim(doing: Doing, RawForm(body): RawForm) -> Result<Response, Problem> {
    let (sent, action) = (Sent::of(&body), doing.number());
    let typed = Typed::of(&sent);
    let (words, evidence) = (typed.shows.clone(), typed.evidence.clone());
    let command = Ok(WorkCommand::Claim { action, words, evidence });
    act(&doing, &sent, typed, command, ("claimed", "shows")).await
}

/// Finds it complete.
pub async fn verify(doing: Doing, RawForm(body): RawForm) -> Result<Response, Problem> {
    let (sent, action) = (Sent::of(&body), doing.number());
    let typed = Typed::of(&sent);
    let words = typed.found.clone();
    let next = typed.next_check();
    let command = next.map(|next_check| WorkCommand::Verify { action, words, next_check });
    act(&doing, &sent, typed, command, ("verified", "found")).await
}

/// Does not find it complete.
pub async fn give_back(doing: Doing, RawForm(body): RawForm) -> Result<Response, Problem> {
    let (sent, action) = (Sent::of(&body), doing.number());
    let typed = Typed::of(&sent);
    let command = Ok(WorkCommand::Return { action, words: typed.missing.clone() });
    act(&doing, &sent, typed, command, ("returned", "missing")).await
}

/// Looked again whether it still holds.
pub async fn check(doing: Doing, RawForm(body): RawForm) -> Result<Response, Problem> {
    let (sent, action) = (Sent::of(&body), doing.number());
    let typed = Typed::of(&sent);
    let words = typed.found.clone();
    let (command, done) = match typed.holds.as_str() {
        "yes" => {
            let next = typed.next_check();
            (next.map(|next_check| WorkCommand::CheckHolds { action, words, next_check }), "check-holds")
        }
        "no" => (Ok(WorkCommand::CheckFails { action, words }), "check-fails"),
        _ => (Err(Mistake { field: "holds", words: "Say whether it still holds".to_owned() }), ""),
    };
    act(&doing, &sent, typed, command, (done, "found")).await
}

/// Says that it has held.
pub async fn sustain(doing: Doing, RawForm(body): RawForm) -> Result<Response, Problem> {
    let (sent, action) = (Sent::of(&body), doing.number());
    let typed = Typed::of(&sent);
    let command = Ok(WorkCommand::Sustain { action, words: typed.held.clone() });
    act(&doing, &sent, typed, command, ("sustained", "held")).await
}

/// Does it, where the action still stands as the page showed it.
async fn act(
    doing: &Doing,
    sent: &Sent,
    typed: Typed,
    command: Result<WorkCommand, Mistake>,
    (done, words): (&'static str, &'static str),
) -> Result<Response, Problem> {
    let command = match command {
        Ok(command) => command,
        Err(mistake) => return Ok(doing::refused(forms::page(doing, &typed, &[mistake], false))),
    };
    let field = move |field: WorkField| match field {
        WorkField::Evidence => "evidence",
        WorkField::NextCheck => "next-check",
        _ => words,
    };
    let again = |now: &Doing, again: Again<'_>| match again {
        Again::Wrong(found) => forms::page(now, &typed, found, false),
        Again::Stale => forms::page(now, &typed, &[], true),
    };
    doing.work_as_shown(command, sent, done, stands, field, again).await
}

/// Where an action stands and by whose word, as a form carries it: a mark that is another as soon as anything was said.
fn stands(_: &Plan, action: &Action) -> String {
    let mut mark = DefaultHasher::new();
    (action.completion(), format!("{:?}", action.work().track())).hash(&mut mark);
    format!("{:016x}", mark.finish())
}
