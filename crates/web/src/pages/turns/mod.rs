//! `GET /plans/{plan}/actions/{action}/turns`: the days that an action came round on, and what was recorded of each; `POST` records one.

#[cfg(test)]
mod tests;

use axum::extract::RawForm;
use axum::response::Response;
use goldthread_plan::work::{WorkCommand, WorkField};
use goldthread_plan::{Action, Plan};
use jiff::civil::Date;
use maud::{Markup, html};

use crate::coming_round::{Turns, said};
use crate::components::area::Area;
use crate::components::days;
use crate::components::field::{Field, Kind};
use crate::components::grid::{Grid, grid};
use crate::components::notice::{Mistake, mistakes};
use crate::components::once::once;
use crate::components::question::{Answer, Question, Takes};
use crate::doing::{self, Doing};
use crate::form::Sent;
use crate::problem::Problem;
use crate::stale::{self, Again};
use crate::{when, words};

const TITLE: &str = "Turns";

/// What was typed.
#[derive(Debug, Clone, Default)]
struct Typed {
    due: String,
    was: String,
    day: String,
    what: String,
    by: String,
}

impl Typed {
    fn of(sent: &Sent) -> Self {
        let value = |name| sent.value(name).to_owned();
        Self { due: value("due"), was: value("was"), day: value("day"), what: value("what"), by: value("by") }
    }

    fn command(&self, doing: &Doing) -> Result<WorkCommand, Vec<Mistake>> {
        let mut found = Vec::new();
        let mut kept = |day: Result<Date, Mistake>| day.map_err(|mistake| found.push(mistake)).ok();
        let due = kept(days::day("due", &self.due, "Say which turn it is"));
        let done = match self.was.as_str() {
            "done" => kept(days::day("day", &self.day, "Say on which day it was done")).map(Some),
            "missed" => Some(None),
            _ => kept(Err(Mistake { field: "was", words: "Say whether it was done".to_owned() })).map(Some),
        };
        match (due, done) {
            (Some(due), Some(done)) => {
                let words = self.what.clone();
                Ok(WorkCommand::RecordTurn { action: doing.number(), due, done, words })
            }
            _ => Err(found),
        }
    }
}

/// The page.
pub async fn show(doing: Doing) -> Markup {
    page(&doing, &Typed::default(), &[])
}

/// Records a turn.
pub async fn record(doing: Doing, RawForm(body): RawForm) -> Result<Response, Problem> {
    let sent = Sent::of(&body);
    let typed = Typed::of(&sent);
    let command = match typed.command(&doing) {
        Ok(command) => command,
        Err(found) => return Ok(doing::refused(page(&doing, &typed, &found))),
    };
    let meanwhile = || {
        Mistake {
        field: "due",
        words: "Somebody else recorded a turn meanwhile. Look at what stands above now; then record yours all the same, or leave it"
            .to_owned(),
    }
    };
    let again = |now: &Doing, again: Again<'_>| match again {
        Again::Wrong(found) => page(now, &typed, found),
        Again::Stale => page(now, &typed, &[meanwhile()]),
    };
    let field = |field: WorkField| if field == WorkField::Turn { "day" } else { "what" };
    doing.work_as_shown(command, &sent, "turn", shown, field, again).await
}

/// What is recorded, as a form carries it.
fn shown(_: &Plan, action: &Action) -> String {
    let turn = |turn: &goldthread_plan::work::Turn| {
        format!("{}-{}", turn.due, if turn.done.is_some() { "done" } else { "missed" })
    };
    action.work().turns().iter().map(turn).collect::<Vec<_>>().join(" ")
}

fn page(doing: &Doing, typed: &Typed, found: &[Mistake]) -> Markup {
    let (plan, action, app) = (doing.seen.plan(), doing.action(), &doing.seen.app);
    let today = words::today(app.now());
    let turns = Turns::of(plan, action, today);
    let content = html! {
        (mistakes(found))
        div class="govuk-grid-row" {
            div class="govuk-grid-column-two-thirds" {
                span class="govuk-caption-l" { (action.fields().text.text()) }
                h1 class="govuk-heading-l" { (TITLE) }
                p class="govuk-body" { "By when: " strong { (when::printed(action)) } }
                @match &turns {
                    None => p class="govuk-body" { "This action does not come round. Where it should, move its date: write how often, such as monthly." },
                    Some(turns) => { (list(doing, turns)) (form(doing, turns, typed, found)) },
                }
                p class="govuk-body" { a class="govuk-link" href=(doing.address("")) { "Back to the action" } }
            }
        }
    };
    doing.page(TITLE, !found.is_empty(), &content)
}

fn list(doing: &Doing, turns: &Turns) -> Markup {
    let directory = doing.seen.app.directory();
    let row = |(due, turn): &(Date, Option<goldthread_plan::work::Turn>)| {
        let words =
            turn.as_ref().map_or_else(|| "Nobody has recorded it.".to_owned(), |turn| said(directory, turn));
        vec![html! { (words::day(*due)) }, html! { (words) }]
    };
    let rows: Vec<Vec<Markup>> = turns.past.iter().map(row).collect();
    html! {
        p class="govuk-body" { (turns.sentence()) @if turns.more > 0 { " " (turns.more) " more were before." } }
        @if let Some(next) = turns.next { p class="govuk-body" { "Next by " (words::day(next)) "." } }
        @if !rows.is_empty() {
            (grid(&Grid { caption: "Turns up to today, the last first", caption_shown: false, columns: &["Due", "What was recorded"], rows: &rows }))
        }
    }
}

fn form(doing: &Doing, turns: &Turns, typed: &Typed, found: &[Mistake]) -> Markup {
    let open = turns.open().map(|day| day.to_string()).unwrap_or_default();
    let due = if typed.due.is_empty() { &open } else { &typed.due };
    let answer = |value: &str, words: &str| Answer {
        value: value.to_owned(),
        words: words.to_owned(),
        hint: "",
        chosen: typed.was == value,
    };
    let answers = [answer("done", "It was done"), answer("missed", "It was missed")];
    let was =
        Question { name: "was", legend: "What came of it", hint: "", takes: Takes::One, answers: &answers };
    html! {
        h2 class="govuk-heading-m" { "Record a turn" }
        form action=(doing.address("/turns")) method="post" novalidate {
            input type="hidden" name=(stale::FIELD) value=(shown(doing.seen.plan(), doing.action()));
            (Field::new("due", "Which turn", Kind::Day).hint("The day that it was due.").typed(due).show(found))
            (was.show(found))
            (Field::new("day", "Done on", Kind::Day).hint("Only where it was done.").typed(&typed.day).show(found))
            (Area::new("what", "What came of it, or why it was missed", 3).hint("Name no child.").typed(&typed.what).show(found))
            (doing.who(&typed.by).field(found, "It stands beside the turn."))
            (once())
            button class="govuk-button" data-module="govuk-button" { "Record it" }
        }
    }
}
