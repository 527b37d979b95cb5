//! The markup of the pages of papers.

use goldthread_papers::Paper;
use goldthread_papers_html::{Top, fragment};
use maud::{Markup, html};

use super::view::{Papers, Preview};
use crate::components::Link;
use crate::components::plan_head::{head, moment_picker};

/// The papers of a plan.
pub fn papers(view: &Papers) -> Markup {
    html! {
        (head(&view.head))
        section class="gt-card" {
            h2 class="govuk-heading-m govuk-!-margin-bottom-1" {
                a class="govuk-link govuk-link--no-visited-state" href=(view.progress.href) { (view.progress.words) }
            }
            p class="govuk-body" {
                "For a board or a scrutiny committee: how the plan stands in counts, what is overdue, the ratings, every section with its "
                "actions, and what to ask."
            }
            (files(&view.files))
            p class="govuk-body-s gt-dim" { (view.made_from) }
        }
        (moment_picker(&view.asked))
    }
}

/// A paper on a page.
pub fn preview(view: &Preview, paper: &Paper) -> Markup {
    html! {
        div class="gt-downloads" { (files(&view.files)) }
        (fragment(paper, Top::H1))
    }
}

fn files(files: &[Link]) -> Markup {
    html! {
        ul class="gt-actions-row" aria-label="The paper as a file" {
            @for file in files { li { a class="govuk-link govuk-body" href=(file.href) { (file.words) } } }
        }
    }
}
