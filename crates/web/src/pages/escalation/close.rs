//! Closes a matter.

use axum::extract::RawForm;
use axum::response::Response;
use goldthread_plan::escalation::{Escalation, EscalationCommand};
use maud::{Markup, html};

use super::step::{self, OnStep, steps_of};
use crate::components::area::Area;
use crate::components::notice::Mistake;
use crate::form::Sent;
use crate::matter::{self, OnMatter};
use crate::problem::Problem;

/// The form.
pub async fn ask(on: OnMatter) -> Result<Markup, Problem> {
    let one = matter::escalation_of(&on.seen)?;
    Ok(page(&on, one, &Sent::default(), &[]))
}

/// Closes it.
pub async fn close(on: OnMatter, RawForm(body): RawForm) -> Result<Response, Problem> {
    let (sent, one) = (Sent::of(&body), matter::escalation_of(&on.seen)?);
    let again = |found: &[Mistake]| page(&on, one, &sent, found);
    let (escalation, steps) = (one.number, steps_of(&sent));
    let command = EscalationCommand::Close { escalation, steps, words: sent.value("words").to_owned() };
    step::done(&on, one, command, &sent, "escalation-closed", again).await
}

fn page(on: &OnMatter, one: &Escalation, sent: &Sent, found: &[Mistake]) -> Markup {
    let asked = OnStep {
        title: "Close it",
        button: "Close it",
        under: "closing",
        means: html! { p class="govuk-body" { "An answer that settles it closes it. Close it here where it was settled without one, or was no matter." } },
        fields: html! {
            (Area::new("words", "How it was settled", 3).typed(sent.value("words")).show(found))
        },
    };
    step::page(on, one, sent, &asked, found)
}
