//! Records that a partner has a matter.

use axum::extract::RawForm;
use axum::response::Response;
use goldthread_plan::escalation::{Escalation, EscalationCommand};
use maud::{Markup, html};

use super::step::{self, OnStep, steps_of};
use crate::components::field::{Field, Kind};
use crate::components::notice::Mistake;
use crate::form::Sent;
use crate::matter::{self, OnMatter};
use crate::problem::Problem;

/// The form.
pub async fn ask(on: OnMatter) -> Result<Markup, Problem> {
    let one = matter::escalation_of(&on.seen)?;
    Ok(page(&on, one, &Sent::default(), &[]))
}

/// Records it.
pub async fn acknowledge(on: OnMatter, RawForm(body): RawForm) -> Result<Response, Problem> {
    let (sent, one) = (Sent::of(&body), matter::escalation_of(&on.seen)?);
    let again = |found: &[Mistake]| page(&on, one, &sent, found);
    let (escalation, steps) = (one.number, steps_of(&sent));
    let command = EscalationCommand::Acknowledge { escalation, steps, who: sent.value("who").to_owned() };
    step::done(&on, one, command, &sent, "escalation-acknowledged", again).await
}

fn page(on: &OnMatter, one: &Escalation, sent: &Sent, found: &[Mistake]) -> Markup {
    let asked = OnStep {
        title: "Record that they have it",
        button: "Record it",
        under: "acknowledgements",
        means: html! { p class="govuk-body" { "A partner has its own ways. Record who there has it, so that everybody knows whom to ask." } },
        fields: html! {
            (Field::new("who", "Who there has it", Kind::Words).hint("A name or a post, as they gave it.").typed(sent.value("who")).show(found))
        },
    };
    step::page(on, one, sent, &asked, found)
}
