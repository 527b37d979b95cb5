//! The date of an action as it is and as it was at first, and each move with who agreed.

use goldthread_people::Directory;
use goldthread_plan::Action;
use goldthread_plan::work::Move;
use maud::{Markup, html};

use super::lists::prose;
use crate::{speak, when, words};

/// What is said of the moves of a date.
#[derive(Debug, Clone, Default)]
pub struct Moves {
    /// What it was at first; nothing where it never moved.
    pub first: Option<String>,
    /// How often it moved, and how far.
    pub slip: Option<String>,
    /// The moves that were made here, the last first.
    pub made: Vec<Moved>,
    /// What earlier versions of the document said, where moves came with later ones.
    pub printed: Option<String>,
}

/// A move.
#[derive(Debug, Clone)]
pub struct Moved {
    /// From what to what.
    pub dates: String,
    /// Why, from the list.
    pub reason: String,
    /// Why, in words.
    pub why: String,
    /// Who agreed, who moved it and when.
    pub who: String,
}

impl Moves {
    /// Those of an action.
    pub fn of(action: &Action, directory: &Directory) -> Self {
        let made = action.work().moves();
        let of_versions = when::times_moved(action).saturating_sub(made.len());
        let printed = match of_versions {
            0 => None,
            1 => Some("One of the moves came with a later version of the document.".to_owned()),
            many => Some(format!("{many} of the moves came with later versions of the document.")),
        };
        Self {
            first: when::first(action),
            slip: when::slip(action),
            made: made.iter().rev().map(|one| Moved::of(one, directory)).collect(),
            printed,
        }
    }
}

impl Moved {
    fn of(made: &Move, directory: &Directory) -> Self {
        let from = if made.from.is_blank() { "no date" } else { made.from.printed() };
        let (who, day) = (speak::person(directory, made.by), words::day(made.on));
        Self {
            dates: format!("From {from} to {}", made.to.printed()),
            reason: words::sentence(made.reason.words()),
            why: made.why.clone(),
            who: format!("Agreed by {}. Moved by {who} on {day}.", made.agreed_by),
        }
    }
}

/// The first date and the moves; nothing where there are none.
pub fn moves(view: &Moves) -> Markup {
    html! {
        @if let Some(first) = &view.first {
            p class="govuk-body gt-dim" { "First date: " (first) "." @if let Some(slip) = &view.slip { " " (slip) } }
        }
        @if !view.made.is_empty() {
            details class="govuk-details" {
                summary class="govuk-details__summary" { span class="govuk-details__summary-text" { "Why the date moved" } }
                div class="govuk-details__text" {
                    @for one in &view.made {
                        div class="gt-update" {
                            p class="govuk-body" { strong { (one.dates) } }
                            p class="govuk-body" { (one.reason) }
                            (prose(&one.why))
                            p class="govuk-body-s gt-dim" { (one.who) }
                        }
                    }
                    @if let Some(printed) = &view.printed { p class="govuk-body" { (printed) } }
                }
            }
        }
    }
}
