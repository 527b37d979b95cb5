//! The days that an action comes round on, and what was recorded of each.

use goldthread_people::Directory;
use goldthread_plan::work::Turn;
use goldthread_plan::{Action, Plan};
use jiff::civil::Date;

use crate::{speak, words};

/// As many turns are listed.
const MOST: usize = 36;

/// The turns of an action up to a day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Turns {
    /// The days up to the one that is asked for, the last first, each with what was recorded.
    pub past: Vec<(Date, Option<Turn>)>,
    /// How many more there were before those.
    pub more: usize,
    /// The next.
    pub next: Option<Date>,
}

impl Turns {
    /// Those of an action that comes round; what was recorded of other days stands among them. Nothing where it does not come round.
    pub fn of(plan: &Plan, action: &Action, today: Date) -> Option<Self> {
        let recorded = action.work().turns();
        let told = plan.speaks_on().and_then(|since| goldthread_duties::turns(action, since, today));
        if told.is_none() && recorded.is_empty() && !action.fields().timescale.comes_round() {
            return None;
        }
        let next = told.as_ref().and_then(|turns| turns.next);
        let mut days = told.map(|turns| turns.due).unwrap_or_default();
        days.extend(recorded.iter().map(|turn| turn.due));
        days.sort_unstable_by(|one, other| other.cmp(one));
        days.dedup();
        let more = days.len().saturating_sub(MOST);
        let past = days.into_iter().take(MOST).map(|due| (due, action.work().turn(due).cloned())).collect();
        Some(Self { past, more, next })
    }

    /// The first day of which nothing is recorded.
    pub fn open(&self) -> Option<Date> {
        self.past.iter().rev().find(|(_, turn)| turn.is_none()).map(|(due, _)| *due)
    }

    /// `3 turns: 1 done, 1 missed, 1 not recorded.`
    pub fn sentence(&self) -> String {
        let (mut done, mut missed, mut open) = (0, 0, 0);
        for (_, turn) in &self.past {
            match turn.as_ref().map(|turn| turn.done.is_some()) {
                Some(true) => done += 1,
                Some(false) => missed += 1,
                None => open += 1,
            }
        }
        let last = if self.more > 0 { "The last " } else { "" };
        let all = format!("{last}{}", words::count(self.past.len(), "turn", "turns"));
        format!("{}: {done} done, {missed} missed, {open} not recorded.", words::sentence(&all))
    }
}

/// What was recorded of a turn, in a sentence.
pub fn said(directory: &Directory, turn: &Turn) -> String {
    let by = speak::person(directory, turn.by);
    match turn.done {
        Some(done) => format!("Done on {}. {} ({by})", words::day(done), turn.words),
        None => format!("Missed. {} ({by})", turn.words),
    }
}
