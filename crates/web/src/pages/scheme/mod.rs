//! `GET` and `POST /plans/{plan}/scheme`: the council's own marks for process and impact.

mod form;
mod page;
#[cfg(test)]
mod tests;

use axum::extract::RawForm;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use goldthread_plan::Plan;
use goldthread_plan::periods::{PeriodCommand, TEMPLATES};
use maud::Markup;

use self::form::{Refusal, Told};
use crate::components::Link;
use crate::components::layout::{self, Frame};
use crate::components::notice::Mistake;
use crate::doing;
use crate::form::Sent;
use crate::problem::Problem;
use crate::reporting::{Kept, Reporting};

const TITLE: &str = "How sections are rated";

/// The form, with the scheme as it is, or a template to begin from.
pub async fn ask(reporting: Reporting) -> Markup {
    let plan = reporting.seen.plan();
    let template = TEMPLATES.iter().find(|template| reporting.seen.asked("template") == Some(template.slug));
    let scheme = template.map(goldthread_plan::periods::Template::scheme);
    let told = Told::showing(scheme.as_ref().unwrap_or_else(|| plan.rating_scheme()), plan);
    shown(&reporting, plan, &told, &[])
}

/// Keeps the scheme; or shows the form with another row.
pub async fn set(reporting: Reporting, RawForm(body): RawForm) -> Result<Response, Problem> {
    let sent = Sent::of(&body);
    let told = Told::of(&sent);
    if sent.value("do") == "row" {
        return Ok(shown(&reporting, reporting.seen.plan(), &told.with_a_row(), &[]).into_response());
    }
    let plan = reporting.seen.plan();
    let scheme = match told.scheme() {
        Ok(scheme) => scheme,
        Err(mistake) => return Ok(doing::refused(shown(&reporting, plan, &told, &[mistake]))),
    };
    let (doer, seen) = (reporting.doer(), told.seen.clone());
    let decide = move |plan: &Plan| {
        if plan.rating_scheme() != &scheme && form::stamp(plan) != seen {
            return Err(Refusal::Meanwhile);
        }
        Ok(plan.report(PeriodCommand::SetScheme(scheme.clone()), &doer)?)
    };
    let refusal = match reporting.keep(&sent, "scheme", decide).await? {
        Kept::Done(done) => return Ok(reporting.to("periods", done)),
        Kept::Unsigned(mistake) => return Ok(doing::refused(shown(&reporting, plan, &told, &[mistake]))),
        Kept::Refused(refusal) => refusal,
    };
    let (fresh, found) = (reporting.fresh()?, [Mistake::at(refusal.field(), &refusal)]);
    Ok(match refusal {
        Refusal::Meanwhile => {
            let told = Told { seen: form::stamp(fresh.plan()), ..told };
            (StatusCode::CONFLICT, shown(&reporting, fresh.plan(), &told, &found)).into_response()
        }
        Refusal::Period(_) => doing::refused(shown(&reporting, fresh.plan(), &told, &found)),
    })
}

fn shown(reporting: &Reporting, plan: &Plan, told: &Told, found: &[Mistake]) -> Markup {
    let seen = &reporting.seen;
    let content = page::scheme(reporting, plan, told, found);
    let above = vec![seen.up(), Link::new("Periods", seen.place.page("periods", &[]))];
    let title = if found.is_empty() { TITLE.to_owned() } else { format!("Error: {TITLE}") };
    let frame = Frame { sheet: told.sheet(plan), ..seen.frame(&title, above) };
    layout::page(&frame, &content)
}
