//! `GET` and `POST /plans/{plan}/periods/{period}/sections/{section}`: rates a section, process and impact on one page; of a period that
//! has closed it corrects.

mod form;
mod page;
#[cfg(test)]
mod tests;
mod view;

use axum::extract::RawForm;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use goldthread_plan::{Plan, SectionNumber};
use maud::Markup;

use self::form::{Refusal, Told};
use self::view::RatingPage;
use crate::components::Link;
use crate::components::notice::Mistake;
use crate::doing;
use crate::form::Sent;
use crate::problem::Problem;
use crate::reporting::{Kept, Reporting, period_of, under};

/// The form, with what the section is rated as.
pub async fn ask(reporting: Reporting) -> Result<Markup, Problem> {
    let (period, section) = (period_of(&reporting.seen)?, reporting.seen.section()?);
    let told = Told::as_it_stands(period, section.number());
    shown(&reporting, reporting.seen.plan(), &told, &[])
}

/// Keeps what it says.
pub async fn rate(reporting: Reporting, RawForm(body): RawForm) -> Result<Response, Problem> {
    let sent = Sent::of(&body);
    let (period, section) = (period_of(&reporting.seen)?, reporting.seen.section()?.number());
    let (told, number, doer) = (Told::of(&sent), period.number, reporting.doer());
    let (asked, done) = (told.clone(), if period.is_open() { "rated" } else { "rating-corrected" });
    let decide = move |plan: &Plan| asked.decide(plan, number, section, &doer);
    let refusal = match reporting.keep(&sent, done, decide).await? {
        Kept::Done(done) => return Ok(reporting.to(&under(number, ""), done)),
        Kept::Unsigned(mistake) => {
            return Ok(doing::refused(shown(&reporting, reporting.seen.plan(), &told, &[mistake])?));
        }
        Kept::Refused(refusal) => refusal,
    };
    let (fresh, found) = (reporting.fresh()?, Mistake::at(refusal.field(), &refusal));
    match refusal {
        Refusal::Meanwhile(_) => Ok(meanwhile(&reporting, fresh.plan(), section, told, &found)?),
        _ => Ok(doing::refused(shown(&reporting, fresh.plan(), &told, &[found])?)),
    }
}

/// Somebody else has rated it since the form was shown: both are shown, and whoever sends it again has seen that.
fn meanwhile(
    reporting: &Reporting,
    plan: &Plan,
    section: SectionNumber,
    told: Told,
    found: &Mistake,
) -> Result<Response, Problem> {
    let period = period_of(&reporting.seen)?.number;
    let told = match plan.period(period) {
        Some(period) => told.having_seen(period, section),
        None => told,
    };
    let page = shown(reporting, plan, &told, std::slice::from_ref(found))?;
    Ok((StatusCode::CONFLICT, page).into_response())
}

fn shown(reporting: &Reporting, plan: &Plan, told: &Told, found: &[Mistake]) -> Result<Markup, Problem> {
    let seen = &reporting.seen;
    let (number, section) = (period_of(seen)?.number, seen.section()?);
    let period = plan.period(number).ok_or_else(|| Problem::nothing_called("period"))?;
    let view = RatingPage::of(reporting, plan, period, section, told);
    let sheet = Link::new(&period.title, seen.place.page(&under(number, ""), &[]));
    let above = vec![seen.up(), Link::new("Periods", seen.place.page("periods", &[])), sheet];
    Ok(reporting.page(view.title, !found.is_empty(), above, &page::rating(&view, found)))
}
