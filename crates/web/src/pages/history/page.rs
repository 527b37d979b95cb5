//! The markup of a history.

use maud::{Markup, html};

use super::view::{History, Row};
use crate::components::pager::pager;
use crate::components::plan_head::{head, moment_picker};

/// The sentences, the newest first.
pub fn history(view: &History) -> Markup {
    html! {
        @match &view.head {
            Some(shown) => (head(shown)),
            None => h1 class="govuk-heading-l" { (view.title) },
        }
        p class="govuk-body" { (view.summary) }
        ol class="gt-history" { @for one in &view.rows { (row(one)) } }
        (pager(&view.pager))
        (moment_picker(&view.asked))
    }
}

fn row(row: &Row) -> Markup {
    html! {
        li class="gt-history__item" {
            span class="gt-history__entry" { (entry(row.entry, &row.href)) }
            div {
                (row.sentence)
                span class="gt-history__when" { (row.when) }
                @if !row.entries.is_empty() { (entries(row)) }
            }
        }
    }
}

fn entry(number: u64, href: &str) -> Markup {
    html! { a class="govuk-link" href=(href) { span class="govuk-visually-hidden" { "The plan as at entry " } (number) } }
}

fn entries(row: &Row) -> Markup {
    html! {
        details class="govuk-details" {
            summary class="govuk-details__summary" { span class="govuk-details__summary-text" { "Every entry" } }
            div class="govuk-details__text" {
                ol class="govuk-list" { @for (number, sentence) in &row.entries { li { span class="gt-dim gt-number" { (number) } " " (sentence) } } }
                @if row.left_out > 0 { p class="govuk-body-s" { "And " (row.left_out) " more; `goldthread log` prints them all." } }
            }
        }
    }
}
