//! `GET /drafts/{draft}/actions/{action}` and `.../sections/{section}`: a form beside the document; posted, it sets fields.

use axum::extract::{Path, RawForm, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use goldthread_plan::{ActionFields, DraftSection, SectionKind};
use maud::{Markup, html};

use super::view::{Pane, Shown};
use super::{page, waiting};
use crate::app::App;
use crate::components::Link;
use crate::components::layout::{self, Part};
use crate::components::notice::{Mistake, mistakes};
use crate::drafts::Waiting;
use crate::form::Sent;
use crate::problem::Problem;
use crate::review::{ActionSet, SectionSet, word_of};
use crate::shown::Picked;
use crate::spot::Spot;

const KINDS: [(SectionKind, &str); 5] = [
    (SectionKind::Recommendation, "recommendation"),
    (SectionKind::AreaForImprovement, "area"),
    (SectionKind::Finding, "finding"),
    (SectionKind::AdditionalImprovement, "improvement"),
    (SectionKind::Phase, "phase"),
];

/// The form of an action.
pub async fn action(
    State(app): State<App>,
    Path((id, number)): Path<(String, usize)>,
) -> Result<Markup, Problem> {
    let waiting = waiting(&app, &id)?;
    let read = action_of(&waiting, number)?;
    let (set, is_set) = waiting.review.action(read);
    Ok(action_page(&app, &waiting, number, read, &ActionForm { set, is_set, mistake: None }))
}

/// Sets the fields of an action.
pub async fn set_action(
    State(app): State<App>,
    Path((id, number)): Path<(String, usize)>,
    RawForm(body): RawForm,
) -> Result<Response, Problem> {
    let waiting = waiting(&app, &id)?;
    let read = action_of(&waiting, number)?;
    let form = Sent::of(&body);
    let set = match form.value("do") {
        "as-read" => ActionSet::of(read),
        does => ActionSet {
            text: form.value("text").to_owned(),
            leads: lines(form.value("leads")),
            timescale: form.value("timescale").to_owned(),
            status: form.value("status").to_owned(),
            left_out: does == "leave-out",
        },
    };
    if set.text.is_empty() {
        let words = "Enter what is to be done, or leave the action out".to_owned();
        let wrong = ActionForm { set, is_set: true, mistake: Some(Mistake { field: "text", words }) };
        let page = action_page(&app, &waiting, number, read, &wrong);
        return Ok((StatusCode::BAD_REQUEST, page).into_response());
    }
    let mut review = (*waiting.review).clone();
    review.set_action(read, set);
    app.drafts().change(waiting.after(review));
    Ok(Redirect::to(&format!("/drafts/{id}#action-{number}")).into_response())
}

/// The form of a section.
pub async fn section(
    State(app): State<App>,
    Path((id, number)): Path<(String, usize)>,
) -> Result<Markup, Problem> {
    let waiting = waiting(&app, &id)?;
    let read = section_of(&waiting, number)?;
    Ok(section_page(&app, &waiting, number, read, &waiting.review.section(read).0, None))
}

/// Sets the fields of a section.
pub async fn set_section(
    State(app): State<App>,
    Path((id, number)): Path<(String, usize)>,
    RawForm(body): RawForm,
) -> Result<Response, Problem> {
    let waiting = waiting(&app, &id)?;
    let read = section_of(&waiting, number)?;
    let form = Sent::of(&body);
    let kind = KINDS
        .iter()
        .find(|(_, value)| *value == form.value("kind"))
        .map_or(read.fields.kind, |(kind, _)| *kind);
    let set = match form.value("do") {
        "as-read" => SectionSet::of(&read.fields),
        _ => SectionSet { title: form.value("title").to_owned(), kind },
    };
    if set.title.is_empty() && !read.fields.title.is_empty() {
        let mistake = Mistake { field: "title", words: "Enter what the section is called".to_owned() };
        let page = section_page(&app, &waiting, number, read, &set, Some(mistake));
        return Ok((StatusCode::BAD_REQUEST, page).into_response());
    }
    let mut review = (*waiting.review).clone();
    review.set_section(read, set);
    app.drafts().change(waiting.after(review));
    Ok(Redirect::to(&format!("/drafts/{id}#section-{number}")).into_response())
}

fn lines(sent: &str) -> String {
    let lines: Vec<&str> = sent.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

fn action_of(waiting: &Waiting, number: usize) -> Result<&ActionFields, Problem> {
    let found = number.checked_sub(1).and_then(|at| waiting.reading.draft.actions().nth(at));
    found.ok_or_else(|| Problem::nothing_called("action"))
}

fn section_of(waiting: &Waiting, number: usize) -> Result<&DraftSection, Problem> {
    let found = number.checked_sub(1).and_then(|at| waiting.reading.draft.sections.get(at));
    found.ok_or_else(|| Problem::nothing_called("section"))
}

struct ActionForm {
    set: ActionSet,
    is_set: bool,
    mistake: Option<Mistake>,
}

fn action_page(
    app: &App,
    waiting: &Waiting,
    number: usize,
    read: &ActionFields,
    form: &ActionForm,
) -> Markup {
    let at = if read.text.anchor().is_typed() { &read.at } else { &read.text.anchor() };
    let picked = Spot::of(at).map(|spot| Picked { spot, words: read.text.text().to_owned() });
    let was = ActionSet::of(read);
    let wrong = form.mistake.as_ref();
    let fields = html! {
        (area(&Area { name: "text", label: "What is to be done", rows: 4, hint: None, value: &form.set.text, read: &was.text, wrong }))
        (area(&Area { name: "leads", label: "Leads", rows: 3, hint: Some("One a line, the accountable one first."), value: &form.set.leads, read: &was.leads, wrong: None }))
        (area(&Area { name: "timescale", label: "Timescale", rows: 2, hint: Some("As it is printed, such as March 2026 or every quarter."), value: &form.set.timescale, read: &was.timescale, wrong: None }))
        (area(&Area { name: "status", label: "Status", rows: 1, hint: None, value: &form.set.status, read: &was.status, wrong: None }))
        div class="govuk-button-group" {
            button class="govuk-button" name="do" value="set" { "Save and go back" }
            @if form.set.left_out {
                button class="govuk-button govuk-button--secondary" name="do" value="set" { "Take the action in again" }
            } @else {
                button class="govuk-button govuk-button--secondary" name="do" value="leave-out" { "Leave the action out" }
            }
            @if form.is_set { button class="govuk-button govuk-button--secondary" name="do" value="as-read" { "As it was read" } }
        }
    };
    let title = format!("Action {number}");
    whole(
        app,
        waiting,
        picked,
        &Form { title, under: format!("actions/{number}"), fields, mistake: form.mistake.clone() },
    )
}

fn section_page(
    app: &App,
    waiting: &Waiting,
    number: usize,
    read: &DraftSection,
    set: &SectionSet,
    mistake: Option<Mistake>,
) -> Markup {
    let title = &read.fields.title;
    let at = if title.anchor().is_typed() { &read.at } else { &title.anchor() };
    let picked = Spot::of(at).map(|spot| Picked { spot, words: title.text().to_owned() });
    let was = SectionSet::of(&read.fields);
    let fields = html! {
        (area(&Area { name: "title", label: "What the section is called", rows: 3, hint: None, value: &set.title, read: &was.title, wrong: mistake.as_ref() }))
        div class="govuk-form-group" {
            label class="govuk-label govuk-label--s" for="kind" { "What it answers" }
            select class="govuk-select" id="kind" name="kind" {
                @for (kind, value) in KINDS { option value=(value) selected[kind == set.kind] { (word_of(kind)) } }
            }
        }
        div class="govuk-button-group" {
            button class="govuk-button" name="do" value="set" { "Save and go back" }
            @if *set != was { button class="govuk-button govuk-button--secondary" name="do" value="as-read" { "As it was read" } }
        }
    };
    whole(
        app,
        waiting,
        picked,
        &Form { title: format!("Section {number}"), under: format!("sections/{number}"), fields, mistake },
    )
}

struct Form {
    title: String,
    under: String,
    fields: Markup,
    mistake: Option<Mistake>,
}

/// The form beside the document.
fn whole(app: &App, waiting: &Waiting, picked: Option<Picked>, form: &Form) -> Markup {
    let href = format!("/drafts/{}", waiting.id);
    let pane = Pane::of(waiting, &href, Shown { picked, page: 1 });
    let found: Vec<Mistake> = form.mistake.iter().cloned().collect();
    let title = if found.is_empty() { form.title.clone() } else { format!("Error: {}", form.title) };
    let content = html! {
        (mistakes(&found))
        span class="govuk-caption-m" { (waiting.source.about().name) }
        h1 class="govuk-heading-l" { (form.title) }
        div class="gt-beside" {
            form action={ (href) "/" (form.under) } method="post" novalidate {
                p class="govuk-body-s gt-dim" { "The ledger keeps both: what the document was read as, and what you set." }
                (form.fields)
            }
            (page::pane(&pane))
        }
    };
    let up = vec![Link::new("Draft", href)];
    layout::page(&app.frame(title, Part::Upload, up), &content)
}

struct Area<'a> {
    name: &'static str,
    label: &'static str,
    rows: u8,
    hint: Option<&'static str>,
    value: &'a str,
    read: &'a str,
    wrong: Option<&'a Mistake>,
}

fn area(area: &Area<'_>) -> Markup {
    let Area { name, label, rows, hint, value, read, wrong } = *area;
    let changed = value != read;
    let described = [
        hint.map(|_| format!("{name}-hint")),
        changed.then(|| format!("{name}-read")),
        wrong.map(|_| format!("{name}-error")),
    ];
    let described: Vec<String> = described.into_iter().flatten().collect();
    let described = (!described.is_empty()).then(|| described.join(" "));
    html! {
        div class={ "govuk-form-group" @if wrong.is_some() { " govuk-form-group--error" } } {
            label class="govuk-label govuk-label--s" for=(name) { (label) }
            @if let Some(hint) = hint { div class="govuk-hint" id={ (name) "-hint" } { (hint) } }
            @if changed {
                p class="govuk-body-s gt-dim" id={ (name) "-read" } { "Read as: " @if read.is_empty() { "nothing" } @else { "“" (read.replace('\n', "; ")) "”" } }
            }
            @if let Some(mistake) = wrong { p class="govuk-error-message" id={ (name) "-error" } { span class="govuk-visually-hidden" { "Error: " } (mistake.words) } }
            textarea class={ "govuk-textarea govuk-!-margin-bottom-0" @if wrong.is_some() { " govuk-textarea--error" } } id=(name) name=(name) rows=(rows) aria-describedby=[described] { (value) }
        }
    }
}
