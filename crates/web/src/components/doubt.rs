//! What the reader was not sure of, and where.

use goldthread_anchor::Anchor;
use goldthread_plan::Doubt;
use maud::{Markup, html};

use crate::place::Place;
use crate::words;

/// A doubt, and the place that it is about.
#[derive(Debug, Clone)]
pub struct DoubtRow {
    /// The sentence.
    pub words: String,
    /// The place in the document; nothing where it is about the whole.
    pub href: Option<String>,
    /// The place as people say it.
    pub at: Anchor,
}

impl DoubtRow {
    /// The row of a doubt that a plan was left with.
    pub fn of(doubt: &Doubt, place: Place) -> Self {
        let (words, at) = (words::full_sentence(&doubt.message), doubt.at.clone());
        Self { words, href: place.words(&at, ""), at }
    }
}

/// Doubts as a bulleted list.
pub fn doubts(rows: &[DoubtRow]) -> Markup {
    html! {
        ul class="govuk-list govuk-list--bullet" {
            @for doubt in rows { li { (doubt.words) (see(doubt.href.as_deref(), &doubt.at)) } }
        }
    }
}

/// "See line 12": a link to a place, in the words that people use.
pub fn see(href: Option<&str>, at: &Anchor) -> Markup {
    html! { @if let Some(href) = href { " " a class="govuk-link" href=(href) { "See " (at) } } }
}
