//! `GET /plans/{plan}/actions/{action}/sections`: under which sections an action stands; `POST` sets those that share it.

#[cfg(test)]
mod tests;

use axum::extract::RawForm;
use axum::response::Response;
use goldthread_plan::work::{WorkCommand, WorkField};
use goldthread_plan::{Action, Plan, SectionNumber};
use maud::{Markup, html};

use crate::components::ask::{Ends, Form, form};
use crate::components::notice::Mistake;
use crate::components::question::{Answer, Question, Takes};
use crate::doing::Doing;
use crate::form::Sent;
use crate::problem::Problem;
use crate::speak;
use crate::stale::{self, Again};

const TITLE: &str = "Share it with other sections";

/// The form.
pub async fn show(doing: Doing) -> Markup {
    let now = doing.action().work().also_in().to_vec();
    page(&doing, &now, "", &[])
}

/// Sets the sections.
pub async fn set(doing: Doing, RawForm(body): RawForm) -> Result<Response, Problem> {
    let sent = Sent::of(&body);
    let with: Vec<SectionNumber> =
        sent.all("shared-with").filter_map(|number| number.parse().ok()).map(SectionNumber).collect();
    let command = WorkCommand::Share { action: doing.number(), with: with.clone() };
    let by = sent.value("by");
    let meanwhile = || {
        Mistake {
        field: "shared-with",
        words: "Somebody else has set the sections meanwhile. Your choice is below: send it all the same, or leave it"
            .to_owned(),
    }
    };
    let again = |now: &Doing, again: Again<'_>| match again {
        Again::Wrong(found) => page(now, &with, by, found),
        Again::Stale => page(now, &with, by, &[meanwhile()]),
    };
    doing.work_as_shown(command, &sent, "shared", shown, |_: WorkField| "shared-with", again).await
}

fn shown(_: &Plan, action: &Action) -> String {
    action.work().also_in().iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

fn page(doing: &Doing, chosen: &[SectionNumber], by: &str, found: &[Mistake]) -> Markup {
    let (plan, action) = (doing.seen.plan(), doing.action());
    let own = plan.section(action.section()).map(speak::section_line).unwrap_or_default();
    let others = plan.sections().iter().filter(|section| section.number() != action.section());
    let answers: Vec<Answer> = others
        .map(|section| Answer {
            value: section.number().to_string(),
            words: speak::section_line(section),
            hint: "",
            chosen: chosen.contains(&section.number()),
        })
        .collect();
    let question = Question {
        name: "shared-with",
        legend: "It also serves",
        hint: "It is listed under each, marked as shared, and counted once.",
        takes: Takes::Several,
        answers: &answers,
    };
    let fields = html! {
        input type="hidden" name=(stale::FIELD) value=(shown(plan, action));
        (question.show(found))
        (doing.who(by).field(found, "It stands in the history."))
    };
    let shown = Form {
        title: TITLE,
        about: action.fields().text.text(),
        before: html! { p class="govuk-body" { "It stands under " strong { (own) } "." } },
        fields,
        action: doing.address("/sections"),
        button: "Keep it",
        ends: Ends::Nothing,
        back: doing.address(""),
    };
    doing.page(TITLE, !found.is_empty(), &form(&shown, found))
}
