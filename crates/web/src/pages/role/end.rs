//! The last day of a holder, of a deputy, or of a role itself: each asked by `GET`, ended by `POST`.

use axum::extract::RawForm;
use axum::response::Response;
use goldthread_people::Command;
use jiff::civil::Date;
use maud::{Markup, html};

use super::asked::Asked;
use super::change::{self, Change};
use crate::components::ask::{Ends, Form, form};
use crate::components::days::day;
use crate::components::field::{Field, Kind};
use crate::components::notice::Mistake;
use crate::components::once::Once;
use crate::form::Sent;
use crate::problem::Problem;

const NO_DAY: &str = "Enter the last day";

/// What is to end.
struct Ending {
    title: String,
    what_follows: &'static str,
    under: String,
    done: &'static str,
    command: Box<dyn Fn(Date) -> Command + Send + Sync>,
}

/// Asks for the last day of a holder.
pub async fn ask_holder(asked: Asked) -> Result<Markup, Problem> {
    holder(&asked).map(|ending| first_page(&asked, &ending))
}

/// Ends that somebody holds the role.
pub async fn end_holder(asked: Asked, RawForm(body): RawForm) -> Result<Response, Problem> {
    let ending = holder(&asked)?;
    end(&asked, ending, &body).await
}

/// Asks for the last day of a deputy.
pub async fn ask_deputy(asked: Asked) -> Result<Markup, Problem> {
    deputy(&asked).map(|ending| first_page(&asked, &ending))
}

/// Ends that somebody deputises.
pub async fn end_deputy(asked: Asked, RawForm(body): RawForm) -> Result<Response, Problem> {
    let ending = deputy(&asked)?;
    end(&asked, ending, &body).await
}

/// Asks for the last day of the role.
pub async fn ask_role(asked: Asked) -> Markup {
    first_page(&asked, &whole_role(&asked))
}

/// Ends the role.
pub async fn end_role(asked: Asked, RawForm(body): RawForm) -> Result<Response, Problem> {
    let ending = whole_role(&asked);
    end(&asked, ending, &body).await
}

fn holder(asked: &Asked) -> Result<Ending, Problem> {
    let (role, person) = (asked.role.id, asked.person()?);
    let id = person.id;
    Ok(Ending {
        title: format!("End that {} holds the role", person.name),
        what_follows: "What they answered for stays with the role. If somebody takes it over from them on the next day, hand it over instead.",
        under: format!("/holders/{id}/end"),
        done: "holder-ended",
        command: Box::new(move |on| Command::EndHolder { role, person: id, on }),
    })
}

fn deputy(asked: &Asked) -> Result<Ending, Problem> {
    let (role, person) = (asked.role.id, asked.person()?);
    let id = person.id;
    Ok(Ending {
        title: format!("End that {} deputises", person.name),
        what_follows: "They stay a person of the authority, with all else that they hold.",
        under: format!("/deputies/{id}/end"),
        done: "deputy-ended",
        command: Box::new(move |on| Command::EndDeputy { role, person: id, on }),
    })
}

fn whole_role(asked: &Asked) -> Ending {
    let role = asked.role.id;
    Ending {
        title: "End the role".to_owned(),
        what_follows: "Nobody holds it or deputises after its last day, and leads that plans print for it stand for nobody then. Its history stays.",
        under: "/end".to_owned(),
        done: "role-ended",
        command: Box::new(move |on| Command::EndRole { role, on }),
    }
}

async fn end(asked: &Asked, ending: Ending, body: &[u8]) -> Result<Response, Problem> {
    let sent = Sent::of(body);
    let typed = sent.value("on");
    let again = |found: &[Mistake]| page(asked, &ending, typed, found);
    match day("on", typed, NO_DAY) {
        Ok(on) => {
            let (commands, once) = (vec![(ending.command)(on)], Once::of(&sent));
            let change = Change { commands, once, to: asked.address(""), done: ending.done };
            change::make(&asked.app, change, |_| "on", again).await
        }
        Err(mistake) => Ok(change::refused(again(&[mistake]))),
    }
}

fn first_page(asked: &Asked, ending: &Ending) -> Markup {
    page(asked, ending, &asked.today.to_string(), &[])
}

fn page(asked: &Asked, ending: &Ending, typed: &str, found: &[Mistake]) -> Markup {
    let shown = Form {
        title: &ending.title,
        about: asked.role.title().as_str(),
        before: html! { p class="govuk-body" { (ending.what_follows) } },
        fields: Field::new("on", "The last day", Kind::Day).typed(typed).show(found),
        action: asked.address(&ending.under),
        button: "End it",
        ends: Ends::Something,
        back: asked.address(""),
    };
    asked.page(&ending.title, !found.is_empty(), &form(&shown, found))
}
