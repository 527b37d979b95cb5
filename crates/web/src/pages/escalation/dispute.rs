//! Disputes a matter: that has a day of its own to be settled by.

use axum::extract::RawForm;
use axum::response::Response;
use goldthread_calendar::UnknownYear;
use goldthread_plan::escalation::{Escalation, EscalationCommand, EscalationField};
use jiff::civil::Date;
use maud::{Markup, html};

use super::step::{self, OnStep, at, field_of, steps_of};
use crate::components::area::Area;
use crate::components::days;
use crate::components::field::{Field, Kind};
use crate::components::notice::Mistake;
use crate::doing;
use crate::form::Sent;
use crate::ladder;
use crate::matter::{self, OnMatter, working_days};
use crate::problem::Problem;
use crate::words;

const NO_DAY: &str = "Enter the day to settle it by: it cannot be counted";

/// The last day to settle a dispute that begins today; or why that cannot be counted.
async fn last(on: &OnMatter) -> Result<Last, Problem> {
    let within = ladder::kept(&on.seen.app).await?.ladder.settle_within;
    Ok(working_days().add(on.today(), i64::from(within)))
}

/// The form.
pub async fn ask(on: OnMatter) -> Result<Markup, Problem> {
    let one = matter::escalation_of(&on.seen)?;
    let last = last(&on).await?;
    Ok(page(&on, one, last, &Sent::default(), &[]))
}

/// Keeps the dispute.
pub async fn dispute(on: OnMatter, RawForm(body): RawForm) -> Result<Response, Problem> {
    let (sent, one) = (Sent::of(&body), matter::escalation_of(&on.seen)?);
    let last = last(&on).await?;
    let again = |found: &[Mistake]| page(&on, one, last, &sent, found);
    let settle_by = match last {
        Ok(day) => day,
        Err(_) => match days::day("settle-by", sent.value("settle-by"), NO_DAY) {
            Ok(day) => day,
            Err(mistake) => return Ok(doing::refused(again(&[mistake]))),
        },
    };
    let (escalation, steps) = (one.number, steps_of(&sent));
    let command =
        EscalationCommand::Dispute { escalation, steps, words: sent.value("words").to_owned(), settle_by };
    let field = |field| if field == EscalationField::By { "settle-by" } else { field_of(field) };
    on.escalate(command, &sent, (&at(&on, one).href, "escalation-disputed"), field, again).await
}

type Last = Result<Date, UnknownYear>;

fn page(on: &OnMatter, one: &Escalation, last: Last, sent: &Sent, found: &[Mistake]) -> Markup {
    let asked = OnStep {
        title: "Dispute it",
        button: "Dispute it",
        under: "disputes",
        means: html! { p class="govuk-body" { "Until the day that it is to be settled by, it goes no higher by itself." } },
        fields: html! {
            (Area::new("words", "What is disputed", 3).hint("Whose it is, what is so, who pays: what two do not agree on.").typed(sent.value("words")).show(found))
            @match last {
                Ok(day) => p class="govuk-body" { "It is to be settled by " strong { (words::day(day)) } ", counted in working days." },
                Err(unknown) => (Field::new("settle-by", "By when it is to be settled", Kind::Day)
                    .hint(&format!("It cannot be counted: {unknown}.")).typed(sent.value("settle-by")).show(found)),
            }
        },
    };
    step::page(on, one, sent, &asked, found)
}
