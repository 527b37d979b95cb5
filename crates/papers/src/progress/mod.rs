//! The progress paper: how a plan stands as at an entry of the ledger and on a day.

mod about;
mod actions;
mod doubts;
mod flags;
mod overdue;
mod ratings;
mod said;
mod sections;
mod summary;

use goldthread_plan::{Action, Plan};
use goldthread_rules::{PlanView, Report, Selection, check};
use jiff::civil::Date;

use crate::words;
use crate::{Edition, Paper};

/// How long a title may be before it is cut; the whole stands in the plan.
const LONGEST_TITLE: usize = 160;

/// How a plan stands on the edition's date: counts, what is overdue, ratings, every section with its actions, flags by
/// kind, and what was not understood.
///
/// The rules are applied here, as at that date, so that the paper and its flags cannot speak of different days; the
/// edition's rule set is the one they were taken from.
pub fn progress(plan: &Plan, rules: &Selection, edition: Edition) -> Paper {
    let report = check(&PlanView::new(plan).on(edition.date), rules);
    let edition = Edition { rule_set: report.rule_set.to_string(), ..edition };
    let seen = Seen { plan, report: &report, day: edition.date };
    let title = format!("Progress report: {}", words::shortened(plan.title(), LONGEST_TITLE));
    let paper = Paper::new(&title, &seen.authority(), edition, |body| {
        summary::write(body, seen);
        overdue::write(body, seen);
        ratings::write(body, seen);
        sections::write(body, seen);
        flags::write(body, seen);
        doubts::write(body, seen);
        about::write(body, seen);
    });
    paper.with_subtitle(&seen.answers())
}

/// What the paper is made from.
#[derive(Clone, Copy)]
struct Seen<'a> {
    plan: &'a Plan,
    report: &'a Report,
    day: Date,
}

impl<'a> Seen<'a> {
    fn actions(self) -> &'a [Action] {
        self.plan.actions()
    }

    fn overdue(self) -> impl Iterator<Item = &'a Action> {
        self.actions().iter().filter(move |action| action.is_overdue(self.day))
    }

    fn authority(self) -> String {
        let authority = words::shortened(self.plan.fields().authority.text(), LONGEST_TITLE);
        if authority.is_empty() { "Authority not named in the plan".to_owned() } else { authority }
    }

    /// The inspection that the plan answers, in one line; empty where the document does not say.
    fn answers(self) -> String {
        let inspection = &self.plan.fields().inspection;
        let parts = [inspection.framework.text(), inspection.dates.text()];
        let said: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        if said.is_empty() { String::new() } else { format!("Answers the inspection: {}", said.join(", ")) }
    }
}

#[cfg(test)]
mod tests;
