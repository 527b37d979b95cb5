//! Which actions a piece of evidence bears out. Of those that are not theirs nobody takes it away, nor adds it to one.

use axum::extract::RawForm;
use axum::response::Response;
use goldthread_plan::evidence::{Evidence, EvidenceCommand};
use maud::{Markup, html};

use crate::components::Link;
use crate::components::ask::{Ends, Form, form};
use crate::components::notice::Mistake;
use crate::doing::refused;
use crate::form::Sent;
use crate::pages::evidence::told::{Told, action_ticks};
use crate::problem::Problem;
use crate::proving::{Proving, piece_of};

const TITLE: &str = "Which actions it bears out";

/// The form, with the actions that it bears out now.
pub async fn ask(proving: Proving) -> Result<Markup, Problem> {
    let piece = piece_of(&proving.seen)?;
    Ok(page(&proving, piece, &Told::as_it_is(piece), &[]))
}

/// Keeps which they are.
pub async fn set(proving: Proving, RawForm(body): RawForm) -> Result<Response, Problem> {
    let sent = Sent::of(&body);
    let (piece, told) = (piece_of(&proving.seen)?, Told::of(&sent));
    let again = |found: &[Mistake]| page(&proving, piece, &told, found);
    let mut serves = match told.serves(&proving) {
        Ok(serves) => serves,
        Err(mistake) => return Ok(refused(again(&[mistake]))),
    };
    serves.extend(piece.serves.iter().copied().filter(|number| !proving.may_tell_of(*number)));
    let command = EvidenceCommand::Serve { evidence: piece.number, serves };
    let to = proving.seen.place.now().piece(piece.number);
    proving.change(command, &sent, (&to, "evidence-serves"), "action", again).await
}

fn page(proving: &Proving, piece: &Evidence, told: &Told, found: &[Mistake]) -> Markup {
    let back = proving.seen.place.now().piece(piece.number);
    let others = piece.serves.iter().filter(|number| !proving.may_tell_of(**number)).count();
    let before = html! {
        @if others > 0 {
            p class="govuk-body" { "It also bears out " (crate::words::count(others, "action", "actions")) " that others answer for. That stays as it is." }
        }
    };
    let fields = html! {
        (action_ticks(proving, told, found))
        (proving.who(&told.by).field(found, "It stands in the history."))
    };
    let shown = Form {
        title: TITLE,
        about: &piece.about.title,
        before,
        fields,
        action: format!("{back}/actions"),
        button: "Save",
        ends: Ends::Nothing,
        back: back.clone(),
    };
    let above = Link::new(&piece.about.title, back);
    proving.page(TITLE, Some(above), !found.is_empty(), &form(&shown, found))
}
