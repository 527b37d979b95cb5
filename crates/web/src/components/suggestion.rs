//! What the dates, the completion and the evidence suggest, beside what was declared.

use goldthread_plan::periods::{Axis, Period};
use goldthread_plan::{Plan, SectionNumber};
use jiff::civil::Date;
use maud::{Markup, html};

use super::lists::bullets;
use super::tag::{Tag, tag};
use crate::rated;

/// What is suggested.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// The mark.
    pub tag: Tag,
    /// Why: sentences with the numbers that it rests on; empty for a period that has closed.
    pub because: Vec<String>,
    /// How what was declared stands to it.
    pub declared: Declared,
}

/// How a rating stands to what is suggested.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Declared {
    /// Nothing was declared.
    Not,
    /// The same.
    Same,
    /// Another, for a reason.
    Another(String),
    /// Another, and nobody has said why: what is suggested has changed since.
    Unexplained,
}

impl Suggestion {
    /// What is suggested in a period on a day; of one that has closed, what was then.
    pub fn of(plan: &Plan, period: &Period, section: SectionNumber, axis: Axis, day: Date) -> Option<Self> {
        let rating = period.rating(section, axis);
        let (standing, because) = if period.is_open() {
            let suggested = plan.suggested_in(period, section, axis, day)?;
            (suggested.standing, suggested.because)
        } else {
            (rating?.suggested?, Vec::new())
        };
        let declared = match rating {
            None => Declared::Not,
            Some(rating) if rating.standing == standing => Declared::Same,
            Some(rating) if rating.difference.is_empty() => Declared::Unexplained,
            Some(rating) => Declared::Another(rating.difference.clone()),
        };
        Some(Self { tag: rated::standing(plan.scheme_of(period), axis, standing), because, declared })
    }

    /// Whether something else was declared.
    pub fn differs(&self) -> bool {
        matches!(self.declared, Declared::Another(_) | Declared::Unexplained)
    }
}

/// What is suggested, with its reasons folded away.
pub fn suggestion(shown: &Suggestion) -> Markup {
    html! {
        div class="gt-suggestion" {
            @if shown.differs() { strong class="gt-differs" { span aria-hidden="true" { "≠ " } "Another than suggested: " } }
            @else { span class="gt-dim" { "Suggested: " } }
            (tag(&shown.tag))
            @match &shown.declared {
                Declared::Another(why) => p class="govuk-body-s gt-suggestion__why" { (why) },
                Declared::Unexplained => p class="govuk-body-s gt-suggestion__why" { "Nobody has said why yet." },
                Declared::Not | Declared::Same => {},
            }
            @if !shown.because.is_empty() {
                details class="govuk-details gt-suggestion__because" {
                    summary class="govuk-details__summary" { span class="govuk-details__summary-text" { "Why that is suggested" } }
                    div class="govuk-details__text" { (bullets(&shown.because)) }
                }
            }
        }
    }
}
