//! The markup of the list of evidence.

use goldthread_plan::evidence::EvidenceKind;
use maud::{Markup, html};

use super::list::{EvidenceList, OfSection};
use crate::components::evidence::table;
use crate::components::filter::{hidden_moment, select};
use crate::components::grid::{Grid, grid};
use crate::components::notice::done;
use crate::components::plan_head::{head, moment_picker};

/// The list.
pub fn evidence(view: &EvidenceList) -> Markup {
    html! {
        (done(view.done))
        (head(&view.head))
        @if let Some(add) = &view.add {
            a class="govuk-button" data-module="govuk-button" role="button" draggable="false" href=(add) { "Add evidence" }
        }
        (filter(view))
        p class="govuk-body" { (view.summary) }
        @if view.rows.is_empty() {
            p class="govuk-body gt-none" { "No evidence is like that. What bears the plan out is added on the page of an action." }
        } @else {
            (table("Evidence", &view.rows))
        }
        @if !view.gone.is_empty() {
            details class="govuk-details" {
                summary class="govuk-details__summary" { span class="govuk-details__summary-text" { "What was taken away (" (view.gone.len()) ")" } }
                div class="govuk-details__text" { (table("Evidence that was taken away", &view.gone)) }
            }
        }
        h2 class="govuk-heading-m" { "What each section has, and what it lacks" }
        p class="govuk-body" { "Counted is what can be relied on at the day of this page." }
        (by_section(&view.by_section))
        (moment_picker(&view.asked))
    }
}

/// Choices as a filter takes them.
fn offered(all: &[(String, String, bool)]) -> impl Iterator<Item = (&str, &str, bool)> {
    all.iter().map(|(value, words, chosen)| (value.as_str(), words.as_str(), *chosen))
}

fn filter(view: &EvidenceList) -> Markup {
    html! {
        form class="gt-filter" method="get" {
            div class="gt-filter__row" {
                (select("kind", "Kind", offered(&view.kinds)))
                (select("section", "Section", offered(&view.sections)))
                div class="govuk-form-group" {
                    label class="govuk-label" for="action" { "Action number" }
                    input class="govuk-input govuk-input--width-4" id="action" name="action" inputmode="numeric" autocomplete="off" value=(view.action);
                }
                (hidden_moment(&view.asked))
                button class="govuk-button govuk-button--secondary" data-module="govuk-button" { "Show" }
            }
        }
    }
}

fn by_section(sections: &[OfSection]) -> Markup {
    let columns: Vec<&str> = std::iter::once("Section")
        .chain(EvidenceKind::ALL.iter().map(|kind| kind.word()))
        .chain(["What it lacks"])
        .collect();
    let cells = |one: &OfSection| {
        let name = html! { a class="govuk-link govuk-link--no-visited-state" href=(one.section.href) { (one.section.words) } };
        let counts = one.lacking.counts.iter().map(|count| html! { (count) });
        let lacks = html! {
            @match one.lacking.words() { Some(words) => (words), None => span class="gt-dim" { "Nothing of these" } }
        };
        std::iter::once(name).chain(counts).chain([lacks]).collect::<Vec<Markup>>()
    };
    let rows: Vec<Vec<Markup>> = sections.iter().map(cells).collect();
    grid(&Grid {
        caption: "What each section has, and what it lacks",
        caption_shown: false,
        columns: &columns,
        rows: &rows,
    })
}
