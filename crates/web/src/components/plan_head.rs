//! The head of every page under a plan: what it is, and the other pages beside it.

use maud::{Markup, html};

/// What the head says.
#[derive(Debug, Clone)]
pub struct Head {
    /// The line above the title.
    pub caption: String,
    /// The title of the page.
    pub title: String,
    /// The pages beside it.
    pub tabs: Vec<Tab>,
}

/// A page beside others.
#[derive(Debug, Clone)]
pub struct Tab {
    /// Its name.
    pub words: &'static str,
    /// Its address.
    pub href: String,
    /// Whether it is this page.
    pub here: bool,
}

/// The head.
pub fn head(head: &Head) -> Markup {
    html! {
        @if !head.caption.is_empty() { span class="govuk-caption-m" { (head.caption) } }
        h1 class="govuk-heading-l govuk-!-margin-bottom-4" { (head.title) }
        nav class="gt-tabs" aria-label="This plan" {
            ul class="gt-tabs__list" {
                @for tab in &head.tabs {
                    li {
                        @if tab.here { a class="govuk-link govuk-link--no-visited-state gt-tabs__link" href=(tab.href) aria-current="page" { (tab.words) } }
                        @else { a class="govuk-link govuk-link--no-visited-state gt-tabs__link" href=(tab.href) { (tab.words) } }
                    }
                }
            }
        }
    }
}

/// Asks for the same page as it stood at another moment.
pub fn moment_picker(asked: &str) -> Markup {
    html! {
        details class="govuk-details gt-picker" open[!asked.is_empty()] {
            summary class="govuk-details__summary" { span class="govuk-details__summary-text" { "Show this page as it stood earlier" } }
            div class="govuk-details__text" {
                form method="get" {
                    div class="govuk-form-group" {
                        label class="govuk-label" for="at" { "Entry or date" }
                        div class="govuk-hint" id="at-hint" { "The number of an entry of the ledger, such as 128, or a date, such as 2026-03-31" }
                        input class="govuk-input govuk-input--width-10" id="at" name="at" value=(asked) aria-describedby="at-hint" autocomplete="off";
                    }
                    button class="govuk-button govuk-button--secondary govuk-!-margin-bottom-0" data-module="govuk-button" { "Show" }
                }
            }
        }
    }
}
