use goldthread_calendar::{UnknownYear, WorkingDays};
use goldthread_people::Leads;
use goldthread_plan::escalation::{
    AnswerReason, Cause, Concern, ConcernNumber, Escalation, EscalationCommand, Ladder, Matter,
};
use goldthread_plan::periods::Period;
use goldthread_plan::work::ReopenReason;
use goldthread_plan::{Action, Plan};
use jiff::civil::Date;

use super::{lowest, towards};

/// What is due to be taken up on a day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MattersDue {
    /// What is to be done, in the order of the plan.
    pub commands: Vec<EscalationCommand>,
    /// What may be due, and cannot be counted.
    pub uncounted: Vec<Uncounted>,
}

/// A matter whose days cannot be counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Uncounted {
    /// What it is about.
    pub about: Matter,
    /// Why it might be taken up.
    pub cause: Cause,
    /// The year that is not known.
    pub year: UnknownYear,
}

impl MattersDue {
    /// How many matters are raised anew.
    pub fn raised(&self) -> usize {
        self.commands.iter().filter(|command| matches!(command, EscalationCommand::Raise { .. })).count()
    }
}

/// What is due to be taken up the ladder on a day, by the plan as it stands.
///
/// Raised to the lowest rung are: an action whose last day has passed; an open action that no update was told of in the last period that
/// is over, nor since; an action that a failed check has opened again; a concern without an answer for as many working days as the
/// lowest rung has. What was raised before for the same reason is not raised again: not before its date has moved and passed
/// again, another period is over, another check has failed. Taken up to the next rung is what was not answered by its last day, and what
/// was said to belong to somebody else, while the reason still holds and no dispute holds it.
pub fn matters_due(
    plan: &Plan,
    ladder: &Ladder,
    leads: &Leads<'_>,
    working: &WorkingDays,
    today: Date,
) -> MattersDue {
    let mut run = Run { plan, ladder, leads, working, today, due: MattersDue::default() };
    for one in plan.escalations() {
        run.take_up(one);
    }
    for action in plan.actions() {
        run.action(action);
    }
    for concern in plan.concerns() {
        run.concern(concern);
    }
    run.due
}

struct Run<'a, 'd> {
    plan: &'a Plan,
    ladder: &'a Ladder,
    leads: &'a Leads<'d>,
    working: &'a WorkingDays,
    today: Date,
    due: MattersDue,
}

impl Run<'_, '_> {
    fn action(&mut self, action: &Action) {
        let about = Matter::Action(action.number());
        if let Some(last) = action.fields().timescale.last_day()
            && action.is_overdue(self.today)
            && self
                .last(Cause::Overdue, about, None)
                .is_none_or(|raised| raised < last.tomorrow().unwrap_or(last))
        {
            let why = format!("Its last day was {}, and nothing says that it is done.", said(last));
            self.raise(Cause::Overdue, about, None, why);
        }
        if let Some(period) = self.last_period()
            && is_untold_since(action, period)
            && self.last(Cause::NoUpdate, about, None).is_none_or(|raised| raised <= period.to)
        {
            let why = format!(
                "{} ended on {}, and no update was posted in it or since.",
                period.title,
                said(period.to)
            );
            self.raise(Cause::NoUpdate, about, None, why);
        }
        if let Some(failed) = failed_check(action)
            && self.last(Cause::CheckFailed, about, None).is_none_or(|raised| raised < failed)
        {
            let why = format!("A check on {} found that it no longer holds.", said(failed));
            self.raise(Cause::CheckFailed, about, None, why);
        }
    }

    fn concern(&mut self, concern: &Concern) {
        let (cause, about) = (Cause::ConcernUnanswered, concern.about);
        let Some(lowest) = self.ladder.rungs.first() else { return };
        let is_known = self.last(cause, about, Some(concern.number)).is_some();
        if is_known || !concern.is_unanswered() || !self.plan.has_matter(about) {
            return;
        }
        match self.working.between(concern.on, self.today) {
            Ok(days) if days > i64::from(lowest.within) => {
                let why = format!("It was raised on {}, and nobody has answered.", said(concern.on));
                self.raise(cause, about, Some(concern), why);
            }
            Ok(_) => {}
            Err(year) => self.due.uncounted.push(Uncounted { about, cause, year }),
        }
    }

