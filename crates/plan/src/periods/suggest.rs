//! What the dates, the completion and the evidence suggest that a section be rated as. It is shown beside what people declare, with its
//! reasons, and decides nothing.

use jiff::civil::Date;

use super::{Axis, Period};
use crate::evidence::Strength;
use crate::{Action, Completion, Plan, SectionNumber, Standing};

/// What is suggested, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggested {
    /// The place in the inner order.
    pub standing: Standing,
    /// Why: sentences with the numbers that it rests on.
    pub because: Vec<String>,
}

/// From so many days late an action is off track, not only at risk.
const LONG_LATE: i32 = 28;

/// So often may a date move before that is a risk of its own.
const MOVES: usize = 2;

impl Plan {
    /// What is suggested for a section on a day, in a period that began on `since`; nothing where the section has no action.
    pub fn suggested(&self, section: SectionNumber, axis: Axis, since: Date, on: Date) -> Option<Suggested> {
        let actions: Vec<&Action> =
            self.actions_of(section).chain(self.actions_shared_with(section)).collect();
        if actions.is_empty() {
            return None;
        }
        Some(match axis {
            Axis::Process => process(&actions, since, on),
            Axis::Impact => self.impact(&actions, on),
        })
    }

    /// What is suggested for a section in a period as things are on a day; what comes after its last day does not count.
    pub fn suggested_in(
        &self,
        period: &Period,
        section: SectionNumber,
        axis: Axis,
        on: Date,
    ) -> Option<Suggested> {
        self.suggested(section, axis, period.from, on.min(period.to))
    }

    fn impact(&self, actions: &[&Action], on: Date) -> Suggested {
        let holds = |action: &&&Action| self.evidence_for(action.number()).any(|piece| piece.holds_on(on));
        let shown = |action: &&&Action| {
            let mut pieces = self.evidence_for(action.number());
            pieces.any(|piece| piece.holds_on(on) && piece.about.kind.shows_impact())
        };
        let tested = |action: &&&Action| {
            let mut pieces = self.evidence_for(action.number());
            pieces.any(|piece| {
                piece.holds_on(on)
                    && piece.about.kind.shows_impact()
                    && piece.about.strength == Strength::Tested
            })
        };
        let complete = at_least(actions, Completion::Claimed);
        let (shown, tested) = (actions.iter().filter(shown).count(), actions.iter().filter(tested).count());
        let (all, borne) = (actions.len(), actions.iter().filter(holds).count());
        let told =
            format!("{shown} of {} evidence of an outcome or of what children or families say", have(all));
        let standing = if at_least(actions, Completion::Sustained) == all && tested > 0 {
            Standing::Complete
        } else if shown > 0 && tested > 0 {
            Standing::OnTrack
        } else if shown > 0 {
            Standing::AtRisk
        } else if complete == 0 {
            Standing::NotStarted
        } else {
            Standing::OffTrack
        };
        let mut because = vec![told];
        if shown > 0 {
            because.push(format!("{tested} of {} such evidence that somebody else has tested", have(all)));
        } else {
            because.push(format!("{complete} of {} said to be complete", are(all)));
            because.push(format!("{borne} of {} evidence of any kind that still holds", have(all)));
        }
        Suggested { standing, because }
    }
}

impl Action {
    /// Whether an update was posted on it on a day or after.
    pub fn is_told_since(&self, since: Date) -> bool {
        self.work().last_update().is_some_and(|update| update.on >= since)
    }
}

fn process(actions: &[&Action], since: Date, on: Date) -> Suggested {
    let all = actions.len();
    let complete = at_least(actions, Completion::Claimed);
    let open: Vec<&&Action> = actions.iter().filter(|action| action.is_open()).collect();
    let late: Vec<i32> = open.iter().filter_map(|action| days_late(action, on)).collect();
    let moved = open.iter().filter(|action| action.moved_from().len() > MOVES).count();
    let silent = open.iter().filter(|action| !action.is_told_since(since)).count();
    let begun = actions.iter().any(|action| has_begun(action));
    let mut because = vec![format!("{complete} of {} said to be complete", are(all))];
    if let Some(longest) = late.iter().max() {
        because.push(format!("{} of {} overdue, the longest by {}", late.len(), are(all), days(*longest)));
    }
    if moved > 0 {
        because.push(format!("{moved} of {} moved more than {MOVES} times", have(all)));
    }
    if silent > 0 && !open.is_empty() {
        because.push(format!("{silent} of {} open without an update in the period", are(all)));
    }
    let worst = declared(&open);
    because.extend(
        worst.map(|worst| format!("the worst that a lead declares is {}", worst.word().to_lowercase())),
    );
    let is_off = late.len() * 3 > all
        || late.iter().any(|days| *days >= LONG_LATE)
        || worst == Some(Standing::OffTrack);
    let standing = if complete == all {
        Standing::Complete
    } else if is_off {
        Standing::OffTrack
    } else if !late.is_empty()
        || moved > 0
        || worst == Some(Standing::AtRisk)
        || (begun && silent * 2 > open.len())
    {
        Standing::AtRisk
    } else if begun {
        Standing::OnTrack
    } else {
        Standing::NotStarted
    };
    Suggested { standing, because }
}

fn at_least(actions: &[&Action], stage: Completion) -> usize {
    actions
        .iter()
        .filter(|action| action.completion() >= stage || stage == Completion::Claimed && !action.is_open())
        .count()
}

fn days_late(action: &Action, on: Date) -> Option<i32> {
    let last = action.fields().timescale.last_day().filter(|last| *last < on)?;
    on.since(last).ok().map(|span| span.get_days())
}

fn has_begun(action: &Action) -> bool {
    !action.work().updates().is_empty() || !action.fields().progress.is_empty() || !action.is_open()
}

fn declared(open: &[&&Action]) -> Option<Standing> {
    let declared = open.iter().filter_map(|action| action.work().declared().map(|status| status.standing));
    declared.filter(|standing| matches!(standing, Standing::OffTrack | Standing::AtRisk)).min()
}

fn days(days: i32) -> String {
    if days == 1 { "1 day".to_owned() } else { format!("{days} days") }
}

fn are(all: usize) -> String {
    if all == 1 { "1 action is".to_owned() } else { format!("{all} actions are") }
}

fn have(all: usize) -> String {
    if all == 1 { "1 action has".to_owned() } else { format!("{all} actions have") }
}
