//! `GET /drafts/{draft}/actions/{action}` and `.../sections/{section}`: a form beside the document; posted, it sets fields.
//!
//! What a form does not send stays as it is. Where the fields were changed after the form was made, nothing is set: the form comes
//! back with what was typed, beside what stands there now.

use axum::extract::{Path, RawForm};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use goldthread_plan::{ActionFields, DraftSection};
use maud::Markup;

use super::fields::{self, ActionForm, KINDS, SectionForm};
use super::late::{self, Late, Typed};
use super::row::{self, NotThere};
use super::{aside, held, waiting};
use crate::app::App;
use crate::components::notice::Mistake;
use crate::drafts::{Missed, Waiting};
use crate::form::Sent;
use crate::problem::Problem;
use crate::review::{ActionSet, Review, SectionSet, word_of};

/// Makes the page of a form.
type PageOf<Form> = fn(&App, &Waiting, &Form) -> Markup;

/// Why the fields of a form were not set.
enum Unset<Form> {
    NotThere(NotThere),
    /// The form as it is to be shown again; the status says why.
    Again(Box<(StatusCode, Waiting, Form)>),
}

/// The form of an action.
pub async fn action(app: App, Path((id, number)): Path<(String, usize)>) -> Result<Markup, Problem> {
    let waiting = waiting(&app, &id)?;
    let at = number.checked_sub(1).filter(|at| *at < waiting.keys.actions.len());
    let at = at.ok_or_else(|| Problem::nothing_called("action"))?;
    aside(&app, move |app| {
        let set = action_at(&waiting, at).map(|read| waiting.review.action(waiting.keys.actions[at], read).0);
        let set = set.unwrap_or_default();
        fields::action_page(app, &waiting, &ActionForm { at, now: set.clone(), set, mistake: None })
    })
    .await
}

/// Sets the fields of an action, or leaves it out.
pub async fn set_action(
    app: App,
    Path((id, number)): Path<(String, usize)>,
    RawForm(body): RawForm,
) -> Result<Response, Problem> {
    let sent = Sent::of(&body);
    let done = held(&app, &id)
        .and_then(|draft| app.drafts().change(draft, |waiting| action_as_sent(waiting, number, &sent)));
    let typed = typed(&sent, &fields::ACTION);
    answer(&app, &id, "action", done, (typed, fields::action_page)).await
}

fn action_as_sent(
    waiting: &Waiting,
    number: usize,
    form: &Sent,
) -> Result<(Review, usize), Unset<ActionForm>> {
    let at = row::place(&waiting.keys.actions, number, form).map_err(Unset::NotThere)?;
    let read = action_at(waiting, at).ok_or(Unset::NotThere(NotThere::Never))?;
    let key = waiting.keys.actions[at];
    let (now, _) = waiting.review.action(key, read);
    let field = |name: &str, now: &str| as_sent(form, name, now);
    let set = match form.value("do") {
        "as-read" => ActionSet::of(read),
        does => ActionSet {
            text: field("text", &now.text),
            leads: Some(lines(&field("leads", &now.leads)))
                .filter(|leads| *leads != lines(&now.leads))
                .unwrap_or_else(|| now.leads.clone()),
            timescale: field("timescale", &now.timescale),
            status: field("status", &now.status),
            left_out: does == "leave-out",
        },
    };
    let again = |status, set: &ActionSet, mistake: Mistake| {
        let mistake = Some(mistake);
        let shown = ActionForm { at, set: set.clone(), now: now.clone(), mistake };
        Err(Unset::Again(Box::new((status, waiting.clone(), shown))))
    };
    // Sent a second time, it is there already.
    if set != now && row::is_stale(form, &now) {
        let words = stale("action", now.left_out);
        return again(StatusCode::CONFLICT, &set, Mistake { field: first_other(&set, &now), words });
    }
    let mut review = (*waiting.review).clone();
    match (set.text.is_empty(), set.left_out) {
        (true, false) => {
            let words = "Enter what is to be done, or leave the action out".to_owned();
            return again(StatusCode::BAD_REQUEST, &set, Mistake { field: "text", words });
        }
        // What is left out needs no words; it keeps those that it had, to be taken in again.
        (true, true) => review.set_action(key, read, ActionSet { text: now.text.clone(), ..set }),
        (false, _) => review.set_action(key, read, set),
    }
    Ok((review, at + 1))
}

/// Leads back to the draft, or shows the form again, or says why neither can be.
async fn answer<Form: Send + 'static>(
    app: &App,
    id: &str,
    what: &'static str,
    done: Result<Result<usize, Unset<Form>>, Missed>,
    (typed, page): (Typed, PageOf<Form>),
) -> Result<Response, Problem> {
    match done {
        Ok(Ok(number)) => Ok(Redirect::to(&format!("/drafts/{id}#{what}-{number}")).into_response()),
        Ok(Err(Unset::NotThere(NotThere::Never))) => Err(Problem::nothing_called(what)),
        Ok(Err(Unset::NotThere(NotThere::Gone))) => Ok(late::answer(app, id, Late::Thing(what), &typed)),
        Ok(Err(Unset::Again(again))) => {
            let (status, waiting, form) = *again;
            let page = aside(app, move |app| page(app, &waiting, &form)).await?;
            Ok((status, page).into_response())
        }
        Err(missed) => Ok(late::answer(app, id, Late::Draft(missed), &typed)),
    }
}

