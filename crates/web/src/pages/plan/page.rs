//! The markup of the page of a plan.

use maud::{Markup, html};

use super::view::{CountRow, PlanPage, RatingRow};
use crate::components::doubt::{self, DoubtRow};
use crate::components::grid::{Grid, grid};
use crate::components::lists::{figures, pairs, summary};
use crate::components::plan_head::{head, moment_picker};
use crate::components::tag::tag;
use crate::components::{Link, rating};
use crate::pages::governance::about::about;

const RATINGS: &[&str] = &["Section", "Process, last", "Process, now", "Impact, last", "Impact, now"];
const COUNTS: &[&str] =
    &["Section", "Actions", "Said complete", "Verified", "Overdue", "Moved", "Open, no date", "Flags"];

/// The page.
pub fn plan(view: &PlanPage) -> Markup {
    html! {
        (head(&view.head))
        (figures(&view.figures))
        p class="govuk-body-s gt-dim" { (view.judged) }
        @if !view.ratings.is_empty() { (ratings(view)) }
        @if !view.sections.is_empty() { (counts("Sections and their actions", &view.sections)) }
        @if !view.phases.is_empty() { (counts("Phases", &view.phases)) }
        @if !view.bare.is_empty() { (sections(&view.bare)) }
        @if !view.doubts.is_empty() { (doubts(&view.doubts, view.more_doubts)) }
        (about(&view.boards))
        (facts(view))
        (moment_picker(&view.asked))
        p class="govuk-body-s gt-dim" { (view.origin) }
    }
}

fn ratings(view: &PlanPage) -> Markup {
    let rows: &[RatingRow] = &view.ratings;
    let cells: Vec<Vec<Markup>> = rows
        .iter()
        .map(|row| {
            let [process_last, process_now] = rating::pair(&row.process);
            let [impact_last, impact_now] = rating::pair(&row.impact);
            vec![link(&row.section), process_last, process_now, impact_last, impact_now]
        })
        .collect();
    html! {
        (grid(&Grid { caption: &view.rated_in, caption_shown: true, columns: RATINGS, rows: &cells }))
        @if let Some(sheet) = &view.sheet { p class="govuk-body" { (link(sheet)) } }
    }
}

fn counts(caption: &str, rows: &[CountRow]) -> Markup {
    let number = |count: usize| html! { span class="gt-number" { (count) } };
    let cells: Vec<Vec<Markup>> = rows
        .iter()
        .map(|row| {
            let numbers =
                [row.actions, row.claimed, row.verified, row.overdue, row.moved, row.undated, row.flags];
            std::iter::once(link(&row.section)).chain(numbers.map(number)).collect()
        })
        .collect();
    grid(&Grid { caption, caption_shown: true, columns: COUNTS, rows: &cells })
}

fn sections(links: &[Link]) -> Markup {
    html! {
        h2 class="govuk-heading-m" { "Sections" }
        ul class="govuk-list govuk-list--spaced" { @for section in links { li { (link(section)) } } }
    }
}

fn link(to: &Link) -> Markup {
    html! { a class="govuk-link govuk-link--no-visited-state" href=(to.href) { (to.words) } }
}

fn doubts(rows: &[DoubtRow], more: usize) -> Markup {
    html! {
        h2 class="govuk-heading-m" id="doubts" { "Doubts left when the document was read" }
        (doubt::doubts(rows))
        @if more > 0 { p class="govuk-body" { "And " (more) " more: the history of the plan has them all." } }
    }
}

fn facts(view: &PlanPage) -> Markup {
    html! {
        @if !view.answer.is_empty() {
            h2 class="govuk-heading-m" id="answer" { "By when the report has to be answered" }
            (pairs(&view.answer))
        }
        @if !view.judgements.is_empty() {
            h2 class="govuk-heading-m" { "What the inspectors judged" }
            (pairs(&view.judgements))
        }
        @if !view.key.is_empty() {
            (folded("The plan's own key of statuses", &summary(view.key.iter().map(|(mark, meaning)| (tag(mark), html! { (meaning) })))))
        }
        @if !view.glossary.is_empty() { (folded("Abbreviations of leads", &pairs(&view.glossary))) }
    }
}

fn folded(title: &str, content: &Markup) -> Markup {
    html! {
        details class="govuk-details" {
            summary class="govuk-details__summary" { span class="govuk-details__summary-text" { (title) } }
            div class="govuk-details__text" { (content) }
        }
    }
}
