//! Closes a period.

use axum::extract::RawForm;
use axum::response::Response;
use goldthread_plan::periods::{Period, PeriodCommand, PeriodNumber, PeriodRefusal};
use goldthread_plan::{Action, Plan};
use maud::{Markup, html};
use thiserror::Error;

use crate::components::Link;
use crate::components::ask::{Ends, Form, form};
use crate::components::notice::Mistake;
use crate::components::question::{Answer, Question, Takes};
use crate::doing;
use crate::form::Sent;
use crate::pages::periods::axis_word;
use crate::problem::Problem;
use crate::reporting::{Kept, Reporting, period_of, under};
use crate::{speak, words};

const TITLE: &str = "Close the period";
const FIELD: &str = "unrated";
/// As many of each kind are listed.
const MOST: usize = 50;

#[derive(Debug, Error)]
enum Refusal {
    #[error("another period is open by now; close that one from its own page")]
    Another,
    #[error(transparent)]
    Period(#[from] PeriodRefusal),
}

/// What is missing, and the form.
pub async fn ask(reporting: Reporting) -> Result<Markup, Problem> {
    let period = open(&reporting)?;
    Ok(page(&reporting, period, &Sent::default(), &[]))
}

/// Closes it.
pub async fn close(reporting: Reporting, RawForm(body): RawForm) -> Result<Response, Problem> {
    let sent = Sent::of(&body);
    let period = period_of(&reporting.seen)?;
    let (number, doer, leave_unrated) = (period.number, reporting.doer(), sent.value(FIELD) == "left");
    let decide = move |plan: &Plan| {
        if plan.open_now().is_some_and(|open| open.number != number) {
            return Err(Refusal::Another);
        }
        Ok(plan.report(PeriodCommand::Close { leave_unrated }, &doer)?)
    };
    let refused = |found: &[Mistake]| doing::refused(page(&reporting, period, &sent, found));
    Ok(match reporting.keep(&sent, "period-closed", decide).await? {
        Kept::Done(done) => reporting.to(&under(number, ""), done),
        Kept::Unsigned(mistake) => refused(&[mistake]),
        Kept::Refused(Refusal::Period(PeriodRefusal::NoneOpen)) => return Err(closed()),
        Kept::Refused(refusal) => refused(&[Mistake::at(FIELD, &refusal)]),
    })
}

fn open(reporting: &Reporting) -> Result<&Period, Problem> {
    let period = period_of(&reporting.seen)?;
    if period.is_open() { Ok(period) } else { Err(closed()) }
}

fn closed() -> Problem {
    Problem::conflict(
        "This period is closed already.",
        "Go to its page: what was rated stands there, and can be corrected.",
    )
}

fn page(reporting: &Reporting, period: &Period, sent: &Sent, found: &[Mistake]) -> Markup {
    let place = reporting.seen.place;
    let sheet = place.page(&under(period.number, ""), &[]);
    let missing = reporting.seen.plan().unrated(period).count();
    let answers = [Answer {
        value: "left".to_owned(),
        words: format!("Leave {} out", words::count(missing, "rating", "ratings")),
        hint: "They are shown as not rated from then on.",
        chosen: sent.value(FIELD) == "left",
    }];
    let question = Question {
        name: FIELD,
        legend: "Ratings that are missing",
        hint: "",
        takes: Takes::Several,
        answers: &answers,
    };
    let shown = Form {
        title: TITLE,
        about: &period.title,
        before: lacks(reporting, period),
        fields: html! {
            @if missing > 0 { (question.show(found)) }
            (reporting.who(sent.value("by")).field(found, "It stands beside the closing."))
        },
        action: place.page(&under(period.number, "/closing"), &[]),
        button: "Close it",
        ends: Ends::Something,
        back: sheet.clone(),
    };
    let above = vec![
        reporting.seen.up(),
        Link::new("Periods", place.page("periods", &[])),
        Link::new(&period.title, sheet),
    ];
    reporting.page(TITLE, !found.is_empty(), above, &form(&shown, found))
}

/// What the period lacks, each with the way to where it is given.
fn lacks(reporting: &Reporting, period: &Period) -> Markup {
    let (plan, place): (&Plan, _) = (reporting.seen.plan(), reporting.seen.place);
    let number: PeriodNumber = period.number;
    let lacking = plan.before_closing(period);
    let unrated = lacking.unrated.iter().map(|(section, axis)| {
        let name = plan.section(*section).map(speak::section_line).unwrap_or_default();
        let address = place.page(&under(number, &format!("/sections/{section}")), &[]);
        Link::new(format!("{} of {}", axis_word(*axis), words::first_lower(&name)), address)
    });
    let action = |action: &&Action| {
        let (name, text) = (speak::action_name(action), words::shortened(action.fields().text.text(), 90));
        Link::new(format!("{name}: {text} ({})", speak::leads(action)), place.action(action.number()))
    };
    html! {
        p class="govuk-body" {
            "Closing freezes what was rated. A correction afterwards is possible, and shows: what stood there before stays beside it, with who corrected it and why."
        }
        @if period.to >= words::today(reporting.seen.app.now()) {
            p class="govuk-inset-text" { "The period goes until " (words::day(period.to)) ", which has not passed yet." }
        }
        (listed("Not rated", &unrated.collect::<Vec<_>>(), "Every section is rated."))
        (listed("Open, and no update in this period", &lacking.silent.iter().map(action).collect::<Vec<_>>(), "Every open action has an update in this period."))
        (listed("Said to be complete, and not verified", &lacking.unverified.iter().map(action).collect::<Vec<_>>(), "Every claim is verified."))
    }
}

fn listed(title: &str, links: &[Link], none: &str) -> Markup {
    html! {
        h2 class="govuk-heading-s" { (title) ": " (links.len()) }
        @if links.is_empty() { p class="govuk-body" { (none) } }
        @else {
            ul class="govuk-list govuk-list--bullet" {
                @for link in links.iter().take(MOST) { li { a class="govuk-link govuk-link--no-visited-state" href=(link.href) { (link.words) } } }
            }
            @if links.len() > MOST { p class="govuk-body" { "And " (links.len() - MOST) " more." } }
        }
    }
}
