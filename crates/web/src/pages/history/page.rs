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
            span class="gt-history__entry" {
                a class="govuk-link" href=(row.href) { span class="govuk-visually-hidden" { "The plan as at entry " } (row.entry) }
            }
            span { (row.sentence) "." span class="gt-history__when" { (row.when) } }
        }
    }
}
