//! Who holds a role, and who deputises for them: each asked by `GET`, appointed by `POST`.

use axum::extract::RawForm;
use axum::response::Response;
use maud::{Markup, html};

use super::appointed::{Appointed, field_of};
use super::asked::Asked;
use super::change::{self, Change};
use crate::components::ask::{Ends, Form, form};
use crate::components::notice::Mistake;
use crate::components::once::Once;
use crate::form::Sent;
use crate::pages::roles::people;
use crate::problem::Problem;

/// As what somebody is appointed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Post {
    Holder,
    Deputy,
}

/// Asks who holds the role.
pub async fn ask_holder(asked: Asked) -> Markup {
    first_page(&asked, Post::Holder)
}

/// Lets somebody hold the role.
pub async fn holder(asked: Asked, RawForm(body): RawForm) -> Result<Response, Problem> {
    appoint(&asked, Post::Holder, &body).await
}

/// Asks who deputises.
pub async fn ask_deputy(asked: Asked) -> Markup {
    first_page(&asked, Post::Deputy)
}

/// Lets somebody deputise.
pub async fn deputy(asked: Asked, RawForm(body): RawForm) -> Result<Response, Problem> {
    appoint(&asked, Post::Deputy, &body).await
}

async fn appoint(asked: &Asked, post: Post, body: &[u8]) -> Result<Response, Problem> {
    let sent = Sent::of(body);
    let typed = Appointed::of(&sent);
    let again = |found: &[Mistake]| page(asked, post, &typed, found);
    let (command, done) = match post {
        Post::Holder => (typed.as_holder(asked.role.id), "holder"),
        Post::Deputy => (typed.as_deputy(asked.role.id), "deputy"),
    };
    match command {
        Ok(command) => {
            let (once, to) = (Once::of(&sent), asked.address(""));
            let change = Change { commands: vec![command], once, to, done };
            change::make(&asked.app, change, field_of, again).await
        }
        Err(found) => Ok(change::refused(again(&found))),
    }
}

fn first_page(asked: &Asked, post: Post) -> Markup {
    let typed = Appointed { from: asked.today.to_string(), ..Appointed::default() };
    page(asked, post, &typed, &[])
}

fn page(asked: &Asked, post: Post, typed: &Appointed, found: &[Mistake]) -> Markup {
    let people = people::picks(asked.app.directory(), asked.today);
    let fields = typed.fields(&people, found);
    let (title, under, button) = match post {
        Post::Holder => ("Add a holder", "/holders", "Add the holder"),
        Post::Deputy => ("Add a deputy", "/deputies", "Add the deputy"),
    };
    let shown = Form {
        title,
        about: asked.role.title().as_str(),
        before: before(asked, post),
        fields: html! { (fields) @if post == Post::Holder { (typed.job_share()) } },
        action: asked.address(under),
        button,
        ends: Ends::Nothing,
        back: asked.address(""),
    };
    asked.page(title, !found.is_empty(), &form(&shown, found))
}

fn before(asked: &Asked, post: Post) -> Markup {
    html! {
        p class="govuk-body" {
            @match post {
                Post::Holder => {
                    "Where somebody takes the role over from another, "
                    a class="govuk-link" href=(asked.address("/hand-over")) { "hand it over" }
                    " instead: then the history of each open action shows it."
                },
                Post::Deputy => "A deputy stands in for the holder. To deputise gives nobody a right to see anything.",
            }
        }
    }
}
