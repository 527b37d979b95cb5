//! The markup of the oversight map and of what is due.

use maud::{Markup, html};

use super::due::{self, DuePage};
use super::map::{Map, OfPlan, Row};
use super::parts::{Here, link, tabs};
use crate::components::grid::{Grid, grid};

const COLUMNS: &[&str] = &["Board", "What it receives", "From", "When", "To ask"];
const DUE: &[&str] = &["What", "Board or policy", "From", "By"];

/// The map.
pub fn map(view: &Map) -> Markup {
    html! {
        h1 class="govuk-heading-l govuk-!-margin-bottom-4" { "Who watches over the plans" }
        (tabs(Here::Oversight))
        @if !view.has_bodies {
            p class="govuk-body" { "No board is kept here yet. This page will show which board receives what of each plan, from whom, how often, last and next, and which plan nobody watches over." }
        }
        @if view.may_govern {
            a class="govuk-button" href="/bodies/new" role="button" draggable="false" data-module="govuk-button" { "Add a board" }
        }
        @for of in &view.plans { (of_plan(of)) }
        @if !view.unwatched.is_empty() {
            h2 class="govuk-heading-m" { "Plans that no board receives" }
            ul class="govuk-list govuk-list--bullet" { @for plan in &view.unwatched { li { (link(plan)) } } }
        }
        @if !view.quiet.is_empty() {
            h2 class="govuk-heading-m" { "Boards that had no paper in their cycle" }
            ul class="govuk-list govuk-list--bullet" { @for (body, words) in &view.quiet { li { (link(body)) " " (words) "." } } }
        }
    }
}

fn of_plan(of: &OfPlan) -> Markup {
    let rows: Vec<Vec<Markup>> = of.rows.iter().map(row).collect();
    let caption = of.plan.as_ref().map_or("What is about no plan", |plan| plan.words.as_str());
    html! {
        h2 class="govuk-heading-m" { @match &of.plan { Some(plan) => (link(plan)), None => (caption) } }
        (grid(&Grid { caption, caption_shown: false, columns: COLUMNS, rows: &rows }))
    }
}

fn row(row: &Row) -> Vec<Markup> {
    vec![
        html! {
            (link(&row.body))
            @for (nth, above) in row.above.iter().enumerate() {
                span class="gt-dim gt-caption" { @if nth == 0 { "reports to " } @else { "then to " } (link(above)) }
            }
        },
        html! { (row.what) @if let Some(part) = &row.part { div { (link(part)) } } },
        row.from.clone(),
        html! { (row.often) div { "Last: " (row.last) } div { "Next: " (row.next) } },
        html! {
            @if row.gaps.is_empty() { span class="gt-none" { "Nothing" } }
            @for gap in &row.gaps { div { (gap) } }
        },
    ]
}

/// What is due.
pub fn due(view: &DuePage) -> Markup {
    let rows: Vec<Vec<Markup>> = view.rows.iter().map(due_row).collect();
    html! {
        h1 class="govuk-heading-l govuk-!-margin-bottom-4" { "What is due to boards, and from whom" }
        (tabs(Here::Due))
        @if !view.picks.is_empty() {
            form class="gt-filter" action="/governance/due" method="get" {
                div class="govuk-form-group" {
                    label class="govuk-label" for="from" { "From" }
                    select class="govuk-select gt-select" id="from" name="from" {
                        option value="" selected[view.chosen.is_empty()] { "Everybody" }
                        @for pick in &view.picks { option value=(pick.value) selected[pick.value == view.chosen] { (pick.words) } }
                    }
                }
                button class="govuk-button govuk-button--secondary" data-module="govuk-button" { "Show" }
            }
        }
        @if rows.is_empty() { p class="govuk-body" { "Nothing is due." } }
        @else { (grid(&Grid { caption: "What is due, late first", caption_shown: false, columns: DUE, rows: &rows })) }
    }
}

fn due_row(row: &due::Row) -> Vec<Markup> {
    vec![
        html! { a class="govuk-link govuk-link--no-visited-state" href=(row.said.href) { (row.said.what) } },
        html! { (row.said.of) },
        row.from.clone(),
        html! { (row.by) @if row.late { " " strong { "Late" } } },
    ]
}