    fn take_up(&mut self, open: &Escalation) {
        if !open.is_open() || open.is_held_by_dispute(self.today) || !self.still_holds(open) {
            return;
        }
        let current = open.current();
        let why = match &current.answer {
            Some(answer) if answer.reason == AnswerReason::NotOurs => {
                format!("{} answered that it belongs to somebody else.", current.to)
            }
            None if open.is_late(self.today) => {
                format!("{} had not answered by {}.", current.to, said(open.last_day()))
            }
            Some(_) | None => return,
        };
        let concern = open.concern.and_then(|concern| self.plan.concern(concern));
        let rung = (self.ladder, current.rung.saturating_add(1));
        let next = towards(self.plan, rung, (open.about, concern), self.leads, (self.working, self.today));
        match next {
            Some((to, Ok(_))) => {
                let (escalation, steps) = (open.number, open.steps.len());
                self.due.commands.push(EscalationCommand::TakeUp { escalation, steps, to, why });
            }
            Some((_, Err(year))) => {
                self.due.uncounted.push(Uncounted { about: open.about, cause: open.cause, year });
            }
            None => {}
        }
    }

    fn raise(&mut self, cause: Cause, about: Matter, concern: Option<&Concern>, why: String) {
        // A concern has an owner, who stands on the lowest rung.
        let rung = if concern.is_some() { 0 } else { lowest(self.plan, self.ladder, about) };
        let rung = (self.ladder, rung);
        match towards(self.plan, rung, (about, concern), self.leads, (self.working, self.today)) {
            Some((to, Ok(_))) => {
                let concern = concern.map(|concern| concern.number);
                self.due.commands.push(EscalationCommand::Raise { cause, about, concern, to, why });
            }
            Some((_, Err(year))) => self.due.uncounted.push(Uncounted { about, cause, year }),
            None => {}
        }
    }

    /// The day on which a matter was raised last; while it is open, that is today, so that it is not raised beside itself.
    fn last(&self, cause: Cause, about: Matter, concern: Option<ConcernNumber>) -> Option<Date> {
        let same = |one: &&std::sync::Arc<Escalation>| {
            (one.cause, one.about, one.concern) == (cause, about, concern)
        };
        let last = self.plan.escalations().iter().rev().find(same)?;
        let raised = last.steps.first().map(|step| step.on);
        if last.is_open() { Some(self.today) } else { raised }
    }

    /// The last period whose last day has passed.
    fn last_period(&self) -> Option<&Period> {
        let over = self.plan.periods().iter().filter(|period| period.to < self.today);
        over.max_by_key(|period| period.to).map(AsRef::as_ref)
    }

    /// Whether what a matter was raised for is still so. What only people can judge is.
    fn still_holds(&self, open: &Escalation) -> bool {
        let action = match open.about {
            Matter::Action(number) => self.plan.action(number),
            Matter::Section(number) => {
                return self.plan.section(number).is_some() && self.stands_unanswered(open);
            }
        };
        let Some(action) = action else { return false };
        let raised = open.steps.first().map(|step| step.on);
        match open.cause {
            Cause::Overdue => action.is_overdue(self.today),
            Cause::NoUpdate => {
                action.is_open() && action.work().last_update().is_none_or(|update| Some(update.on) < raised)
            }
            Cause::CheckFailed => action.is_open(),
            Cause::ConcernUnanswered => self.stands_unanswered(open),
            Cause::Difference | Cause::Other => true,
        }
    }

    fn stands_unanswered(&self, open: &Escalation) -> bool {
        let concern = open.concern.and_then(|concern| self.plan.concern(concern));
        concern.is_none_or(Concern::is_unanswered)
    }
}

/// Whether an open action has had no update since a period began.
fn is_untold_since(action: &Action, period: &Period) -> bool {
    let is_told = action.work().updates().iter().any(|update| update.on >= period.from);
    action.is_open() && !is_told
}

/// The day on which a failed check opened an action again, where it still is.
fn failed_check(action: &Action) -> Option<Date> {
    let last = action.work().track().reopened.last()?;
    (last.reason == ReopenReason::CheckFailed && action.is_open()).then_some(last.on)
}

fn said(day: Date) -> String {
    day.strftime("%-d %B %Y").to_string()
}
