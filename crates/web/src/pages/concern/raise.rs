//! Raises a concern.

use axum::extract::RawForm;
use axum::response::Response;
use goldthread_people::PersonId;
use goldthread_plan::escalation::{EscalationCommand, EscalationField};
use goldthread_plan::work::PersonRef;
use maud::{Markup, html};

use crate::components::area::Area;
use crate::components::ask::{Ends, Form, form};
use crate::components::choice::Choice;
use crate::components::field::{Field, Kind};
use crate::components::notice::Mistake;
use crate::form::Sent;
use crate::matter::OnMatter;
use crate::pages::roles::people;
use crate::problem::Problem;

const TITLE: &str = "Raise a concern";

/// The form.
pub async fn ask(on: OnMatter) -> Markup {
    page(&on, &Sent::default(), &[])
}

/// Raises what it says.
pub async fn raise(on: OnMatter, RawForm(body): RawForm) -> Result<Response, Problem> {
    let sent = Sent::of(&body);
    let person: Option<PersonId> = sent.value("person").parse().ok();
    let person = person.and_then(|person| on.seen.app.directory().person(person));
    let owner = match (sent.value("owner"), person) {
        ("", Some(person)) => person.name.to_string(),
        (typed, _) => typed.to_owned(),
    };
    let command = EscalationCommand::RaiseConcern {
        about: on.about(),
        words: sent.value("words").to_owned(),
        owner,
        person: person.map(|person| PersonRef(person.id.uuid())),
    };
    let again = |found: &[Mistake]| page(&on, &sent, found);
    on.escalate(command, &sent, (&on.address(), "concern"), field_of, again).await
}

fn field_of(field: EscalationField) -> &'static str {
    if field == EscalationField::Owner { "owner" } else { "words" }
}

fn page(on: &OnMatter, sent: &Sent, found: &[Mistake]) -> Markup {
    let people = people::picks(on.seen.app.directory(), on.today());
    let person = Choice {
        name: "person",
        label: "Who that is",
        hint: "Where they are listed here. It then stands among what they owe.",
        picks: &people,
        chosen: sent.value("person"),
        none: "Nobody who is listed",
    };
    let fields = html! {
        (Area::new("words", "What stands in the way", 4).hint("What is missing or in doubt, and what follows if it stays so.").typed(sent.value("words")).show(found))
        (Field::new("owner", "Who is to answer it", Kind::Words).hint("A post or a body, such as Head of Estates.").typed(sent.value("owner")).show(found))
        @if !people.is_empty() { (person.show(found)) }
        (on.who(sent.value("by")).field(found, "It stands beside the concern."))
    };
    let shown = Form {
        title: TITLE,
        about: &on.caption(),
        before: html! { p class="govuk-body" { "It stands until somebody answers and it is closed. What you write stays in the history for ever, so name no child." } },
        fields,
        action: format!("{}/concerns", on.address()),
        button: "Raise it",
        ends: Ends::Nothing,
        back: on.address(),
    };
    on.page(TITLE, !found.is_empty(), None, &form(&shown, found))
}
