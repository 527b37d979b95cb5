//! The markup of the page of a role.

use maud::{Markup, html};

use super::history::Told;
use super::open::listed;
use super::view::{Doing, RolePage, Time};
use crate::components::grid::{Grid, grid};
use crate::components::lists::{prose, summary};
use crate::components::notice;

const COLUMNS: &[&str] = &["Who", "From", "Until", "When"];
const COLUMNS_TO_END: &[&str] = &["Who", "From", "Until", "When", "Change"];

/// The page.
pub fn role(view: &RolePage, done: Option<&str>) -> Markup {
    html! {
        (notice::done(done))
        span class="govuk-caption-l" { "Role" }
        h1 class="govuk-heading-l" { (view.title) }
        @if let Some(ended) = &view.ended { div class="govuk-inset-text" { (ended) } }
        (facts(view))
        (holders(view))
        (deputies(view))
        h2 class="govuk-heading-m" { "What it answers for" }
        p class="govuk-body" { (view.duties) ", in the plans that you may see." }
        @if !view.open.is_empty() { (listed("Open actions", &view.open)) }
        h2 class="govuk-heading-m" { "What happened to this role" }
        ol class="gt-history" { @for one in &view.history { (told(one)) } }
        @if view.may != Doing::Look {
            p class="govuk-body" {
                a class="govuk-link" href={ (view.address) "/end" } {
                    @if view.may == Doing::Change { "End this role" } @else { "Correct its last day" }
                }
            }
        }
    }
}

fn facts(view: &RolePage) -> Markup {
    let or_none =
        |words: &str| html! { @if words.is_empty() { span class="gt-none" { "None" } } @else { (words) } };
    let mut rows = vec![
        (html! { "Abbreviations" }, or_none(&view.abbreviations)),
        (html! { "Lead codes" }, or_none(&view.codes)),
    ];
    if !view.printed.is_empty() {
        let printed = html! {
            @for (nth, words) in view.printed.iter().enumerate() { @if nth > 0 { br; } "“" (words) "”" }
            " " a class="govuk-link" href="/leads#resolved" { "Where this was said" }
        };
        rows.push((html! { "Plans also print" }, printed));
    }
    html! {
        (summary(rows))
        @if view.may == Doing::Change {
            p class="govuk-body" { a class="govuk-link" href={ (view.address) "/words" } { "Change how it is called and printed" } }
        }
    }
}

fn holders(view: &RolePage) -> Markup {
    html! {
        h2 class="govuk-heading-m" { "Who holds it" }
        @if view.holders.is_empty() { p class="govuk-body" { "Nobody holds it, and nobody is known to have held it." } }
        @else { (times("Who holds the role", &view.holders)) }
        @if view.may == Doing::Change {
            div class="govuk-button-group" {
                @if !view.holders.is_empty() { (button(&format!("{}/hand-over", view.address), "Hand the role over")) }
                (button(&format!("{}/holders", view.address), "Add a holder"))
            }
        }
    }
}

fn deputies(view: &RolePage) -> Markup {
    html! {
        h2 class="govuk-heading-m" { "Who deputises" }
        @if view.deputies.is_empty() { p class="govuk-body" { "Nobody deputises." } }
        @else { (times("Who deputises for the holder", &view.deputies)) }
        @if view.may == Doing::Change { (button(&format!("{}/deputies", view.address), "Add a deputy")) }
    }
}

fn button(href: &str, words: &str) -> Markup {
    html! {
        a class="govuk-button govuk-button--secondary" href=(href) role="button" draggable="false" data-module="govuk-button" { (words) }
    }
}

fn times(caption: &str, times: &[Time]) -> Markup {
    let can_end = times.iter().any(|time| time.end.is_some());
    let columns = if can_end { COLUMNS_TO_END } else { COLUMNS };
    let rows: Vec<Vec<Markup>> = times.iter().map(time).collect();
    grid(&Grid { caption, caption_shown: false, columns, rows: &rows })
}

fn time(time: &Time) -> Vec<Markup> {
    vec![
        html! {
            a class="govuk-link govuk-link--no-visited-state" href=(time.person) { (time.name) }
            @if time.is_shared { span class="gt-dim gt-caption" { "in a job share" } }
        },
        html! { (time.from) },
        html! { (time.until) },
        html! { (time.when) },
        html! {
            @if let Some(end) = &time.end {
                a class="govuk-link" href=(end) { "Set the last day" span class="govuk-visually-hidden" { " of " (time.name) } }
            }
        },
    ]
}

fn told(told: &Told) -> Markup {
    html! {
        li class="gt-history__item" {
            span class="gt-history__entry" { span class="govuk-visually-hidden" { "Entry " } (told.entry) }
            div {
                (told.sentence)
                span class="gt-history__when" { (told.when) }
                @if !told.note.is_empty() { div class="gt-role__note" { (prose(&told.note)) } }
                @if !told.moved.is_empty() {
                    details class="govuk-details" {
                        summary class="govuk-details__summary" { span class="govuk-details__summary-text" { "What moved" } }
                        div class="govuk-details__text" {
                            ul class="govuk-list" {
                                @for link in &told.moved { li { a class="govuk-link govuk-link--no-visited-state" href=(link.href) { (link.words) } } }
                            }
                        }
                    }
                }
            }
        }
    }
}
