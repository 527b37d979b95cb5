//! `GET /plans/{plan}/actions/{action}/waits-on`: which actions it waits on and which wait on it; `POST` sets the first.

#[cfg(test)]
mod tests;

use axum::extract::RawForm;
use axum::response::Response;
use goldthread_people::Permission;
use goldthread_plan::work::{WorkCommand, WorkField};
use goldthread_plan::{Action, ActionNumber, Plan};
use maud::{Markup, html};

use crate::components::ask::{Ends, Form, form};
use crate::components::choice::{Choice, Pick};
use crate::components::notice::Mistake;
use crate::components::question::{Answer, Question, Takes};
use crate::components::waits::{Waits, waits};
use crate::doing::Doing;
use crate::form::Sent;
use crate::pages::leads;
use crate::problem::Problem;
use crate::stale::{self, Again};
use crate::words;

const TITLE: &str = "What it waits on";

/// The form.
pub async fn show(doing: Doing) -> Markup {
    let now = doing.action().work().waits_on().to_vec();
    page(&doing, &now, "", &[])
}

/// Sets what it waits on.
pub async fn set(doing: Doing, RawForm(body): RawForm) -> Result<Response, Problem> {
    let sent = Sent::of(&body);
    let ticked: Vec<ActionNumber> =
        sent.all("waits-on").filter_map(|number| number.parse().ok()).map(ActionNumber).collect();
    let added = sent.value("added").parse().ok().map(ActionNumber);
    let command =
        WorkCommand::WaitOn { action: doing.number(), on: ticked.iter().copied().chain(added).collect() };
    let by = sent.value("by");
    let meanwhile = || {
        Mistake {
        field: "waits-on",
        words: "Somebody else set what it waits on meanwhile; what stands above is so now. Your choice is below: send it all the same, or \
                leave it"
            .to_owned(),
    }
    };
    let again = |now: &Doing, again: Again<'_>| {
        let on: Vec<ActionNumber> = ticked.iter().copied().chain(added).collect();
        match again {
            Again::Wrong(found) => page(now, &on, by, found),
            Again::Stale => page(now, &on, by, &[meanwhile()]),
        }
    };
    doing.work_as_shown(command, &sent, "waits-on", shown, |_: WorkField| "waits-on", again).await
}

fn shown(_: &Plan, action: &Action) -> String {
    action.work().waits_on().iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

fn page(doing: &Doing, chosen: &[ActionNumber], by: &str, found: &[Mistake]) -> Markup {
    let (seen, action) = (&doing.seen, doing.action());
    let plan = seen.plan();
    let may_see = |one: &&Action| {
        one.number() != action.number()
            && seen.app.may(Permission::SeePlan, leads::thing(seen.shot.id(), one))
    };
    let line = |one: &Action| format!("{}. {}", one.number(), words::shortened(one.fields().text.text(), 90));
    let others: Vec<&Action> = plan.actions().iter().filter(may_see).collect();
    let answers: Vec<Answer> = others
        .iter()
        .filter(|one| chosen.contains(&one.number()))
        .map(|one| Answer { value: one.number().to_string(), words: line(one), hint: "", chosen: true })
        .collect();
    let picks: Vec<Pick> = others
        .iter()
        .filter(|one| !chosen.contains(&one.number()))
        .map(|one| Pick::new(one.number(), line(one)))
        .collect();
    let question = Question {
        name: "waits-on",
        legend: "It waits on these",
        hint: "Take the tick away where it no longer does.",
        takes: Takes::Several,
        answers: &answers,
    };
    let fields = html! {
        input type="hidden" name=(stale::FIELD) value=(shown(plan, action));
        @if !answers.is_empty() { (question.show(found)) }
        (Choice::new(if answers.is_empty() { "waits-on" } else { "added" }, "Add an action", &picks).hint("One that has to be done first. Come back to add another.").none("None").show(found))
        (doing.who(by).field(found, "It stands in the history."))
    };
    let shown = Form {
        title: TITLE,
        about: action.fields().text.text(),
        before: waits(&Waits::of(seen, action)),
        fields,
        action: doing.address("/waits-on"),
        button: "Keep it",
        ends: Ends::Nothing,
        back: doing.address(""),
    };
    doing.page(TITLE, !found.is_empty(), &form(&shown, found))
}
