//! The markup of the list of matters in all plans.

use maud::{Markup, html};

use super::view::Matters;
use crate::components::filter::select;
use crate::components::grid::{Grid, grid};
use crate::components::pager::pager;
use crate::components::tag::tag;

const COLUMNS: &[&str] = &["Matter", "Plan", "With", "On the ladder for", "Answer by", "State"];

/// The list.
pub fn matters(view: &Matters) -> Markup {
    html! {
        h1 class="govuk-heading-l" { "On the ladder" }
        p class="govuk-body" { (view.summary) }
        @if view.with.len() > 1 { (filter(view)) }
        @if !view.rows.is_empty() { (rows(view)) }
        (pager(&view.pager))
        @if view.may_set { p class="govuk-body" { a class="govuk-link" href="/ladder" { "Set the ladder: who is asked next, and whether it runs by itself" } } }
    }
}

fn filter(view: &Matters) -> Markup {
    let choices = view.with.iter().map(|(value, words, chosen)| (value.as_str(), words.as_str(), *chosen));
    html! {
        form method="get" action="/escalations" class="gt-filter" {
            div class="gt-filter__row" {
                (select("with", "With whom", choices))
                button class="govuk-button govuk-button--secondary" data-module="govuk-button" { "Show" }
            }
        }
    }
}

fn rows(view: &Matters) -> Markup {
    let cells = view.rows.iter().map(|(plan, row)| {
        vec![
            html! {
                a class="govuk-link govuk-link--no-visited-state" href=(row.matter.href) { (row.matter.words) }
                span class="gt-caption gt-dim" { (row.about) }
            },
            html! { a class="govuk-link govuk-link--no-visited-state" href=(plan.href) { (plan.words) } },
            html! { (row.to) },
            html! { (row.age) },
            html! { (row.by) },
            tag(&row.state),
        ]
    });
    let cells: Vec<Vec<Markup>> = cells.collect();
    grid(&Grid { caption: "Matters on the ladder", caption_shown: false, columns: COLUMNS, rows: &cells })
}
