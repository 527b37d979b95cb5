//! Closes a concern: by whoever is to answer it, whoever raised it, or whoever runs the plan.

use axum::extract::RawForm;
use axum::response::Response;
use goldthread_people::Permission;
use goldthread_plan::escalation::{Concern, EscalationCommand};
use maud::{Markup, html};

use super::answer::at;
use crate::components::area::Area;
use crate::components::ask::{Ends, Form, form};
use crate::components::lists::prose;
use crate::components::notice::Mistake;
use crate::doing;
use crate::form::Sent;
use crate::matter::{self, OnMatter};
use crate::problem::Problem;

const TITLE: &str = "Close a concern";
const NOT_YOURS: &str = "Only whoever is to answer it, whoever raised it and whoever runs the plan close a concern; answer it, and ask one of them";

/// The form.
pub async fn ask(on: OnMatter) -> Result<Markup, Problem> {
    let concern = matter::concern_of(&on.seen)?;
    Ok(page(&on, concern, &Sent::default(), &[]))
}

/// Closes it.
pub async fn close(on: OnMatter, RawForm(body): RawForm) -> Result<Response, Problem> {
    let (sent, concern) = (Sent::of(&body), matter::concern_of(&on.seen)?);
    let again = |found: &[Mistake]| page(&on, concern, &sent, found);
    if !may_close(&on, concern) {
        let mistake = Mistake { field: "words", words: NOT_YOURS.to_owned() };
        return Ok(doing::refused(again(&[mistake])));
    }
    let (number, words) = (concern.number, sent.value("words").to_owned());
    let command = EscalationCommand::CloseConcern { concern: number, words };
    on.escalate(command, &sent, (&at(&on, concern).href, "concern-closed"), |_| "words", again).await
}

fn may_close(on: &OnMatter, concern: &Concern) -> bool {
    let thing = matter::thing(on.seen.shot.id(), on.seen.plan(), on.about());
    let own = on.person().is_some_and(|person| [concern.person, concern.by].contains(&Some(person)));
    own || on.seen.app.may(Permission::RunPlan, thing)
}

fn page(on: &OnMatter, concern: &Concern, sent: &Sent, found: &[Mistake]) -> Markup {
    let at = at(on, concern);
    let fields = html! {
        (Area::new("words", "Why it no longer stands", 3).typed(sent.value("words")).show(found))
        (on.who(sent.value("by")).field(found, "It stands beside the reason."))
    };
    let shown = Form {
        title: TITLE,
        about: &on.caption(),
        before: html! {
            blockquote class="gt-quote" { (prose(&concern.words)) }
            p class="govuk-body" { "Whoever is to answer it, whoever raised it and whoever runs the plan close a concern." }
        },
        fields,
        action: format!("{}/closing", at.href),
        button: "Close it",
        ends: Ends::Nothing,
        back: at.href.clone(),
    };
    on.page(TITLE, !found.is_empty(), Some(at), &form(&shown, found))
}
