//! Who should see what is written, folded away: most things are for those who look anyway.

use goldthread_people::PersonId;
use goldthread_plan::work::PersonRef;
use maud::{Markup, html};

use super::question::{Answer, Question, Takes};
use crate::app::App;
use crate::form::Sent;

const FIELD: &str = "mention";

/// Those whom a form names.
pub fn sent(sent: &Sent) -> Vec<PersonId> {
    sent.all(FIELD).filter_map(|id| id.parse().ok()).collect()
}

/// The same as a plan knows them.
pub fn refs(people: &[PersonId]) -> Vec<PersonRef> {
    people.iter().map(|person| PersonRef(person.uuid())).collect()
}

/// The people of the directory, those who were chosen before ticked; `legend` asks who should see it.
pub fn mentions(app: &App, legend: &str, chosen: &[PersonId]) -> Markup {
    let is_asking = |id: PersonId| app.visitor().person().is_some_and(|person| person.id == id);
    let people = app.directory().people().filter(|person| person.left.is_none() && !is_asking(person.id));
    let mut answers: Vec<Answer> = people
        .map(|person| Answer {
            value: person.id.to_string(),
            words: person.name.to_string(),
            hint: "",
            chosen: chosen.contains(&person.id),
        })
        .collect();
    answers.sort_by_key(|answer| answer.words.to_lowercase());
    let question = Question {
        name: FIELD,
        legend,
        hint: "It stands on their home page.",
        takes: Takes::Several,
        answers: &answers,
    };
    html! {
        @if !answers.is_empty() {
            details class="govuk-details" open[!chosen.is_empty()] {
                summary class="govuk-details__summary" { span class="govuk-details__summary-text" { "Mention somebody" } }
                div class="govuk-details__text" { (question.show(&[])) }
            }
        }
    }
}
