//! The markup of the list of plans.

use maud::{Markup, html};

use super::view::{Plans, Row};
use crate::components::grid::{Grid, grid};

const COLUMNS: &[&str] = &["Plan", "Holds", "Kept since"];

/// The list.
pub fn plans(plans: &Plans) -> Markup {
    let rows: Vec<Vec<Markup>> = plans.rows.iter().map(row).collect();
    html! {
        h1 class="govuk-heading-l" { "Plans" }
        @if plans.rows.is_empty() {
            p class="govuk-body" { "No plan is kept here yet. Read a document and confirm what was read from it; its plan will stand here." }
        } @else {
            (grid(&Grid { caption: "Every plan that is kept", caption_shown: false, columns: COLUMNS, rows: &rows }))
        }
        a class="govuk-button" href="/documents/new" role="button" draggable="false" data-module="govuk-button" { "Read a document" }
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
