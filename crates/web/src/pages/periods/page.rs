//! The markup of the page of all periods.

use maud::{Markup, html};

use super::view::{PeriodRow, PeriodsPage};
use crate::components::grid::{Grid, grid};
use crate::components::lists::summary;
use crate::components::notice;
use crate::components::plan_head::{head, moment_picker};
use crate::components::tag::tag;

const COLUMNS: &[&str] = &["Period", "Days", "State", "Ratings given"];

/// The page.
pub fn periods(view: &PeriodsPage) -> Markup {
    html! {
        (notice::done(view.done))
        (head(&view.head))
        h2 class="govuk-heading-m" { "Periods" }
        @if view.rows.is_empty() {
            p class="govuk-body" {
                "No period has been opened yet. A period, such as a month, is opened, worked and closed: each section is rated in it, and what was rated stands from then on."
            }
        } @else {
            (grid(&Grid { caption: "Periods, the last first", caption_shown: false, columns: COLUMNS, rows: &cells(&view.rows) }))
        }
        @if let Some(open) = &view.open {
            a class="govuk-button" href=(open) role="button" draggable="false" data-module="govuk-button" {
                @if view.rows.is_empty() { "Open the first period" } @else { "Open the next period" }
            }
        }
        h2 class="govuk-heading-m" { "How sections are rated" }
        (summary(view.scheme.iter().map(|(axis, marks)| (html! { (axis) }, html! { @for mark in marks { (tag(mark)) " " } }))))
        @if let Some(scheme) = &view.set_scheme {
            p class="govuk-body" { a class="govuk-link" href=(scheme) { "Change how sections are rated" } }
        }
        (moment_picker(&view.asked))
    }
}

fn cells(rows: &[PeriodRow]) -> Vec<Vec<Markup>> {
    let cells = |row: &PeriodRow| {
        vec![
            html! { a class="govuk-link govuk-link--no-visited-state" href=(row.period.href) { (row.period.words) } },
            html! { (row.days) },
            html! { (row.state) },
            html! { span class="gt-number" { (row.rated) } },
        ]
    };
    rows.iter().map(cells).collect()
}
