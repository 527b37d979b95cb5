//! Takes a matter up to a higher rung.

use axum::extract::RawForm;
use axum::response::Response;
use goldthread_plan::escalation::{Escalation, EscalationCommand};
use maud::{Markup, html};

use super::rungs;
use super::step::{self, OnStep, steps_of};
use crate::components::area::Area;
use crate::components::notice::Mistake;
use crate::doing;
use crate::form::Sent;
use crate::ladder::{self, Reach};
use crate::matter::{self, OnMatter};
use crate::problem::Problem;

/// The form.
pub async fn ask(on: OnMatter) -> Result<Markup, Problem> {
    let one = matter::escalation_of(&on.seen)?;
    let reach = reach(&on, one, one.current().rung).await?;
    Ok(page(&on, one, &reach, &Sent::default(), &[]))
}

/// Takes it up.
pub async fn take_up(on: OnMatter, RawForm(body): RawForm) -> Result<Response, Problem> {
    let (sent, one) = (Sent::of(&body), matter::escalation_of(&on.seen)?);
    let steps = steps_of(&sent);
    // What was seen is what is chosen from: where it went up meanwhile, the plan says so.
    let seen = one.steps.get(steps.wrapping_sub(1)).unwrap_or(one.current());
    let reach = reach(&on, one, seen.rung).await?;
    let again = |found: &[Mistake]| page(&on, one, &reach, &sent, found);
    let to = match rungs::chosen(&reach, &sent) {
        Ok(to) => to,
        Err(mistake) => return Ok(doing::refused(again(&[mistake]))),
    };
    let why = sent.value("why").to_owned();
    let command = EscalationCommand::TakeUp { escalation: one.number, steps, to, why };
    step::done(&on, one, command, &sent, "escalation-up", again).await
}

async fn reach(on: &OnMatter, one: &Escalation, above: u16) -> Result<Reach, Problem> {
    let kept = ladder::kept(&on.seen.app).await?;
    let concern = one.concern.and_then(|concern| on.seen.plan().concern(concern));
    Ok(ladder::reach(on, &kept.ladder, concern, Some(above)))
}

fn page(on: &OnMatter, one: &Escalation, reach: &Reach, sent: &Sent, found: &[Mistake]) -> Markup {
    let is_top = reach.rungs.is_empty();
    let asked = OnStep {
        title: "Take it up",
        button: "Take it up",
        under: "rungs",
        means: html! {
            @if is_top { div class="govuk-inset-text" { "It stands on the highest rung of the ladder. Ask for the answer there, or close it." } }
        },
        fields: html! {
            @if !is_top { (rungs::fields(reach, sent, found)) }
            (Area::new("why", "Why it is taken up", 3).hint("What was tried since, and what you ask of them.").typed(sent.value("why")).show(found))
        },
    };
    step::page(on, one, sent, &asked, found)
}
