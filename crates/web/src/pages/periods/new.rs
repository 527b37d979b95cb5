//! Opens a period.

use axum::extract::RawForm;
use axum::response::Response;
use goldthread_plan::Plan;
use goldthread_plan::periods::{PeriodCommand, PeriodField, PeriodRefusal};
use jiff::civil::Date;
use maud::{Markup, html};

use crate::components::Link;
use crate::components::ask::{Ends, Form, form};
use crate::components::days::day;
use crate::components::field::{Field, Kind};
use crate::components::notice::Mistake;
use crate::doing;
use crate::form::Sent;
use crate::problem::Problem;
use crate::reporting::{Kept, Reporting};
use crate::words;

const TITLE: &str = "Open a period";

/// What was typed.
struct Told {
    title: String,
    from: String,
    to: String,
    by: String,
}

/// The form, with the period that would follow on the last one.
pub async fn ask(reporting: Reporting) -> Markup {
    let next = reporting.seen.plan().next_period(words::today(reporting.seen.app.now()));
    let told =
        Told { title: next.title, from: next.from.to_string(), to: next.to.to_string(), by: String::new() };
    page(&reporting, &told, &[])
}

/// Opens the period.
pub async fn open(reporting: Reporting, RawForm(body): RawForm) -> Result<Response, Problem> {
    let sent = Sent::of(&body);
    let value = |name| sent.value(name).to_owned();
    let told = Told { title: value("title"), from: value("from"), to: value("to"), by: value("by") };
    let refused = |found: &[Mistake]| doing::refused(page(&reporting, &told, found));
    let (from, to) = match days(&told) {
        Ok(days) => days,
        Err(found) => return Ok(refused(&found)),
    };
    let (title, doer) = (told.title.clone(), reporting.doer());
    let decide =
        move |plan: &Plan| plan.report(PeriodCommand::Open { title: title.clone(), from, to }, &doer);
    Ok(match reporting.keep(&sent, "period-opened", decide).await? {
        Kept::Done(done) => reporting.to("periods", done),
        Kept::Unsigned(mistake) => refused(&[mistake]),
        Kept::Refused(refusal) => refused(&[Mistake::at(field_of(&refusal), &refusal)]),
    })
}

fn days(told: &Told) -> Result<(Date, Date), Vec<Mistake>> {
    let from = day("from", &told.from, "Enter the first day of the period");
    match (from, day("to", &told.to, "Enter the last day of the period")) {
        (Ok(from), Ok(to)) => Ok((from, to)),
        (from, to) => Err(from.err().into_iter().chain(to.err()).collect()),
    }
}

fn field_of(refusal: &PeriodRefusal) -> &'static str {
    match refusal.field() {
        Some(PeriodField::From) => "from",
        Some(PeriodField::To) => "to",
        _ => "title",
    }
}

fn page(reporting: &Reporting, told: &Told, found: &[Mistake]) -> Markup {
    let place = reporting.seen.place;
    let fields = html! {
        (Field::new("title", "What it is called", Kind::Words).hint("As it stands on papers, such as “October 2026” or “Quarter 3”").typed(&told.title).show(found))
        (Field::new("from", "First day", Kind::Day).typed(&told.from).show(found))
        (Field::new("to", "Last day", Kind::Day).typed(&told.to).show(found))
        (reporting.who(&told.by).field(found, "It stands beside the period."))
    };
    let shown = Form {
        title: TITLE,
        about: reporting.seen.plan().title(),
        before: html! {
            p class="govuk-body" { "While a period is open its sections are rated, beside what they were rated in the last one. One period is open at a time." }
        },
        fields,
        action: place.page("periods/new", &[]),
        button: "Open it",
        ends: Ends::Nothing,
        back: place.page("periods", &[]),
    };
    let above = vec![reporting.seen.up(), Link::new("Periods", place.page("periods", &[]))];
    reporting.page(TITLE, !found.is_empty(), above, &form(&shown, found))
}
