//! The forms of an action and a section, each beside the document.

use goldthread_plan::SectionKind;
use maud::{Markup, html};

use super::view::{Pane, Shown};
use super::{page, row};
use crate::app::App;
use crate::components::Link;
use crate::components::layout::{self, Part};
use crate::components::notice::{Mistake, mistakes};
use crate::drafts::Waiting;
use crate::review::{ActionSet, SectionSet, word_of};
use crate::shown::Picked;
use crate::spot::Spot;

/// The kinds of sections, and what a form sends for each.
pub const KINDS: [(SectionKind, &str); 5] = [
    (SectionKind::Recommendation, "recommendation"),
    (SectionKind::AreaForImprovement, "area"),
    (SectionKind::Finding, "finding"),
    (SectionKind::AdditionalImprovement, "improvement"),
    (SectionKind::Phase, "phase"),
];

/// The fields of an action: what each is sent as, and called.
pub const ACTION: [(&str, &str); 4] =
    [("text", "What is to be done"), ("leads", "Leads"), ("timescale", "Timescale"), ("status", "Status")];

/// The fields of a section.
pub const SECTION: [(&str, &str); 2] = [("title", "What the section is called"), ("kind", "What it answers")];

/// What the form of an action shows.
pub struct ActionForm {
    /// Its place in the draft, from 0.
    pub at: usize,
    /// What stands in the fields.
    pub set: ActionSet,
    /// The fields as they stand.
    pub now: ActionSet,
    /// What is wrong.
    pub mistake: Option<Mistake>,
}

/// What the form of a section shows.
pub struct SectionForm {
    /// Its place in the draft, from 0.
    pub at: usize,
    /// What stands in the fields.
    pub set: SectionSet,
    /// The fields as they stand.
    pub now: SectionSet,
    /// What is wrong.
    pub mistake: Option<Mistake>,
}

/// The form of an action.
pub fn action_page(app: &App, waiting: &Waiting, form: &ActionForm) -> Markup {
    let ActionForm { at, set, now, mistake } = form;
    let Some(read) = waiting.reading.draft.actions().nth(*at) else { return html! {} };
    let place = if read.text.anchor().is_typed() { &read.at } else { &read.text.anchor() };
    let picked = Spot::of(place).map(|spot| Picked { spot, words: read.text.text().to_owned() });
    let was = ActionSet::of(read);
    let wrong = mistake.as_ref();
    let [text, leads, timescale, status] = ACTION;
    let fields = html! {
        (row::hidden(waiting.keys.actions[*at], Some(now)))
        (area(&Area { field: text, rows: 4, hint: None, words: [&was.text, &now.text, &set.text], wrong }))
        (area(&Area { field: leads, rows: 3, hint: Some("One a line, the accountable one first."), words: [&was.leads, &now.leads, &set.leads], wrong }))
        (area(&Area { field: timescale, rows: 2, hint: Some("As it is printed, such as March 2026 or every quarter."), words: [&was.timescale, &now.timescale, &set.timescale], wrong }))
        (area(&Area { field: status, rows: 1, hint: None, words: [&was.status, &now.status, &set.status], wrong }))
        div class="govuk-button-group" {
            @if now.left_out {
                button class="govuk-button" name="do" value="set" { "Take the action in again" }
            } @else {
                button class="govuk-button" name="do" value="set" { "Save and go back" }
                button class="govuk-button govuk-button--secondary" name="do" value="leave-out" { "Leave the action out" }
            }
            @if *now != was { button class="govuk-button govuk-button--secondary" name="do" value="as-read" { "As it was read" } }
        }
    };
    let form = Form {
        title: format!("Action {}", at + 1),
        under: format!("actions/{}", at + 1),
        fields,
        mistake: mistake.as_ref(),
    };
    whole(app, waiting, picked, &form)
}

