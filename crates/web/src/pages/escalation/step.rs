//! What the forms on a matter have in common: which matter, how many steps it was seen with, the form around their fields.

use axum::response::Response;
use goldthread_plan::escalation::{Escalation, EscalationCommand, EscalationField};
use maud::{Markup, html};

use crate::components::Link;
use crate::components::ask::{Ends, Form, form};
use crate::components::lists::prose;
use crate::components::notice::Mistake;
use crate::form::Sent;
use crate::matter::OnMatter;
use crate::problem::Problem;

/// A form on a matter.
pub struct OnStep {
    /// What it does: the heading of the page.
    pub title: &'static str,
    /// What its button says.
    pub button: &'static str,
    /// What it is sent to, under the matter: `answers`.
    pub under: &'static str,
    /// What follows from it; may be empty.
    pub means: Markup,
    /// Its fields.
    pub fields: Markup,
}

/// How many steps the matter had as whoever sent the form saw it.
pub fn steps_of(sent: &Sent) -> usize {
    sent.value("steps").parse().unwrap_or(0)
}

/// The link to a matter.
pub fn at(on: &OnMatter, one: &Escalation) -> Link {
    let href = on.seen.place.now().page(&format!("escalations/{}", one.number), &[]);
    Link::new(format!("Escalation {}", one.number), href)
}

/// The page of the form. Sent again, it carries what it was seen with, so that whoever sends it looks first.
pub fn page(on: &OnMatter, one: &Escalation, sent: &Sent, asked: &OnStep, found: &[Mistake]) -> Markup {
    let (at, current) = (at(on, one), one.current());
    let fields = html! {
        (asked.fields)
        (on.who(sent.value("by")).field(found, "It stands beside what you say."))
        input type="hidden" name="steps" value=(one.steps.len());
    };
    let before = html! {
        p class="govuk-body" { "It stands with " strong { (current.to) } " since " (crate::words::day(current.on)) ", to answer by " (crate::words::day(one.last_day())) "." }
        blockquote class="gt-quote" { (prose(&current.why)) }
        (asked.means)
    };
    let shown = Form {
        title: asked.title,
        about: &on.caption(),
        before,
        fields,
        action: format!("{}/{}", at.href, asked.under),
        button: asked.button,
        ends: Ends::Nothing,
        back: at.href.clone(),
    };
    on.page(asked.title, !found.is_empty(), Some(at), &form(&shown, found))
}

/// Has the plan decide, and leads back to the matter.
///
/// # Errors
/// [`Problem`] where it could not be kept.
pub async fn done(
    on: &OnMatter,
    one: &Escalation,
    command: EscalationCommand,
    sent: &Sent,
    done: &'static str,
    again: impl FnOnce(&[Mistake]) -> Markup,
) -> Result<Response, Problem> {
    on.escalate(command, sent, (&at(on, one).href, done), field_of, again).await
}

/// The field that a refusal speaks of.
pub fn field_of(field: EscalationField) -> &'static str {
    match field {
        EscalationField::To => "rung",
        EscalationField::By => "answer-by",
        EscalationField::Why => "why",
        EscalationField::Who => "who",
        EscalationField::Words | EscalationField::Owner => "words",
    }
}
