//! Answers a concern.

use axum::extract::RawForm;
use axum::response::Response;
use goldthread_plan::escalation::{Concern, EscalationCommand};
use maud::{Markup, html};

use crate::components::Link;
use crate::components::area::Area;
use crate::components::ask::{Ends, Form, form};
use crate::components::lists::prose;
use crate::components::notice::Mistake;
use crate::form::Sent;
use crate::matter::{self, OnMatter};
use crate::problem::Problem;

const TITLE: &str = "Answer a concern";

/// The form.
pub async fn ask(on: OnMatter) -> Result<Markup, Problem> {
    let concern = matter::concern_of(&on.seen)?;
    Ok(page(&on, concern, &Sent::default(), &[]))
}

/// Keeps the answer.
pub async fn answer(on: OnMatter, RawForm(body): RawForm) -> Result<Response, Problem> {
    let (sent, concern) = (Sent::of(&body), matter::concern_of(&on.seen)?);
    let (number, words) = (concern.number, sent.value("words").to_owned());
    let command = EscalationCommand::AnswerConcern { concern: number, words };
    let again = |found: &[Mistake]| page(&on, concern, &sent, found);
    on.escalate(command, &sent, (&at(&on, concern).href, "concern-answered"), |_| "words", again).await
}

/// The link to a concern.
pub fn at(on: &OnMatter, concern: &Concern) -> Link {
    let href = on.seen.place.now().page(&format!("concerns/{}", concern.number), &[]);
    Link::new(format!("Concern {}", concern.number), href)
}

fn page(on: &OnMatter, concern: &Concern, sent: &Sent, found: &[Mistake]) -> Markup {
    let at = at(on, concern);
    let fields = html! {
        (Area::new("words", "What is done about it", 4).hint("What you do, by when; or why nothing can be done.").typed(sent.value("words")).show(found))
        (on.who(sent.value("by")).field(found, "It stands beside the answer."))
    };
    let shown = Form {
        title: TITLE,
        about: &on.caption(),
        before: html! { blockquote class="gt-quote" { (prose(&concern.words)) } },
        fields,
        action: format!("{}/answers", at.href),
        button: "Answer it",
        ends: Ends::Nothing,
        back: at.href.clone(),
    };
    on.page(TITLE, !found.is_empty(), Some(at), &form(&shown, found))
}
