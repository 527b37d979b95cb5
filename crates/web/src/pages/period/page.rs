//! The markup of the rating sheet.

use maud::{Markup, html};

use super::view::{SheetCell, SheetPage, SheetRow};
use crate::components::grid::{Grid, grid};
use crate::components::lists::{bullets, figures};
use crate::components::plan_head::moment_picker;
use crate::components::suggestion::suggestion;
use crate::components::{notice, rating};

/// The page.
pub fn sheet(view: &SheetPage) -> Markup {
    let columns: Vec<&str> = view.columns.iter().map(String::as_str).collect();
    let rows: Vec<Vec<Markup>> = view.rows.iter().map(cells).collect();
    html! {
        (notice::done(view.done))
        span class="govuk-caption-l" { (view.caption) }
        h1 class="govuk-heading-l" { (view.title) }
        p class="govuk-body" { (view.state) }
        (figures(&view.figures))
        @if view.rows.is_empty() {
            p class="govuk-body" { "The plan has no section that could be rated." }
        } @else {
            (grid(&Grid { caption: "Ratings by section", caption_shown: true, columns: &columns, rows: &rows }))
        }
        @if let Some(closing) = &view.closing {
            a class="govuk-button govuk-button--secondary" href=(closing) role="button" draggable="false" data-module="govuk-button" { "Close this period" }
        }
        ul class="govuk-list" {
            @for link in &view.links { li { a class="govuk-link" href=(link.href) { (link.words) } } }
        }
        (moment_picker(&view.asked))
    }
}

fn cells(row: &SheetRow) -> Vec<Markup> {
    let name = html! {
        a class="govuk-link govuk-link--no-visited-state" href=(row.section.href) { (row.section.words) }
        @if let Some(rate) = &row.rate {
            p class="govuk-body-s gt-rate" {
                a class="govuk-link govuk-link--no-visited-state" href=(rate.href) { (rate.words) span class="govuk-visually-hidden" { " " (row.section.words) } }
            }
        }
    };
    let pairs = row.cells.iter().flat_map(|cell| {
        let [last, this] = rating::pair(&cell.rated);
        [last, filled(cell, &this)]
    });
    std::iter::once(name).chain(pairs).collect()
}

fn filled(cell: &SheetCell, rating: &Markup) -> Markup {
    html! {
        (rating)
        @if !cell.reason.is_empty() { p class="govuk-body-s gt-prose gt-reason" { (cell.reason) } }
        @if let Some(shown) = &cell.suggestion { (suggestion(shown)) }
        @if !cell.corrections.is_empty() { div class="gt-corrected" { (bullets(&cell.corrections)) } }
    }
}
