//! Opens an action again that is said to be complete.

use axum::extract::RawForm;
use axum::response::Response;
use goldthread_plan::work::{ReopenReason, WorkCommand, WorkField};
use maud::{Markup, html};

use super::stands;
use super::typed::Typed;
use crate::components::area::Area;
use crate::components::ask::{Ends, Form, form};
use crate::components::choice::{Choice, Pick};
use crate::components::notice::Mistake;
use crate::components::track::{Way, track};
use crate::doing::{self, Doing};
use crate::form::Sent;
use crate::problem::Problem;
use crate::stale::{self, Again};
use crate::words;

const TITLE: &str = "Open it again";

/// The form.
pub async fn ask(doing: Doing) -> Markup {
    page(&doing, &Typed::default(), &[])
}

/// Opens it.
pub async fn reopen(doing: Doing, RawForm(body): RawForm) -> Result<Response, Problem> {
    let sent = Sent::of(&body);
    let typed = Typed::of(&sent);
    let Some(reason) = ReopenReason::ALL.into_iter().find(|reason| reason.words() == typed.reason) else {
        let missing = Mistake { field: "reason", words: "Choose why it is opened again".to_owned() };
        return Ok(doing::refused(page(&doing, &typed, &[missing])));
    };
    let command = WorkCommand::Reopen { action: doing.number(), reason, words: typed.why.clone() };
    let meanwhile = || {
        Mistake {
        field: "why",
        words: "Somebody else said something on this action after you opened the page. Read how it stands now; then open it again, or \
                leave it"
            .to_owned(),
    }
    };
    let again = |now: &Doing, again: Again<'_>| match again {
        Again::Wrong(found) => page(now, &typed, found),
        Again::Stale => page(now, &typed, &[meanwhile()]),
    };
    doing.work_as_shown(command, &sent, "reopened", stands, |_: WorkField| "why", again).await
}

fn page(doing: &Doing, typed: &Typed, found: &[Mistake]) -> Markup {
    let (plan, action) = (doing.seen.plan(), doing.action());
    let picks = ReopenReason::ALL.map(|reason| Pick::new(reason.words(), words::sentence(reason.words())));
    let before = html! {
        (track(&Way::of(plan, action, doing.seen.app.directory())))
        p class="govuk-body" { "What was said until now stays in the history. The action is open, and is claimed anew when it is complete." }
    };
    let fields = html! {
        input type="hidden" name=(stale::FIELD) value=(stands(plan, action));
        (Choice::new("reason", "Why it is opened again", &picks).chosen(&typed.reason).show(found))
        (Area::new("why", "Why, in words", 3).hint("What was found, and what is to be done.").typed(&typed.why).show(found))
        (doing.who(&typed.by).field(found, "It stands beside the reason."))
    };
    let shown = Form {
        title: TITLE,
        about: action.fields().text.text(),
        before,
        fields,
        action: doing.address("/completion/reopening"),
        button: TITLE,
        ends: Ends::Nothing,
        back: doing.address("/completion"),
    };
    doing.page(TITLE, !found.is_empty(), &form(&shown, found))
}
