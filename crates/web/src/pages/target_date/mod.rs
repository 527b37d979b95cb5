//! `GET /plans/{plan}/actions/{action}/target-date` asks to what the date moves, why and who agreed; `POST` moves it.

#[cfg(test)]
mod tests;

use axum::extract::RawForm;
use axum::response::Response;
use goldthread_plan::timescale::YearHint;
use goldthread_plan::work::{MoveReason, WorkCommand, WorkField};
use goldthread_plan::{Action, Plan, Timescale};
use maud::{Markup, html};

use crate::components::area::Area;
use crate::components::ask::{Ends, Form, form};
use crate::components::choice::{Choice, Pick};
use crate::components::field::{Field, Kind};
use crate::components::moves::{Moves, moves};
use crate::components::notice::Mistake;
use crate::doing::{self, Doing};
use crate::form::Sent;
use crate::problem::Problem;
use crate::stale::{self, Again};
use crate::{when, words};

const TITLE: &str = "Move the date";

/// What was typed.
#[derive(Debug, Clone, Default)]
struct Typed {
    date: String,
    reason: String,
    why: String,
    agreed_by: String,
    by: String,
}

impl Typed {
    fn of(sent: &Sent) -> Self {
        let value = |name| sent.value(name).to_owned();
        Self {
            date: value("date"),
            reason: value("reason"),
            why: value("why"),
            agreed_by: value("agreed-by"),
            by: value("by"),
        }
    }

    /// What is to be done, or what is missing.
    fn command(&self, doing: &Doing) -> Result<WorkCommand, Vec<Mistake>> {
        let reason = reason_of(&self.reason);
        let missing = [
            (self.date.is_empty(), "date", "Enter the new date"),
            (reason.is_none(), "reason", "Choose why the date moves"),
            (self.why.is_empty(), "why", "Say in a few words why the date moves"),
            (self.agreed_by.is_empty(), "agreed-by", "Say who agreed that the date moves"),
        ];
        let missing = missing.into_iter().filter(|(is, ..)| *is);
        let missing: Vec<Mistake> =
            missing.map(|(_, field, words)| Mistake { field, words: words.to_owned() }).collect();
        match reason {
            Some(reason) if missing.is_empty() => Ok(WorkCommand::MoveDate {
                action: doing.number(),
                to: read(&self.date, doing),
                reason,
                why: self.why.clone(),
                agreed_by: self.agreed_by.clone(),
            }),
            _ => Err(missing),
        }
    }
}

/// A date as people write it; where they leave out the year it is the one that this day stands in.
fn read(typed: &str, doing: &Doing) -> Timescale {
    Timescale::read(typed, YearHint::new(Some(words::today(doing.seen.app.now()))))
}

/// The reason that a form names by its words.
pub fn reason_of(words: &str) -> Option<MoveReason> {
    MoveReason::ALL.into_iter().find(|reason| reason.words() == words)
}

/// The reasons that a form offers.
pub fn reasons() -> Vec<Pick> {
    MoveReason::ALL.map(|reason| Pick::new(reason.words(), words::sentence(reason.words()))).to_vec()
}

/// The date of an action as a form carries it.
pub fn shown(_: &Plan, action: &Action) -> String {
    action.fields().timescale.printed().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The form.
pub async fn show(doing: Doing) -> Markup {
    page(&doing, &Typed::default(), &[])
}

/// Moves the date.
pub async fn move_it(doing: Doing, RawForm(body): RawForm) -> Result<Response, Problem> {
    let sent = Sent::of(&body);
    let typed = Typed::of(&sent);
    let command = match typed.command(&doing) {
        Ok(command) => command,
        Err(found) => return Ok(doing::refused(page(&doing, &typed, &found))),
    };
    let again = |now: &Doing, again: Again<'_>| match again {
        Again::Wrong(found) => page(now, &typed, found),
        Again::Stale => page(now, &typed, &[moved_meanwhile(now, sent.value(stale::FIELD))]),
    };
    doing.work_as_shown(command, &sent, "date-moved", shown, field_of, again).await
}

fn moved_meanwhile(now: &Doing, before: &str) -> Mistake {
    let before = if before.is_empty() { "no date" } else { before };
    let words = format!(
        "Somebody has moved the date meanwhile: it was {before} when you opened this page, and is {} now. Nothing of yours is kept yet; \
         move it to {} all the same, or leave it",
        when::printed(now.action()),
        "what you typed",
    );
    Mistake { field: "date", words }
}

fn field_of(field: WorkField) -> &'static str {
    match field {
        WorkField::Why => "why",
        WorkField::AgreedBy => "agreed-by",
        _ => "date",
    }
}

fn page(doing: &Doing, typed: &Typed, found: &[Mistake]) -> Markup {
    let action = doing.action();
    let shown_with = shown(doing.seen.plan(), action);
    let before = html! {
        p class="govuk-body" { "By when now: " strong { (when::printed(action)) } }
        (moves(&Moves::of(action, doing.seen.app.directory())))
        p class="govuk-body" { "The first date always stays beside the one that you set." }
    };
    let picks = reasons();
    let fields = html! {
        input type="hidden" name=(stale::FIELD) value=(shown_with);
        (Field::new("date", "The new date", Kind::Words).hint("As you would write it: 31 March 2027, March 2027, or monthly.").typed(&typed.date).show(found))
        (Choice::new("reason", "Why it moves", &picks).chosen(&typed.reason).show(found))
        (Area::new("why", "Why, in words", 3).hint("What happened, and what is done about it. It stands in the history for ever, so name no child.").typed(&typed.why).show(found))
        (Field::new("agreed-by", "Who agreed", Kind::Name).hint("A person by their role, or a board and its date.").typed(&typed.agreed_by).show(found))
        (doing.who(&typed.by).field(found, "It stands beside the move."))
    };
    let shown = Form {
        title: TITLE,
        about: action.fields().text.text(),
        before,
        fields,
        action: doing.address("/target-date"),
        button: TITLE,
        ends: Ends::Nothing,
        back: doing.address(""),
    };
    doing.page(TITLE, !found.is_empty(), &form(&shown, found))
}
