//! Puts a newer version in the place of a piece. The one before stays among its versions.

use axum::response::Response;
use goldthread_plan::evidence::{Evidence, EvidenceBody, EvidenceCommand};
use maud::{Markup, html};

use crate::components::Link;
use crate::components::area::Area;
use crate::components::ask::{Ends, Form, form_with_file};
use crate::components::notice::Mistake;
use crate::pages::evidence::carried::Carried;
use crate::pages::evidence::taking::{Taking, sent_back};
use crate::pages::evidence::told::{Told, about_fields, where_fields};
use crate::problem::Problem;
use crate::proving::{Proving, piece_of};

const TITLE: &str = "Put a newer version in its place";

/// The form, with what is said of the piece now.
pub async fn new(proving: Proving) -> Result<Markup, Problem> {
    let piece = piece_of(&proving.seen)?;
    Ok(page(&proving, piece, &Told::as_it_is(piece), &[]))
}

/// Keeps the newer version.
pub async fn replace(proving: Proving, carried: Carried) -> Result<Response, Problem> {
    let Carried { sent, file } = carried;
    let (piece, told) = (piece_of(&proving.seen)?, Told::of(&sent));
    let again = |found: &[Mistake]| page(&proving, piece, &told, found);
    let about = match told.about() {
        Ok(about) => about,
        Err(mut found) => {
            found.extend(told.is_one_thing(&file).err());
            return Ok(sent_back(&proving, &file, found, again));
        }
    };
    let evidence = piece.number;
    let command = |body: EvidenceBody| EvidenceCommand::Replace {
        evidence,
        about: about.clone(),
        body,
        why: told.why.clone(),
    };
    let to = proving.seen.place.now().piece(evidence);
    let taking = Taking { proving: &proving, sent: &sent, told: &told, to: (&to, "evidence-replaced") };
    taking.take(file, command, again).await
}

fn page(proving: &Proving, piece: &Evidence, told: &Told, found: &[Mistake]) -> Markup {
    let back = proving.seen.place.now().piece(piece.number);
    let before = html! {
        p class="govuk-body" { "The version before stays among its versions. Claims that rest on this evidence rest on the newer one from now on." }
    };
    let fields = html! {
        (about_fields(told, found))
        (where_fields(proving, told, found))
        (Area::new("why", "What is new in it", 2).hint("In a few words, for whoever saw the one before.").typed(&told.why).show(found))
        (proving.who(&told.by).field(found, "It stands beside the version."))
    };
    let shown = Form {
        title: TITLE,
        about: &piece.about.title,
        before,
        fields,
        action: format!("{back}/versions"),
        button: "Put it in its place",
        ends: Ends::Nothing,
        back: back.clone(),
    };
    let above = Link::new(&piece.about.title, back);
    proving.page(TITLE, Some(above), !found.is_empty(), &form_with_file(&shown, found))
}
