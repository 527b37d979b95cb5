//! `GET /plans/{plan}/evidence`: what bears the plan out; `GET .../evidence/new` and `POST .../evidence` add a piece, and the same under an
//! action, for those who answer for a part of a plan; `GET .../sections/{section}/evidence.zip` packs what bears a section out.

pub mod carried;
mod list;
mod pack;
mod page;
pub mod taking;
#[cfg(test)]
mod tests;
pub mod told;

use axum::response::Response;
use goldthread_plan::evidence::{EvidenceBody, EvidenceCommand, NewEvidence};
use maud::{Markup, html};

use self::carried::Carried;
pub use self::list::Lacking;
pub use self::pack::pack;
use self::taking::{Taking, sent_back};
use self::told::{Told, about_fields, action_ticks, where_fields};
use crate::components::Link;
use crate::components::ask::{Ends, Form, form_with_file};
use crate::components::notice::Mistake;
use crate::problem::Problem;
use crate::proving::Proving;
use crate::seen::Seen;
use crate::speak;

const TITLE: &str = "Add evidence";

/// All pieces, as they are asked for.
pub async fn show(seen: Seen) -> Markup {
    let view = list::EvidenceList::of(&seen);
    seen.page("Evidence", vec![seen.up()], &page::evidence(&view))
}

/// The form, with the action ticked that the address names.
pub async fn new(proving: Proving) -> Markup {
    let number = proving.seen.named("action").or_else(|| proving.seen.asked("action")?.parse().ok());
    form_page(&proving, &Told::for_action(number), &[])
}

/// Adds the piece.
pub async fn add(proving: Proving, carried: Carried) -> Result<Response, Problem> {
    let Carried { sent, file } = carried;
    let told = Told::of(&sent);
    let again = |found: &[Mistake]| form_page(&proving, &told, found);
    let (about, serves) = match (told.about(), told.serves(&proving)) {
        (Ok(about), Ok(serves)) => (about, serves),
        (about, serves) => {
            let mut found = about.err().unwrap_or_default();
            found.extend(told.is_one_thing(&file).err());
            found.extend(serves.err());
            return Ok(sent_back(&proving, &file, found, again));
        }
    };
    let command = |body: EvidenceBody| {
        EvidenceCommand::Add(NewEvidence { about: about.clone(), body, serves: serves.clone() })
    };
    let to = back(&proving);
    let taking = Taking { proving: &proving, sent: &sent, told: &told, to: (&to, "evidence") };
    taking.take(file, command, again).await
}

/// The page that whoever adds evidence came from: an action, or all evidence of the plan.
fn back(proving: &Proving) -> String {
    let place = proving.seen.place.now();
    let action = proving.seen.action().ok();
    action.map_or_else(|| place.page("evidence", &[]), |action| place.action(action.number()))
}

fn form_page(proving: &Proving, told: &Told, found: &[Mistake]) -> Markup {
    let action = proving.seen.action().ok();
    let back = back(proving);
    let before = html! {
        p class="govuk-body" { "What you say of it stands in the history for ever. The file stands beside it and is opened only by those who may." }
    };
    let fields = html! {
        (about_fields(told, found))
        (where_fields(proving, told, found))
        (action_ticks(proving, told, found))
        (proving.who(&told.by).field(found, "It stands beside the evidence."))
    };
    let shown = Form {
        title: TITLE,
        about: action.map_or_else(|| proving.seen.plan().title(), |action| action.fields().text.text()),
        before,
        fields,
        action: action.map_or_else(|| back.clone(), |_| format!("{back}/evidence")),
        button: "Add it",
        ends: Ends::Nothing,
        back: back.clone(),
    };
    let above = action.map_or_else(
        || Link::new("Evidence", back.clone()),
        |action| Link::new(speak::action_name(action), back.clone()),
    );
    proving.page(TITLE, Some(above), !found.is_empty(), &form_with_file(&shown, found))
}
