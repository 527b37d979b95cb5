//! Takes a piece of evidence away. That it was there, and its file, stay in the history.

use axum::extract::RawForm;
use axum::response::Response;
use goldthread_plan::evidence::{Evidence, EvidenceCommand};
use maud::{Markup, html};

use crate::components::Link;
use crate::components::area::Area;
use crate::components::ask::{Ends, Form, form};
use crate::components::notice::Mistake;
use crate::doing::refused;
use crate::form::Sent;
use crate::problem::Problem;
use crate::proving::{Proving, piece_of};

const TITLE: &str = "Take evidence away";
const NOT_ALL_YOURS: &str = "It also bears out actions that others answer for; take it from yours under “Change which actions it bears out”";

/// The form.
pub async fn ask(proving: Proving) -> Result<Markup, Problem> {
    Ok(page(&proving, piece_of(&proving.seen)?, ("", ""), &[]))
}

/// Takes it away.
pub async fn remove(proving: Proving, RawForm(body): RawForm) -> Result<Response, Problem> {
    let sent = Sent::of(&body);
    let piece = piece_of(&proving.seen)?;
    let (why, by) = (sent.value("why"), sent.value("by"));
    // The form has one field: what speaks of the actions stands beside it.
    let beside = |found: &Mistake| match found.field {
        "action" => Mistake { field: "why", words: found.words.clone() },
        _ => found.clone(),
    };
    let again = |found: &[Mistake]| {
        let found: Vec<Mistake> = found.iter().map(beside).collect();
        page(&proving, piece, (why, by), &found)
    };
    if !piece.serves.iter().all(|number| proving.may_tell_of(*number)) {
        let words = NOT_ALL_YOURS.to_owned();
        return Ok(refused(again(&[Mistake { field: "why", words }])));
    }
    let command = EvidenceCommand::Withdraw { evidence: piece.number, why: why.to_owned() };
    let to = proving.seen.place.now().piece(piece.number);
    proving.change(command, &sent, (&to, "evidence-withdrawn"), "why", again).await
}

fn page(proving: &Proving, piece: &Evidence, (why, by): (&str, &str), found: &[Mistake]) -> Markup {
    let back = proving.seen.place.now().piece(piece.number);
    let before = html! {
        p class="govuk-body" { "It bears nothing out any more. That it was there stays in the history, and those who may can still open its file." }
    };
    let fields = html! {
        (Area::new("why", "Why it is taken away", 2).hint("Such as: it was added to the wrong plan. Name no child.").typed(why).show(found))
        (proving.who(by).field(found, "It stands in the history."))
    };
    let shown = Form {
        title: TITLE,
        about: &piece.about.title,
        before,
        fields,
        action: format!("{back}/removal"),
        button: "Take it away",
        ends: Ends::Something,
        back: back.clone(),
    };
    let above = Link::new(&piece.about.title, back);
    proving.page(TITLE, Some(above), !found.is_empty(), &form(&shown, found))
}