/// The form of a section.
pub fn section_page(app: &App, waiting: &Waiting, form: &SectionForm) -> Markup {
    let SectionForm { at, set, now, mistake } = form;
    let Some(read) = waiting.reading.draft.sections.get(*at) else { return html! {} };
    let title = &read.fields.title;
    let place = if title.anchor().is_typed() { &read.at } else { &title.anchor() };
    let picked = Spot::of(place).map(|spot| Picked { spot, words: title.text().to_owned() });
    let was = SectionSet::of(&read.fields);
    let [name, kind] = SECTION;
    let fields = html! {
        (row::hidden(waiting.keys.sections[*at], Some(now)))
        (area(&Area { field: name, rows: 3, hint: None, words: [&was.title, &now.title, &set.title], wrong: mistake.as_ref() }))
        div class="govuk-form-group" {
            label class="govuk-label govuk-label--s" for=(kind.0) { (kind.1) }
            @if now.kind != set.kind && *now != was { p class="govuk-body-s gt-dim" { "Stands now as: “" (word_of(now.kind)) "”" } }
            select class="govuk-select" id=(kind.0) name=(kind.0) {
                @for (kind, value) in KINDS { option value=(value) selected[kind == set.kind] { (word_of(kind)) } }
            }
        }
        div class="govuk-button-group" {
            button class="govuk-button" name="do" value="set" { "Save and go back" }
            @if *now != was { button class="govuk-button govuk-button--secondary" name="do" value="as-read" { "As it was read" } }
        }
    };
    let form = Form {
        title: format!("Section {}", at + 1),
        under: format!("sections/{}", at + 1),
        fields,
        mistake: mistake.as_ref(),
    };
    whole(app, waiting, picked, &form)
}

struct Form<'a> {
    title: String,
    under: String,
    fields: Markup,
    mistake: Option<&'a Mistake>,
}

/// The form beside the document.
fn whole(app: &App, waiting: &Waiting, picked: Option<Picked>, form: &Form<'_>) -> Markup {
    let href = format!("/drafts/{}", waiting.id);
    let pane = Pane::of(waiting, &href, Shown { picked, page: 1 });
    let found: Vec<Mistake> = form.mistake.into_iter().cloned().collect();
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
    /// What it is sent as, and called.
    field: (&'static str, &'static str),
    rows: u8,
    hint: Option<&'static str>,
    /// As it was read, as it stands, and as it is shown.
    words: [&'a str; 3],
    wrong: Option<&'a Mistake>,
}

fn area(area: &Area<'_>) -> Markup {
    let Area { field: (name, label), rows, hint, words: [read, now, shown], wrong } = *area;
    let wrong = wrong.filter(|mistake| mistake.field == name);
    let (is_changed, is_other) = (shown != read || now != read, shown != now && now != read);
    let described = [
        hint.map(|_| format!("{name}-hint")),
        is_changed.then(|| format!("{name}-read")),
        is_other.then(|| format!("{name}-now")),
        wrong.map(|_| format!("{name}-error")),
    ];
    let described: Vec<String> = described.into_iter().flatten().collect();
    let described = (!described.is_empty()).then(|| described.join(" "));
    let said = |words: &str| {
        if words.is_empty() { "nothing".to_owned() } else { format!("“{}”", words.replace('\n', "; ")) }
    };
    html! {
        div class={ "govuk-form-group" @if wrong.is_some() { " govuk-form-group--error" } } {
            label class="govuk-label govuk-label--s" for=(name) { (label) }
            @if let Some(hint) = hint { div class="govuk-hint" id={ (name) "-hint" } { (hint) } }
            @if is_changed { p class="govuk-body-s gt-dim" id={ (name) "-read" } { "Read as: " (said(read)) } }
            @if is_other { p class="govuk-body-s" id={ (name) "-now" } { strong { "Stands now as: " } (said(now)) } }
            @if let Some(mistake) = wrong { p class="govuk-error-message" id={ (name) "-error" } { span class="govuk-visually-hidden" { "Error: " } (mistake.words) } }
            textarea class={ "govuk-textarea govuk-!-margin-bottom-0" @if wrong.is_some() { " govuk-textarea--error" } } id=(name) name=(name) rows=(rows) aria-describedby=[described] { (shown) }
        }
    }
}
