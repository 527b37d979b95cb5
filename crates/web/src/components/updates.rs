//! Updates on an action, the newest first, each with what was put right of it.

use goldthread_people::Directory;
use goldthread_plan::work::{Correction, Update, UpdateText};
use maud::{Markup, html};

use super::lists::prose;
use super::tag::{Tag, tag};
use crate::{speak, words};

/// An update as a page shows it.
#[derive(Debug, Clone)]
pub struct Told {
    /// Its id on the page.
    pub id: String,
    /// Who posted it, and when.
    pub head: String,
    /// How it says that the action stands, and why.
    pub status: Option<(Tag, String)>,
    /// The questions that it answers, each with what it says.
    pub parts: Vec<(&'static str, String)>,
    /// What was put right, the last first: when, why, and what it said until then.
    pub corrections: Vec<(String, Vec<String>)>,
    /// Where whoever posted it puts it right; nothing for those who may tell of no progress.
    pub correct: Option<String>,
    /// Where it is commented on; nothing for those who may not.
    pub comment: Option<String>,
}

impl Told {
    /// An update; `at` is the address of its action, where whoever looks may tell of progress on it, and where they may comment.
    pub fn of(update: &Update, directory: &Directory, [tells, comments]: [Option<&str>; 2]) -> Self {
        let said = |text: &UpdateText| {
            let parts = text.parts().filter(|(_, words)| !words.is_empty());
            parts.map(|(question, words)| (question, words.to_owned())).collect::<Vec<_>>()
        };
        let correction = |correction: &Correction| {
            let (who, when) = (speak::person(directory, correction.by), words::day(correction.on));
            let mut before: Vec<String> = said(&correction.before)
                .into_iter()
                .map(|(question, words)| format!("{question}: {words}"))
                .collect();
            before.extend(
                correction.status_before.iter().map(|status| format!("{}: {}", status.mark, status.reason)),
            );
            (format!("Put right by {who} on {when}: {}", correction.why), before)
        };
        Self {
            id: format!("update-{}", update.number),
            head: format!("{}, {}", speak::person(directory, update.by), words::day(update.on)),
            status: update.status.as_ref().map(|status| (speak::declared_tag(status), status.reason.clone())),
            parts: said(&update.text),
            corrections: update.corrections.iter().rev().map(correction).collect(),
            correct: tells.map(|at| format!("{at}/updates/{}", update.number)),
            comment: comments.map(|at| format!("{at}/comments?update={}", update.number)),
        }
    }
}

/// The updates; the newest stands open, the others are folded where there are several.
pub fn updates(told: &[Told]) -> Markup {
    html! {
        @if let Some((newest, before)) = told.split_first() {
            (update(newest))
            @if !before.is_empty() {
                details class="govuk-details" {
                    summary class="govuk-details__summary" {
                        span class="govuk-details__summary-text" { (before.len()) " earlier " (crate::words::noun(before.len(), "update", "updates")) }
                    }
                    div class="govuk-details__text" { @for one in before { (update(one)) } }
                }
            }
        }
    }
}

fn update(told: &Told) -> Markup {
    html! {
        div class="gt-update" id=(told.id) {
            p class="govuk-body-s gt-dim" {
                (told.head)
                @if let Some(correct) = &told.correct { " " a class="govuk-link govuk-link--no-visited-state" href=(correct) { "Put it right" } }
                @if let Some(comment) = &told.comment { " " a class="govuk-link govuk-link--no-visited-state" href=(comment) { "Comment on it" } }
            }
            @if let Some((status, reason)) = &told.status { p class="govuk-body" { (tag(status)) " " (reason) } }
            @for (question, words) in &told.parts {
                h3 class="govuk-heading-s gt-update__question" { (question) }
                (prose(words))
            }
            @for (head, before) in &told.corrections {
                details class="govuk-details" {
                    summary class="govuk-details__summary" { span class="govuk-details__summary-text" { (head) } }
                    div class="govuk-details__text" { @for words in before { (prose(words)) } }
                }
            }
        }
    }
}
