//! The markup of the page of what changed.

use maud::{Markup, html};

use super::view::{ComparisonPage, RatingLine};
use crate::components::grid::{Grid, grid};
use crate::components::lists::figures;
use crate::components::rating;

const COLUMNS: &[&str] = &["Section", "What", "Before", "This period"];
/// As many lines of a kind are shown open; the rest is folded.
const OPEN: usize = 15;

/// The page.
pub fn comparison(view: &ComparisonPage) -> Markup {
    html! {
        span class="govuk-caption-l" { (view.title) }
        h1 class="govuk-heading-l" { "What changed" }
        p class="govuk-body" { (view.with) }
        (figures(&view.figures))
        @if view.ratings.is_empty() {
            h2 class="govuk-heading-m" { "Ratings that changed" }
            p class="govuk-body" { "None." }
        } @else {
            (grid(&Grid { caption: "Ratings that changed", caption_shown: true, columns: COLUMNS, rows: &cells(&view.ratings) }))
        }
        @for (kind, lines) in &view.kinds {
            h2 class="govuk-heading-m" { (kind) ": " (lines.len()) }
            @if lines.is_empty() { p class="govuk-body" { "None in this period." } }
            @let (shown, more) = lines.split_at(lines.len().min(OPEN));
            (list(shown))
            @if !more.is_empty() {
                details class="govuk-details" {
                    summary class="govuk-details__summary" { span class="govuk-details__summary-text" { "And " (more.len()) " more" } }
                    div class="govuk-details__text" { (list(more)) }
                }
            }
        }
    }
}

fn list(lines: &[super::view::Line]) -> Markup {
    html! {
        @if !lines.is_empty() {
            ul class="govuk-list govuk-list--bullet gt-prose" {
                @for line in lines { li { a class="govuk-link govuk-link--no-visited-state" href=(line.link.href) { (line.link.words) } ": " (line.words) } }
            }
        }
    }
}

fn cells(lines: &[RatingLine]) -> Vec<Vec<Markup>> {
    let cells = |line: &RatingLine| {
        let [last, this] = rating::pair(&line.rated);
        let link = html! { a class="govuk-link govuk-link--no-visited-state" href=(line.section.href) { (line.section.words) } };
        vec![link, html! { (line.axis) }, last, this]
    };
    lines.iter().map(cells).collect()
}
