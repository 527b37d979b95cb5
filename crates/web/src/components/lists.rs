//! Facts under their names, and figures side by side.

use maud::{Markup, html};

/// A summary list: each name with what stands under it.
pub fn summary(rows: impl IntoIterator<Item = (Markup, Markup)>) -> Markup {
    html! {
        dl class="govuk-summary-list gt-summary" {
            @for (key, value) in rows {
                div class="govuk-summary-list__row" {
                    dt class="govuk-summary-list__key" { (key) }
                    dd class="govuk-summary-list__value" { (value) }
                }
            }
        }
    }
}

/// Words under names.
pub fn pairs(rows: &[(String, String)]) -> Markup {
    summary(rows.iter().map(|(key, value)| (html! { (key) }, html! { (value) })))
}

/// A figure, what it counts, and where the counted things are listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// The number as it is read.
    pub number: String,
    /// What is counted.
    pub label: String,
    /// Where to see them.
    pub href: Option<String>,
}

impl Figure {
    /// A figure that leads nowhere.
    pub fn new(number: &impl ToString, label: impl Into<String>) -> Self {
        Self { number: number.to_string(), label: label.into(), href: None }
    }

    /// The figure with a link to what it counts.
    #[must_use]
    pub fn to(self, href: impl Into<String>) -> Self {
        Self { href: Some(href.into()), ..self }
    }
}

/// Figures in a row.
pub fn figures(figures: &[Figure]) -> Markup {
    html! {
        ul class="gt-figures" {
            @for figure in figures {
                li class="gt-figures__item" {
                    @match &figure.href {
                        Some(href) => a class="govuk-link govuk-link--no-visited-state gt-figures__link" href=(href) { (inner(figure)) },
                        None => (inner(figure)),
                    }
                }
            }
        }
    }
}

fn inner(figure: &Figure) -> Markup {
    html! {
        span class="gt-figures__number" { (figure.number) }
        " "
        span class="gt-figures__label" { (figure.label) }
    }
}

/// Sentences as a bulleted list.
pub fn bullets(sentences: &[String]) -> Markup {
    html! { ul class="govuk-list govuk-list--bullet" { @for sentence in sentences { li { (sentence) } } } }
}

/// Paragraphs as printed: a line feed begins a new one.
pub fn prose(text: &str) -> Markup {
    html! { @for paragraph in text.lines() { p class="govuk-body gt-prose" { (paragraph) } } }
}
