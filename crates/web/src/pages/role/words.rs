//! `GET /roles/{role}/words` asks how a role is called and printed, `POST` changes it.

use axum::extract::RawForm;
use axum::response::Response;
use goldthread_people::{Command, Refusal};
use maud::{Markup, html};

use super::asked::Asked;
use super::change::{self, Change};
use crate::components::ask::{Ends, Form, form};
use crate::components::notice::Mistake;
use crate::components::once::Once;
use crate::form::Sent;
use crate::pages::roles::form::Words;
use crate::pages::roles::words_fields;
use crate::problem::Problem;

const TITLE: &str = "Change how the role is called and printed";

/// The form, with the words as they are.
pub async fn show(asked: Asked) -> Markup {
    page(&asked, &Words::as_kept(&asked.role.words), &[])
}

/// Changes the words.
pub async fn change(asked: Asked, RawForm(body): RawForm) -> Result<Response, Problem> {
    let sent = Sent::of(&body);
    let typed = Words::of(&sent);
    let again = |found: &[Mistake]| page(&asked, &typed, found);
    match typed.parse() {
        Ok(words) => {
            let commands = vec![Command::ChangeRole { role: asked.role.id, words }];
            let change =
                Change { commands, once: Once::of(&sent), to: asked.address(""), done: "role-changed" };
            change::make(&asked.app, change, |refusal| field_of(&typed, refusal), again).await
        }
        Err(found) => Ok(change::refused(again(&found))),
    }
}

fn field_of(typed: &Words, refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::CodeTaken { code, .. } => typed.field_of(code),
        _ => "title",
    }
}

fn page(asked: &Asked, typed: &Words, found: &[Mistake]) -> Markup {
    let before = html! {
        p class="govuk-body" { "From now on plans are looked through with the new words. What it was called before stays in its history." }
    };
    let shown = Form {
        title: TITLE,
        about: asked.role.title().as_str(),
        before,
        fields: words_fields(typed, found),
        action: asked.address("/words"),
        button: "Change it",
        ends: Ends::Nothing,
        back: asked.address(""),
    };
    asked.page(TITLE, !found.is_empty(), &form(&shown, found))
}
