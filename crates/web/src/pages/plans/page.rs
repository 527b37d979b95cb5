//! The markup of the list of plans.

use maud::{Markup, html};

use super::view::{Plans, Row};
use crate::components::grid::{Grid, grid};
use crate::components::layout::read_a_document;

const COLUMNS: &[&str] = &["Plan", "Holds", "Kept since"];

/// The list.
pub fn plans(plans: &Plans) -> Markup {
    let rows: Vec<Vec<Markup>> = plans.rows.iter().map(row).collect();
    html! {
        h1 class="govuk-heading-l" { "Plans" }
        @if plans.rows.is_empty() {
            p class="govuk-body" { (plans.none) }
        } @else {
            (grid(&Grid { caption: "Every plan that is kept", caption_shown: false, columns: COLUMNS, rows: &rows }))
        }
        @if plans.may_bring_in { (read_a_document()) }
    }
}

fn row(row: &Row) -> Vec<Markup> {
    vec![
        html! {
            a class="govuk-link govuk-link--no-visited-state" href=(row.plan.href) { (row.plan.words) }
            span class="govuk-body-s gt-dim gt-caption" { (row.about) }
        },
        html! { (row.size) },
        html! { (row.kept) },
    ]
}
