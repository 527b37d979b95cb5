//! The markup of the page of a document.

use maud::{Markup, html};

use super::view::SourcePage;
use crate::components::marked::{key, marked};
use crate::components::pager::pager;
use crate::components::plan_head::head;
use crate::marks;

/// The document with what was read from it marked.
pub fn source(view: &SourcePage) -> Markup {
    let lines = marks::lines(view.source.text().unwrap_or_default(), &view.sheet, &view.marks, &view.picked);
    html! {
        (head(&view.head))
        p class="govuk-body" { (view.about) }
        (key())
        @if !view.doubts.is_empty() {
            details class="govuk-details" {
                summary class="govuk-details__summary" { span class="govuk-details__summary-text" { "What the reader was not sure of (" (view.doubts.len()) ")" } }
                div class="govuk-details__text" {
                    ul class="govuk-list govuk-list--bullet" {
                        @for (words, href) in &view.doubts {
                            li { (words) @if let Some(href) = href { " " a class="govuk-link" href=(href) { "See the words" } } }
                        }
                    }
                }
            }
        }
        (pager(&view.pager))
        (marked(&lines))
        (pager(&view.pager))
    }
}
