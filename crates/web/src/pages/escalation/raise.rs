//! Takes a matter to the ladder.

use axum::extract::RawForm;
use axum::response::Response;
use goldthread_plan::escalation::{Cause, Concern, ConcernNumber, EscalationCommand};
use maud::{Markup, html};

use super::rungs;
use super::step::field_of;
use crate::components::area::Area;
use crate::components::ask::{Ends, Form, form};
use crate::components::choice::{ASKS, Choice, Pick};
use crate::components::lists::prose;
use crate::components::notice::Mistake;
use crate::doing;
use crate::form::Sent;
use crate::ladder::{self, Reach};
use crate::matter::OnMatter;
use crate::problem::Problem;
use crate::words;

const TITLE: &str = "Take it up the ladder";
const NO_CAUSE: &str = "Choose why it is taken up";

/// The form; the address may name the concern that it comes of.
pub async fn ask(on: OnMatter) -> Result<Markup, Problem> {
    let kept = ladder::kept(&on.seen.app).await?;
    let concern = concern_called(&on, on.seen.asked("concern").unwrap_or_default());
    let reach = ladder::reach(&on, &kept.ladder, concern, None);
    Ok(page(&on, (concern, &reach), &Sent::default(), &[]))
}

/// Takes it there.
pub async fn raise(on: OnMatter, RawForm(body): RawForm) -> Result<Response, Problem> {
    let sent = Sent::of(&body);
    let kept = ladder::kept(&on.seen.app).await?;
    let concern = concern_called(&on, sent.value("concern"));
    let reach = ladder::reach(&on, &kept.ladder, concern, None);
    let again = |found: &[Mistake]| page(&on, (concern, &reach), &sent, found);
    let cause = Cause::ALL.into_iter().find(|cause| cause.slug() == sent.value("cause"));
    let no_cause = || Mistake { field: "cause", words: NO_CAUSE.to_owned() };
    let (cause, to) = match (cause.ok_or_else(no_cause), rungs::chosen(&reach, &sent)) {
        (Ok(cause), Ok(to)) => (cause, to),
        (cause, to) => {
            let found: Vec<Mistake> = cause.err().into_iter().chain(to.err()).collect();
            return Ok(doing::refused(again(&found)));
        }
    };
    let why = sent.value("why").to_owned();
    let concern = concern.map(|concern| concern.number);
    let command = EscalationCommand::Raise { cause, about: on.about(), concern, to, why };
    on.escalate(command, &sent, (&on.address(), "escalation"), field_of, again).await
}

/// A concern about the same, by its number.
fn concern_called<'o>(on: &'o OnMatter, number: &str) -> Option<&'o Concern> {
    let concern = on.seen.plan().concern(ConcernNumber(number.parse().ok()?))?;
    (concern.about == on.about()).then_some(concern)
}

fn page(
    on: &OnMatter,
    (concern, reach): (Option<&Concern>, &Reach),
    sent: &Sent,
    found: &[Mistake],
) -> Markup {
    let picks: Vec<Pick> =
        Cause::ALL.iter().map(|cause| Pick::new(cause.slug(), words::sentence(cause.words()))).collect();
    let first = concern.map_or("", |_| Cause::ConcernUnanswered.slug());
    let cause = Choice {
        name: "cause",
        label: "Why it is taken up",
        hint: "",
        picks: &picks,
        chosen: sent.sent("cause").unwrap_or(first),
        none: ASKS,
    };
    let fields = html! {
        @if let Some(concern) = concern { input type="hidden" name="concern" value=(concern.number); }
        (cause.show(found))
        (rungs::fields(reach, sent, found))
        (Area::new("why", "What they need to know", 3).hint("What was tried, and what you ask of them.").typed(sent.value("why")).show(found))
        (on.who(sent.value("by")).field(found, "It stands beside the matter."))
    };
    let before = html! {
        p class="govuk-body" { "Whoever it goes to has to answer by their last day; if nobody does, it can be taken up further. It stands in the history for ever, so name no child." }
        @if let Some(concern) = concern { blockquote class="gt-quote" { (prose(&concern.words)) } }
    };
    let shown = Form {
        title: TITLE,
        about: &on.caption(),
        before,
        fields,
        action: format!("{}/escalations", on.address()),
        button: "Take it up",
        ends: Ends::Nothing,
        back: on.address(),
    };
    on.page(TITLE, !found.is_empty(), None, &form(&shown, found))
}
