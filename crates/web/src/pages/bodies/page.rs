//! The markup of the list of bodies and of the page of one.

use maud::{Markup, html};

use super::list::{Bodies, Row};
use super::view::{BodyPage, Open};
use crate::components::Link;
use crate::components::grid::{Grid, grid};
use crate::components::lists::summary;
use crate::components::notice;
use crate::pages::governance::parts::{Here, happened, link, small_ways, tabs, ways};

const COLUMNS: &[&str] = &["Board", "Kind", "Chaired by", "Meets", "Next meeting"];
const REPORTS: &[&str] = &["What", "About", "From", "How often", "Last"];
const MEETINGS: &[&str] = &["Day", "Held or not", "What came of it"];
const OPEN: &[&str] = &["What", "Whose turn", "By"];

/// The list.
pub fn list(view: &Bodies) -> Markup {
    html! {
        h1 class="govuk-heading-l govuk-!-margin-bottom-4" { "Boards" }
        (tabs(Here::Bodies))
        @if view.live.is_empty() {
            p class="govuk-body" { "No board is kept here yet. A board is whatever watches over a plan or is told of it: a board, a committee, scrutiny, a panel, a partnership, a team." }
        } @else { (table("Boards", false, &view.live)) }
        @if view.may_govern {
            a class="govuk-button" href="/bodies/new" role="button" draggable="false" data-module="govuk-button" { "Add a board" }
        }
        @if !view.ended.is_empty() { (table("Boards that have ended", true, &view.ended)) }
    }
}

fn table(caption: &str, caption_shown: bool, rows: &[Row]) -> Markup {
    let rows: Vec<Vec<Markup>> = rows.iter().map(row).collect();
    grid(&Grid { caption, caption_shown, columns: COLUMNS, rows: &rows })
}

fn row(row: &Row) -> Vec<Markup> {
    vec![
        link(&row.body),
        html! { (row.kind) },
        html! { @match &row.chair { Some(chair) => (chair), None => span class="gt-none" { "Nobody is named" } } },
        html! { (row.cycle) },
        html! { @match &row.next { Ok(meeting) => (link(meeting)), Err(words) => (words) } },
    ]
}

/// The page of a body.
pub fn body(view: &BodyPage, done: Option<&str>) -> Markup {
    html! {
        (notice::done(done))
        span class="govuk-caption-l" { (view.kind) }
        h1 class="govuk-heading-l" { (view.name) }
        @if let Some(ended) = &view.ended { div class="govuk-inset-text" { (ended) } }
        (summary(view.facts.iter().cloned()))
        (ways(&view.ways))
        h2 class="govuk-heading-m" { "What it receives" }
        @if view.reports.is_empty() { p class="govuk-body gt-none" { "Nothing is agreed that it receives." } } @else { (reports(view)) }
        (way(view.agree.as_ref()))
        h2 class="govuk-heading-m" { "Meetings" }
        @if view.meetings.is_empty() { p class="govuk-body gt-none" { "No meeting is kept." } } @else { (meetings(view)) }
        (way(view.plan.as_ref()))
        (open("Open questions", &view.questions, "No question is open."))
        (open("Open decisions", &view.decisions, "No decision is open."))
        (happened("What happened to this board and at its meetings", &view.history))
    }
}

fn way(to: Option<&Link>) -> Markup {
    html! { @if let Some(to) = to { (ways(std::slice::from_ref(to))) } }
}

fn reports(view: &BodyPage) -> Markup {
    let rows: Vec<Vec<Markup>> = view
        .reports
        .iter()
        .map(|row| {
            vec![
                html! { (row.what) (small_ways(&row.ways, &row.what)) },
                row.about.clone(),
                row.from.clone(),
                html! { (row.often) },
                html! { (row.last) },
            ]
        })
        .collect();
    grid(&Grid { caption: "What it receives", caption_shown: false, columns: REPORTS, rows: &rows })
}

fn meetings(view: &BodyPage) -> Markup {
    let rows: Vec<Vec<Markup>> = view
        .meetings
        .iter()
        .map(|row| vec![link(&row.meeting), html! { (row.standing) }, html! { (row.came) }])
        .collect();
    grid(&Grid { caption: "Meetings, the last first", caption_shown: false, columns: MEETINGS, rows: &rows })
}

fn open(title: &str, rows: &[Open], none: &str) -> Markup {
    let cells: Vec<Vec<Markup>> = rows
        .iter()
        .map(|row| {
            let by = html! {
                @if row.by.is_empty() { span class="gt-none" { "No day is set" } } @else { (row.by) }
                @if row.late { " " strong { "Late" } }
            };
            vec![link(&row.what), row.whose.clone(), by]
        })
        .collect();
    html! {
        h2 class="govuk-heading-m" { (title) }
        @if rows.is_empty() { p class="govuk-body gt-none" { (none) } }
        @else { (grid(&Grid { caption: title, caption_shown: false, columns: OPEN, rows: &cells })) }
    }
}
