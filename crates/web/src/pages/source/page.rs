//! The markup of the page of a document.

use maud::{Markup, html};

use super::view::SourcePage;
use crate::components::document::{document, notes};
use crate::components::doubt::doubts;
use crate::components::marked::key;
use crate::components::pager::pager;
use crate::components::plan_head::head;
use crate::words;

/// The document with what was read from it marked.
pub fn source(view: &SourcePage) -> Markup {
    html! {
        (head(&view.head))
        p class="govuk-body" { (view.about) }
        @if !view.others.is_empty() {
            p class="govuk-body" {
                "The plan was read from " (words::count(view.others.len() + 1, "document", "documents")) ". See also: "
                @for (nth, other) in view.others.iter().enumerate() {
                    @if nth > 0 { ", " } a class="govuk-link" href=(other.href) { (other.words) }
                }
            }
        }
        (key())
        @if !view.doubts.is_empty() {
            details class="govuk-details" {
                summary class="govuk-details__summary" { span class="govuk-details__summary-text" { "What the reader was not sure of (" (view.doubts.len()) ")" } }
                div class="govuk-details__text" { (doubts(&view.doubts)) }
            }
        }
        (pager(&view.pager))
        (document(&view.source, &view.part, &view.marks, view.picked.as_ref()))
        @if view.pager.page == view.pager.pages { (notes(&view.source)) }
        (pager(&view.pager))
    }
}
