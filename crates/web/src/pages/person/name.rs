//! `GET /people/{person}/name` asks how somebody is called now, `POST` changes it.

use axum::extract::RawForm;
use axum::response::Response;
use goldthread_people::Command;
use maud::{Markup, html};

use super::ask::{Ends, Form};
use super::whom::{Whom, refused};
use crate::components::field::{Field, Kind};
use crate::components::notice::Mistake;
use crate::components::once::Once;
use crate::form::Sent;
use crate::pages::people::name_typed;
use crate::pages::role::change::{self, Change};
use crate::problem::Problem;

/// The form.
pub async fn show(whom: Whom) -> Markup {
    page(&whom, whom.name(), &[])
}

/// Changes the name.
pub async fn change(whom: Whom, RawForm(body): RawForm) -> Result<Response, Problem> {
    let sent = Sent::of(&body);
    let typed = sent.value("name");
    let again = |found: &[Mistake]| page(&whom, typed, found);
    match name_typed(typed) {
        Ok(name) => {
            let commands = vec![Command::RenamePerson { person: whom.id(), name }];
            let change =
                Change { commands, once: Once::of(&sent), to: whom.address(""), done: "person-renamed" };
            change::make(&whom.app, change, |_| "name", again).await
        }
        Err(mistake) => Ok(refused(again(&[mistake]))),
    }
}

fn page(whom: &Whom, typed: &str, found: &[Mistake]) -> Markup {
    let form = Form {
        title: "Change the name",
        before: html! { p class="govuk-body" { "What they were called before stays in the ledger, with what they did." } },
        fields: Field::new("name", "Their name", Kind::Name)
            .typed(typed)
            .hint("As colleagues know them")
            .show(found),
        action: "/name",
        button: "Change the name",
        ends: Ends::Nothing,
    };
    form.page(whom, found)
}