/// The form of a section.
pub async fn section(app: App, Path((id, number)): Path<(String, usize)>) -> Result<Markup, Problem> {
    let waiting = waiting(&app, &id)?;
    let at = number.checked_sub(1).filter(|at| *at < waiting.keys.sections.len());
    let at = at.ok_or_else(|| Problem::nothing_called("section"))?;
    aside(&app, move |app| {
        let (set, _) = waiting.review.section(waiting.keys.sections[at], section_at(&waiting, at));
        fields::section_page(app, &waiting, &SectionForm { at, now: set.clone(), set, mistake: None })
    })
    .await
}

/// Sets the fields of a section.
pub async fn set_section(
    app: App,
    Path((id, number)): Path<(String, usize)>,
    RawForm(body): RawForm,
) -> Result<Response, Problem> {
    let sent = Sent::of(&body);
    let done = held(&app, &id)
        .and_then(|draft| app.drafts().change(draft, |waiting| section_as_sent(waiting, number, &sent)));
    let typed = typed(&sent, &fields::SECTION);
    answer(&app, &id, "section", done, (typed, fields::section_page)).await
}

fn section_as_sent(
    waiting: &Waiting,
    number: usize,
    form: &Sent,
) -> Result<(Review, usize), Unset<SectionForm>> {
    let at = row::place(&waiting.keys.sections, number, form).map_err(Unset::NotThere)?;
    let (key, read) = (waiting.keys.sections[at], section_at(waiting, at));
    let (now, _) = waiting.review.section(key, read);
    let kind = KINDS.iter().find(|(_, value)| *value == form.value("kind"));
    let set = match form.value("do") {
        "as-read" => SectionSet::of(&read.fields),
        _ => SectionSet {
            title: as_sent(form, "title", &now.title),
            kind: kind.map_or(now.kind, |(kind, _)| *kind),
        },
    };
    let again = |status, words: String| {
        let mistake = Some(Mistake { field: "title", words });
        let shown = SectionForm { at, set: set.clone(), now: now.clone(), mistake };
        Err(Unset::Again(Box::new((status, waiting.clone(), shown))))
    };
    if set != now && row::is_stale(form, &now) {
        return again(StatusCode::CONFLICT, stale("section", false));
    }
    if set.title.is_empty() && !read.fields.title.is_empty() {
        return again(StatusCode::BAD_REQUEST, "Enter what the section is called".to_owned());
    }
    let mut review = (*waiting.review).clone();
    review.set_section(key, read, set);
    Ok((review, at + 1))
}

/// The first field that is other than it stands, or the first of all.
fn first_other(set: &ActionSet, now: &ActionSet) -> &'static str {
    let other = [
        set.text != now.text,
        set.leads != now.leads,
        set.timescale != now.timescale,
        set.status != now.status,
    ];
    let at = other.iter().position(|other| *other).unwrap_or(0);
    fields::ACTION[at].0
}

/// What the words say where others have been quicker.
fn stale(what: &str, left_out: bool) -> String {
    let changed = if left_out { "left out" } else { "changed" };
    format!(
        "The {what} was {changed} after you opened this form, here or in another tab. Nothing of yours is saved yet: compare it with \
         what stands there now, then save again"
    )
}

/// The words of a field: as they stand where the form does not send it, or sends no other.
fn as_sent(sent: &Sent, name: &str, now: &str) -> String {
    sent.sent(name).filter(|words| *words != now.trim()).unwrap_or(now).to_owned()
}

/// What a form sent in words, as it can be shown to whoever typed it.
fn typed(sent: &Sent, labels: &[(&'static str, &'static str)]) -> Typed {
    let said = |name: &str| match (name, sent.sent(name)?) {
        ("kind", value) => {
            KINDS.iter().find(|(_, own)| *own == value).map(|(kind, _)| word_of(*kind).to_owned())
        }
        (_, words) => Some(words.to_owned()),
    };
    labels.iter().filter_map(|(name, label)| Some((*label, said(name)?))).collect()
}

fn lines(sent: &str) -> String {
    let lines: Vec<&str> = sent.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

fn action_at(waiting: &Waiting, at: usize) -> Option<&ActionFields> {
    waiting.reading.draft.actions().nth(at)
}

/// There is a section for each key.
fn section_at(waiting: &Waiting, at: usize) -> &DraftSection {
    &waiting.reading.draft.sections[at]
}
