//! `GET /people/{person}/leaving` asks for somebody's last day, `POST` records it and shuts them out; `/return` lets them come back.

use std::sync::Arc;

use axum::extract::RawForm;
use axum::response::Response;
use goldthread_accounts::AccountError;
use goldthread_people::Command;
use maud::{Markup, html};

use super::ask::{Ends, Form};
use super::whom::{Whom, refused};
use crate::components::days::day;
use crate::components::field::{Field, Kind};
use crate::components::notice::Mistake;
use crate::components::once::Once;
use crate::form::Sent;
use crate::pages::people::elsewhere::Elsewhere;
use crate::pages::role::change::{self, Change};
use crate::problem::Problem;

const NO_LAST_DAY: &str = "Enter their last day";
const NO_FIRST_DAY: &str = "Enter their first day back";

/// Asks for their last day.
pub async fn ask(whom: Whom) -> Markup {
    leaving_page(&whom, &whom.today.to_string(), &[])
}

/// Records that they leave. What they hold and may do ends with it; so does that they sign in, unless they do elsewhere.
pub async fn record(whom: Whom, RawForm(body): RawForm) -> Result<Response, Problem> {
    let sent = Sent::of(&body);
    let typed = sent.value("on");
    let again = |found: &[Mistake]| leaving_page(&whom, typed, found);
    let on = match day("on", typed, NO_LAST_DAY) {
        Ok(on) => on,
        Err(mistake) => return Ok(refused(again(&[mistake]))),
    };
    let commands = vec![Command::RecordLeaving { person: whom.id(), on }];
    let change = Change { commands, once: Once::of(&sent), to: whom.address(""), done: "person-left" };
    let made = change::make(&whom.app, change, |_| "on", again).await;
    // A form that is sent again after they came back changes nothing, and shuts nobody out.
    let has_left = whom.app.house().directory().person(whom.id()).is_some_and(|person| person.left.is_some());
    // What was kept, and failed only afterwards, shuts them out all the same.
    let is_refused = made.as_ref().is_ok_and(|answer| !answer.status().is_redirection());
    if has_left && !is_refused {
        shut_out(&whom).await.map_err(Problem::having_kept)?;
    }
    made
}

/// Asks for their first day back.
pub async fn ask_return(whom: Whom) -> Markup {
    return_page(&whom, &whom.today.to_string(), &[])
}

/// Records that they are back.
pub async fn record_return(whom: Whom, RawForm(body): RawForm) -> Result<Response, Problem> {
    let sent = Sent::of(&body);
    let typed = sent.value("on");
    let again = |found: &[Mistake]| return_page(&whom, typed, found);
    match day("on", typed, NO_FIRST_DAY) {
        Ok(on) => {
            let commands = vec![Command::RecordReturn { person: whom.id(), on }];
            let change =
                Change { commands, once: Once::of(&sent), to: whom.address(""), done: "person-returned" };
            change::make(&whom.app, change, |_| "on", again).await
        }
        Err(mistake) => Ok(refused(again(&[mistake]))),
    }
}

async fn shut_out(whom: &Whom) -> Result<(), Problem> {
    if Elsewhere::of(&whom.app, whom.id()).await? == Elsewhere::There {
        return Ok(());
    }
    let accounts = Arc::clone(whom.app.deployment().accounts());
    let (id, hand, now) = (whom.account(), whom.hand()?, whom.app.now());
    match whom.app.aside(move || accounts.disable(id, hand, now)).await? {
        Ok(()) | Err(AccountError::NoSuchAccount) => Ok(()),
        Err(fault) => Err(Problem::fault(fault)),
    }
}

fn leaving_page(whom: &Whom, typed: &str, found: &[Mistake]) -> Markup {
    let form = Form {
        title: "Record that they leave",
        before: html! {
            p class="govuk-body" {
                "What " (whom.name()) " may do ends as soon as this is recorded, and they cannot sign in any more. Their roles end on the last day. "
                "What they did stays, under their name."
            }
            (to_hand_over(whom))
        },
        fields: Field::new("on", "Their last day", Kind::Day)
            .typed(typed)
            .hint("Today or before")
            .show(found),
        action: "/leaving",
        button: "Record it",
        ends: Ends::Something,
    };
    form.page(whom, found)
}

/// The roles that nobody would hold any more.
fn to_hand_over(whom: &Whom) -> Markup {
    let roles = whom.app.directory().held_by(whom.id(), whom.today);
    html! {
        @if !roles.is_empty() {
            p class="govuk-body" { "They hold these roles today. If somebody takes one over, hand it over first:" }
            ul class="govuk-list govuk-list--bullet" {
                @for role in roles { li { a class="govuk-link" href={ "/roles/" (role.id) "/hand-over" } { (role.title()) } } }
            }
        }
    }
}

fn return_page(whom: &Whom, typed: &str, found: &[Mistake]) -> Markup {
    let form = Form {
        title: "Record that they are back",
        before: html! {
            p class="govuk-body" { (whom.name()) " comes back with nothing of what they had: give them their rights and roles anew, and enable their account." }
        },
        fields: Field::new("on", "Their first day back", Kind::Day).typed(typed).show(found),
        action: "/return",
        button: "Record it",
        ends: Ends::Nothing,
    };
    form.page(whom, found)
}
