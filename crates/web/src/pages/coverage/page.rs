//! The markup of the page of coverage.

use maud::{Markup, html};

use super::view::{Answered, Asks, CoveragePage, Found, Near};
use crate::components::Link;
use crate::components::grid::{Grid, grid};
use crate::components::lists::figures;
use crate::components::notice::{Mistake, mistakes};
use crate::components::plan_head::head;

const COLUMNS: &[&str] = &["In the report", "Answered by", "Actions, the nearest first"];
const ACCEPTED: &str = ".pdf,.docx,.html,.htm,.md,.markdown,.txt";

/// The page.
pub fn coverage(view: &CoveragePage, wrong: &[Mistake]) -> Markup {
    html! {
        (mistakes(wrong))
        (head(&view.head))
        p class="govuk-body-l" { "What the inspectors asked, and what of this plan answers it." }
        @match &view.found {
            Some(found) => {
                (beside(found))
                h2 class="govuk-heading-m" { "Lay another report beside the plan" }
            }
            None => h2 class="govuk-heading-m" { "Which report?" }
        }
        (choose(view, wrong))
    }
}

fn choose(view: &CoveragePage, wrong: &[Mistake]) -> Markup {
    html! {
        @if !view.reports.is_empty() {
            h3 class="govuk-heading-s" { "A report that is kept" }
            (links(&view.reports))
        }
        @if let Some(limit) = &view.limit { (send(&view.href, limit, wrong.first())) }
        @if view.reports.is_empty() && view.limit.is_none() { p class="govuk-body" { "No report is kept here that you may see." } }
    }
}

fn send(href: &str, limit: &str, mistake: Option<&Mistake>) -> Markup {
    html! {
        form action=(href) method="post" enctype="multipart/form-data" novalidate {
            div class={ "govuk-form-group" @if mistake.is_some() { " govuk-form-group--error" } } {
                label class="govuk-label govuk-label--s" for="document" { "The file of a report" }
                div class="govuk-hint" id="document-hint" {
                    "Word, PDF, a web page or text, up to " (limit) ". It is read and shown; nothing of it is kept."
                }
                @if let Some(mistake) = mistake {
                    p class="govuk-error-message" id="document-error" { span class="govuk-visually-hidden" { "Error: " } (mistake.words) }
                }
                input class={ "govuk-file-upload" @if mistake.is_some() { " govuk-file-upload--error" } } id="document" name="document"
                    type="file" accept=(ACCEPTED) aria-describedby={ "document-hint" @if mistake.is_some() { " document-error" } };
            }
            button class="govuk-button" data-module="govuk-button" { "Compare" }
        }
    }
}

fn beside(found: &Found) -> Markup {
    html! {
        p class="govuk-body" {
            "The report: " @match &found.href {
                Some(href) => a class="govuk-link" href=(href) { (found.report) },
                None => { (found.report) ", which is not kept" },
            }
            "."
        }
        (figures(&found.figures))
        h2 class="govuk-heading-m" id="nothing-answers" { "What nothing answers" }
        @if found.is_full() { p class="govuk-body" { "Every recommendation is answered." } }
        @else if found.unanswered.is_empty() { p class="govuk-body gt-none" { "The report makes no recommendation that could be read." } }
        @else { (all(&found.unanswered)) }
        @if !found.named_only.is_empty() {
            h3 class="govuk-heading-s" { "Named in the plan, with no action or work under it" }
            (all(&found.named_only))
        }
        @if !found.open_findings.is_empty() {
            (folded(&format!("Findings of what is not good that nothing answers ({})", found.open_findings.len()), &all(&found.open_findings)))
        }
        @if !found.answers.is_empty() {
            (answers("Recommendations, and what answers them", &found.answers))
            p class="govuk-body-s gt-dim" {
                "How near is measured by the words that both share; what is called weak is no answer. A plan may do what a report asks in other words."
            }
        }
        @if !found.findings.is_empty() { (answers("Findings of what is not good, and what answers them", &found.findings)) }
        @if !found.idle.is_empty() { (folded(&format!("In the plan, and answers nothing in the report ({})", found.idle.len()), &links(&found.idle))) }
        @if !found.own.is_empty() { (folded(&format!("The council's own improvements ({})", found.own.len()), &links(&found.own))) }
    }
}

fn all(asks: &[Asks]) -> Markup {
    html! { ul class="govuk-list govuk-list--spaced" { @for one in asks { li { (point(one)) } } } }
}

fn point(asks: &Asks) -> Markup {
    html! {
        strong { (asks.name) ": " } (asks.words)
        @if !asks.at.is_empty() {
            span class="gt-dim gt-caption" {
                @match &asks.href {
                    Some(href) => a class="govuk-link govuk-link--no-visited-state" href=(href) {
                        "In the report, " (asks.at) span class="govuk-visually-hidden" { ": " (asks.name) }
                    },
                    None => { "In the report, " (asks.at) },
                }
            }
        }
    }
}

fn answers(caption: &str, rows: &[Answered]) -> Markup {
    let cells: Vec<Vec<Markup>> = rows
        .iter()
        .map(|row| {
            let asked = html! { span class="govuk-!-font-weight-regular" { (point(&row.asks)) } };
            vec![asked, sections(&row.sections), actions(row)]
        })
        .collect();
    grid(&Grid { caption, caption_shown: true, columns: COLUMNS, rows: &cells })
}

fn sections(sections: &[Near]) -> Markup {
    html! {
        @if sections.is_empty() { span class="gt-none" { "No section; the actions say it themselves" } }
        @for near in sections {
            p class="govuk-body-s govuk-!-margin-bottom-2" {
                (link(&near.link))
                span class="gt-dim gt-caption" { span aria-hidden="true" { (near.bar) " " } "How near: " (near.words) }
            }
        }
    }
}

fn actions(row: &Answered) -> Markup {
    html! {
        @if row.actions.is_empty() { span class="gt-none" { "No action" } }
        @else { ul class="govuk-list govuk-!-font-size-16 govuk-!-margin-bottom-1" { @for one in &row.actions { li { (link(one)) } } } }
        @if row.more > 0 { span class="gt-dim" { "and " (row.more) " more" } }
    }
}

fn links(links: &[Link]) -> Markup {
    html! { ul class="govuk-list govuk-list--spaced" { @for one in links { li { (link(one)) } } } }
}

fn link(to: &Link) -> Markup {
    html! { a class="govuk-link govuk-link--no-visited-state" href=(to.href) { (to.words) } }
}

fn folded(title: &str, content: &Markup) -> Markup {
    html! {
        details class="govuk-details" {
            summary class="govuk-details__summary" { span class="govuk-details__summary-text" { (title) } }
            div class="govuk-details__text" { (content) }
        }
    }
}
