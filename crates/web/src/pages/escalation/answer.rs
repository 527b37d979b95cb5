//! Answers a matter: whoever stands there, or whoever may tell of progress and says what they answered.

use axum::extract::RawForm;
use axum::response::Response;
use goldthread_plan::escalation::{AnswerReason, Escalation, EscalationCommand};
use maud::{Markup, html};

use super::step::{self, OnStep, steps_of};
use crate::components::area::Area;
use crate::components::notice::Mistake;
use crate::components::question::{Answer, Question, Takes};
use crate::doing;
use crate::form::Sent;
use crate::matter::{self, OnMatter};
use crate::problem::Problem;
use crate::words;

/// The form.
pub async fn ask(on: OnMatter) -> Result<Markup, Problem> {
    let one = matter::escalation_of(&on.seen)?;
    Ok(page(&on, one, &Sent::default(), &[]))
}

/// Keeps the answer.
pub async fn answer(on: OnMatter, RawForm(body): RawForm) -> Result<Response, Problem> {
    let (sent, one) = (Sent::of(&body), matter::escalation_of(&on.seen)?);
    let again = |found: &[Mistake]| page(&on, one, &sent, found);
    let reason = AnswerReason::ALL.into_iter().find(|reason| reason.slug() == sent.value("reason"));
    let Some(reason) = reason else {
        let mistake = Mistake { field: "reason", words: "Choose what comes of it".to_owned() };
        return Ok(doing::refused(again(&[mistake])));
    };
    let (escalation, steps) = (one.number, steps_of(&sent));
    let command =
        EscalationCommand::Answer { escalation, steps, reason, words: sent.value("words").to_owned() };
    step::done(&on, one, command, &sent, "escalation-answered", again).await
}

fn page(on: &OnMatter, one: &Escalation, sent: &Sent, found: &[Mistake]) -> Markup {
    let answer = |reason: &AnswerReason| Answer {
        value: reason.slug().to_owned(),
        words: words::sentence(reason.words()),
        hint: if reason.settles() { "" } else { "Say whose it is. It stays open, and is taken up further." },
        chosen: reason.slug() == sent.value("reason"),
    };
    let answers: Vec<Answer> = AnswerReason::ALL.iter().map(answer).collect();
    let question = Question {
        name: "reason",
        legend: "What comes of it",
        hint: "",
        takes: Takes::One,
        answers: &answers,
    };
    let asked = OnStep {
        title: "Answer",
        button: "Answer",
        under: "answers",
        means: html! { p class="govuk-body" { "An answer settles the matter, unless it belongs to somebody else: then it is taken up further." } },
        fields: html! {
            (question.show(found))
            (Area::new("words", "In words", 4).hint("Who does what, by when. If you answer for somebody else, say who told you.").typed(sent.value("words")).show(found))
        },
    };
    step::page(on, one, sent, &asked, found)
}
