//! The markup of the list of rules.

use maud::{Markup, html};

use super::view::{Row, Rules};
use crate::components::grid::{Grid, grid};

const COLUMNS: &[&str] = &["Rule", "Weight", "A flag goes away when"];

/// The list.
pub fn rules(view: &Rules) -> Markup {
    html! {
        h1 class="govuk-heading-l" { "Rules" }
        p class="govuk-body" { (view.summary) }
        @for (family, rows) in &view.families { (family_of(family, rows)) }
    }
}

fn family_of(family: &str, rows: &[Row]) -> Markup {
    let cells: Vec<Vec<Markup>> = rows
        .iter()
        .map(|row| {
            vec![
                html! { a class="govuk-link govuk-link--no-visited-state" href=(row.rule.href) { (row.rule.words) } span class="gt-dim gt-caption" { (row.code) } },
                html! { (row.level) },
                html! { (row.clears_when) },
            ]
        })
        .collect();
    grid(&Grid { caption: family, caption_shown: true, columns: COLUMNS, rows: &cells })
}
